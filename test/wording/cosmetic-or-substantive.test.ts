// What is cosmetic, why, and what is not.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { say } from '../../src/core/message.ts'
import { cosmeticOrSubstantive } from '../../src/wording/cosmetic-or-substantive.ts'

fc.configureGlobal({ seed: 2031 })

test.each<[string, string, string, string]>([
  ['The boats sail.\n', 'The  boats\nsail.', 'white-space', 'Only white space changes.'],
  ['One.\n\nTwo.', 'One. Two.', 'white-space', 'Only white space changes.'],
  ['The "boats" - all - sail...', 'The “boats” — all — sail…', 'typography', 'Only typography changes.'],
  ["the members' boats", 'the members’ boats', 'typography', 'Only typography changes.'],
  ['dice « sí »', 'dice “sí”', 'typography', 'Only typography changes.'],
  ['10\u00a0boats', '10 boats', 'white-space', 'Only white space changes.'],
  ['2013-2015', '2013–2015', 'typography', 'Only typography changes.'],
  ['_all_ boats', '*all* boats', 'typography', 'Only typography changes.'],
  ['__all__ boats', '**all** boats', 'typography', 'Only typography changes.'],
  ['a __b c__ d', 'a **b c** d', 'typography', 'Only typography changes.'],
  ['## Boats\n\nThey sail.', '### Ships\n\nThey sail.', 'headings', 'Only headings change.'],
  ['Boats\n-----\n\nThey sail.', 'They sail.', 'headings', 'Only headings change.'],
  ['1. One\n2. Two', '3. One\n4. Two', 'numbering', 'Only numbering changes.'],
  ['a) One\n\nb) Two', '(i) One\n\n(ii) Two', 'numbering', 'Only numbering changes.'],
  ['- One\n- Two', '1. One\n2. Two', 'numbering', 'Only numbering changes.'],
  ['One.\n\nTwo.\n\nThree.', 'Three.\n\nOne.\n\nTwo.', 'order', 'Only the order changes.'],
  ['1. One\n2. Two', '1. Two\n2. One', 'order', 'Only the order changes.'],
  ['One. <!-- see minutes -->', 'One.', 'editorial', 'Only editorial notes change.'],
  ['# A\n\n1. "One"\n2. Two', '# B\n\n1. Two\n2. “One”', 'typography headings order', 'Only typography, headings and the order change.'],
])('%j to %j is cosmetic', (before, after, reasons, reason) => {
  for (const [a, b] of [
    [before, after],
    [after, before],
  ] as const) {
    const change = cosmeticOrSubstantive(a, b)
    expect({ nature: change.nature, reasons: change.reasons.join(' ') }).toEqual({ nature: 'cosmetic', reasons })
    expect(say(change.reason, 'en')).toBe(reason)
    expect(say(change.reason, 'es')).toMatch(/^Solo cambian? /)
  }
})

test.each<[string, string, string, string]>([
  ['The boats sail.', 'The boats may sail.', '“may” is added.', 'Se agrega «may».'],
  ['The boats may sail.', 'The boats sail.', '“may” is taken out.', 'Se quita «may».'],
  ['once a week', 'twice a week', '“once” becomes “twice”.', '«once» pasa a ser «twice».'],
  ['Member Countries', 'member countries', '“Member Countries” becomes “member countries”.', '«Member Countries» pasa a ser «member countries».'],
  ['boats, and rafts', 'boats and rafts', '“boats, and” becomes “boats and”.', '«boats, and» pasa a ser «boats and».'],
  ['the boats', 'the “boats”', '“the boats” becomes “the “boats”.', '«the boats» pasa a ser «the “boats».'],
  ['the boats', 'the **boats**', '“the boats” becomes “the **boats”.', '«the boats» pasa a ser «the **boats».'],
  ['One.\n\nTwo.', 'One.\n\nTwo.\n\nTwo.', '“Two.” is added.', 'Se agrega «Two.».'],
  ['non member', 'non-member', '“non member” becomes “non-member”.', '«non member» pasa a ser «non-member».'],
  ['# Old\n\nBoats sail - always.', '# New\n\nShips sail – always.', '“Boats” becomes “Ships”.', '«Boats» pasa a ser «Ships».'],
  ['“1.5 million”', '“2.5 million”', '“1.5” becomes “2.5”.', '«1.5» pasa a ser «2.5».'],
  ['1.5 million', '2.5 million', '“1.5” becomes “2.5”.', '«1.5» pasa a ser «2.5».'],
])('%j to %j is substantive', (before, after, en, es) => {
  const { nature, reasons, reason } = cosmeticOrSubstantive(before, after)
  expect({ nature, reasons, en: say(reason, 'en'), es: say(reason, 'es') }).toEqual({ nature: 'substantive', reasons: [], en, es })
})

test('nothing, and what only explains', () => {
  expect(cosmeticOrSubstantive('One.', 'One.').nature).toBe('none')
  expect(cosmeticOrSubstantive('One.', 'Two.', true)).toMatchObject({ nature: 'cosmetic', reasons: ['editorial'] })
})

test('one word more, less or changed is always substantive, wherever it stands', () => {
  const words = fc.array(fc.constantFrom('boats', 'of', 'the', 'lake', 'sail', 'two', '10,000', '“night”'), { minLength: 1, maxLength: 12 })
  const marker = fc.constantFrom('', '1. ', '- ', '> ')
  fc.assert(
    fc.property(words, fc.nat(11), fc.boolean(), marker, marker, (own, at, isAdded, before, after) => {
      const place = at % own.length
      const changed = own.flatMap((word, index) => (index === place ? (isAdded ? [word, 'never'] : ['never']) : [word]))
      expect(cosmeticOrSubstantive(before + own.join(' '), after + changed.join(' ')).nature).toBe('substantive')
    }),
  )
})
