// A seal holds every character: whatever one changes in a sealed text, its seal is another.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalise, sealOf } from '../../src/core/text.ts'
import { lakes } from '../lakes.ts'

fc.configureGlobal({ seed: 2031 })

const record = (await lakes()).byId.get('AGR-2031-001')
const sealed = { title: String(record?.data.title), meeting: String(record?.data.meeting), adopted: String(record?.data.adopted), body: record?.body ?? '' }

test('the fixture is sealed', () => {
  expect(sealed.body.length).toBeGreaterThan(100)
  expect(sealOf(sealed)).toBe(record?.data.seal)
})

test('each character of the text, title, meeting and day left out, doubled or replaced breaks the seal', () => {
  for (const field of ['body', 'title', 'meeting', 'adopted'] as const)
    for (let at = 0; at < sealed[field].length; at++)
      for (const other of ['', sealed[field][at]?.repeat(2) ?? '', 'x', '\u00a0\u0301', '“']) {
        const text = sealed[field].slice(0, at) + other + sealed[field].slice(at + 1)
        if (normalise(text) === normalise(sealed[field])) continue
        expect(sealOf({ ...sealed, [field]: text }), `${field} ${at} ${other}`).not.toBe(record?.data.seal)
      }
})

test('any character in any place breaks it; only white space and the form of Unicode do not count', () => {
  fc.assert(
    fc.property(fc.nat(sealed.body.length), fc.string({ minLength: 1, maxLength: 1, unit: 'binary' }), fc.boolean(), (at, character, isAdded) => {
      const body = sealed.body.slice(0, at) + character + sealed.body.slice(isAdded ? at : at + 1)
      expect(sealOf({ ...sealed, body }) === record?.data.seal).toBe(normalise(body) === normalise(sealed.body))
    }),
    { numRuns: 2000 },
  )
  expect(sealOf({ ...sealed, body: `\n${sealed.body.replaceAll(' ', ' \n ')}`.normalize('NFD') })).toBe(record?.data.seal)
})
