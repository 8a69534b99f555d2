// Where a term stands in a text: whole words in any number or gender, the longest form first, not within quotations.
import { expect, test } from 'vitest'
import { placesOf } from '../../src/core/term-forms.ts'

const words = (forms: readonly string[], text: string, lang = 'en') =>
  placesOf(forms, text, lang).map(({ offset, length }) => `${offset} ${text.slice(offset, offset + length)}`)

test.each<[string, string[], string, string[], string?]>([
  ['in the plural', ['spawning ground'], 'The spawning grounds.', ['4 spawning grounds']],
  ['in the singular', ['Lake Members'], 'A lake member went.', ['2 lake member']],
  ['of words in -ies', ['party'], 'Parties, party.', ['0 Parties', '9 party']],
  ['not of a part of a word', ['net'], 'The network, a net.', ['15 net']],
  ['short words as they are', ['net'], 'nets gas', ['0 nets']],
  ['nor of words that end in ss', ['pas'], 'A pass.', []],
  ['the longest that begins there', ['lake', 'lake member'], 'Lake members at the lake', ['0 Lake members', '20 lake']],
  ['several, none over another', ['a b', 'b a'], 'a b a b', ['0 a b', '4 a b']],
  ['over signs and line ends', ['lake member'], 'lake\nmember', ['0 lake\nmember']],
  ['with marks or without', ['São Tomé'], 'Sao Tome', ['0 Sao Tome']],
  ['not within quotations', ['net'], '“net” «net» "net" net', ['18 net']],
  ['nor in a quotation of Markdown', ['net'], '> net\n\nnet\n   > net', ['7 net']],
  ['a quotation mark without its end quotes to no other line', ['net'], '"a\nnet "', ['3 net']],
  ['of nothing', ['', '…'], 'net', []],
  ['in Spanish plural', ['zona de desove'], 'las zonas de desove', ['4 zonas de desove'], 'es'],
  ['in Spanish gender', ['miembro'], 'las miembras y los miembros', ['4 miembras', '19 miembros'], 'es'],
  ['in Spanish -es', ['red'], 'La red. Las redes.', ['3 red', '12 redes'], 'es'],
  ['in Spanish -ones', ['reunión'], 'Las reuniones', ['4 reuniones'], 'es'],
])('%s', (_, forms, text, expected, lang = 'en') => {
  expect(words(forms, text, lang)).toEqual(expected)
})
