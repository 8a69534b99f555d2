// Wording that looks the same and is not, and names that are one on some systems.
import { expect, test } from 'vitest'
import { foundIn } from './found-in.ts'

const path = 'records/topics/TOP-wells.yaml'
const topic = (title: string) => ({ [path]: `id: TOP-wells\ntitle: ${title}\ntype: issue\n` })
const saidOf = async (rule: string, overlay: Readonly<Record<string, string>>) => (await foundIn(rule, overlay)).map(({ line, said }) => `${line} ${said}`)

test.each([
  ['a soft hyphen', 'We\u00adlls', 'The invisible character U+00AD stands here.'],
  ['a space without width', 'We\u200blls', 'The invisible character U+200B stands here.'],
  ['a joiner between Latin letters', 'We\u200dlls', 'The invisible character U+200D stands here.'],
  ['a word joiner', 'We\u2060lls', 'The invisible character U+2060 stands here.'],
  ['a filler', 'Wells\u3164', 'The invisible character U+3164 stands here.'],
  ['a tag', 'Wells\u{e0041}', 'The invisible character U+E0041 stands here.'],
  ['a mark of direction', 'Wells\u200f', 'The invisible character U+200F turns the direction of the text.'],
  ['a byte order mark', 'We\ufefflls', 'The invisible character U+FEFF stands here.'],
  ['the start of a terminal sequence', 'We\u001b]0;lls', 'The invisible control character U+001B stands here.'],
])('%s', async (_, title, said) => {
  expect(await saidOf('control-characters', topic(title))).toEqual([`2 ${said}`])
})

test.each([
  ['"We\\e[31mlls"', 'The invisible control character U+001B stands here.'],
  ['"We\\0lls"', 'The invisible control character U+0000 stands here.'],
  ['"We\\u202ells"', 'The invisible character U+202E turns the direction of the text.'],
  ['"We\\x9blls"', 'The invisible control character U+009B stands here.'],
])('the same as a code of YAML: %s', async (title, said) => {
  const found = await foundIn('control-characters', topic(title))
  expect(found.map(({ line, said: words }) => [line, words])).toEqual([[2, said]])
  expect(found[0]?.help).toBe('It is written as a code that begins with a backslash: take the code out.')
})

test('joiners where a script needs them, emoji, and spaces that do not break stay', async () => {
  for (const title of ['می\u200cخواهم', 'क्\u200dष', '👩\u200d👧 ❤\ufe0f', 'Article\u00a03', '"caf\\u00e9"'])
    expect(await saidOf('control-characters', topic(title)), title).toEqual([])
})

test.each([
  ['a Cyrillic letter in a Latin word', 'W\u0435lls', 'In “W\u0435lls” the letter “\u0435” (U+0435) only looks like a Latin one.'],
  ['a Greek letter in a Latin word', '\u039dets', 'In “\u039dets” the letter “\u039d” (U+039D) only looks like a Latin one.'],
  [
    'a word of such letters alone',
    'The wells of the \u0421\u0410\u0421\u041e lake',
    'In “\u0421\u0410\u0421\u041e” the letter “\u0421” (U+0421) only looks like a Latin one.',
  ],
  ['a Cherokee letter', '\u13aaells', 'In “\u13aaells” the letter “\u13aa” (U+13AA) only looks like a Latin one.'],
  ['a ligature', 'The \ufb01sh', 'In “\ufb01sh” the letter “\ufb01” (U+FB01) only looks like a Latin one.'],
  ['a mathematical letter', '\u{1d416}ells', 'In “\u{1d416}ells” the letter “\u{1d416}” (U+1D416) only looks like a Latin one.'],
])('%s', async (_, title, said) => {
  expect(await saidOf('look-alike-letters', topic(title))).toEqual([`2 ${said}`])
})

test('in adopted text, at its place', async () => {
  const agreement = 'records/agreements/AGR-2031-009-nets.md'
  const text = `---\nid: AGR-2031-009\ntitle: Nets\nmeeting: EVT-2031-001\nadopted: 2031-03-10\nnature: decision\nlog:\n  - { date: 2031-03-10, status: adopted }\n---\n\nThe members m\u0430y mark nets.\n`
  expect((await foundIn('look-alike-letters', { [agreement]: text })).map(({ line, at }) => [line, at])).toEqual([[11, 'm\u0430y']])
})

test('words of another script, signs of measures and accents are at home', async () => {
  for (const title of ['Колодцы озера', 'Los pozos (колодцы) del año']) expect(await saidOf('look-alike-letters', topic(title)), title).toEqual([])
  for (const title of ['Señora Ñandú, São Tomé, Łódź', '漢字 and kanji', '5 µm of sand', 'Wells e\u0301'])
    expect(await saidOf('look-alike-letters', topic(title)), title).toEqual([])
})

const wells = topic('Wells')[path] ?? ''

test.each([
  [
    'case',
    { 'records/topics/TOP-wells-NORTH.yaml': wells, 'records/topics/TOP-wells-north.yaml': wells },
    /^On some systems “records\/topics\/TOP-wells-north.yaml” and “records\/topics\/TOP-wells-NORTH.yaml” are one file\.$/,
  ],
  ['the case of a folder', { 'records/Topics/TOP-fish-stocks.md': wells }, /are one file/],
  ['accents apart', { 'records/topics/TOP-wells-cafe\u0301.yaml': wells }, /\(NFD\)/],
  ['a control character', { 'records/topics/TOP-wells-\u001b]0;x.yaml': wells }, /characters that are not seen/],
  ['a line feed', { 'records/topics/TOP-wells-\n::error::x.yaml': wells }, /characters that are not seen/],
  ['a turned direction', { 'records/topics/TOP-wells-\u202elmay.yaml': wells }, /characters that are not seen/],
  ['bytes that are not UTF-8', { 'records/topics/TOP-wells-\ufffd.yaml': wells }, /bytes that are not UTF-8/],
  ['a colon', { 'records/topics/TOP-wells-a:b.yaml': wells }, /Windows refuses/],
  ['the name of a device', { 'records/parties/CON.yaml': 'id: CON\n' }, /Windows refuses/],
  ['a long name', { [`records/topics/TOP-wells-${'a'.repeat(200)}.yaml`]: wells }, /longer than 200 bytes/],
])('a name with %s', async (_, overlay, said) => {
  const found = await foundIn('file-name-portable', overlay)
  expect(found.map(({ said: words }) => words).filter((words) => said.test(words)).length).toBeGreaterThan(0)
})

test('a pointer of Git LFS is said to be one', async () => {
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12\n`
  for (const ending of ['md', 'yaml'])
    expect(await saidOf('file-readable', { [`records/topics/TOP-wells.${ending}`]: pointer })).toEqual([
      `1 “records/topics/TOP-wells.${ending}” is a pointer of Git LFS; the record itself is not here.`,
    ])
})
