// A letter as an e-mail draft: whatever the texts hold, the header has no line that the letter does not mean.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Mail, printEml } from '../../src/formats/eml.ts'

const mail: Mail = {
  from: { name: 'Secretaría', address: 'sec@lakes.example' },
  to: [{ name: 'Aldermere', address: 'ald@lakes.example' }],
  subject: 'ASL: answer awaited',
  date: '2031-11-07',
  lang: 'es',
  text: 'Se espera respuesta.\n',
  html: '<p>Se espera respuesta.</p>',
  attachment: { name: 'ALD.docx', type: 'application/octet-stream', content: new Uint8Array([1, 2, 3]) },
}

const headOf = (eml: string): string => eml.slice(0, eml.indexOf('\r\n\r\n'))
const namesIn = (eml: string): string[] =>
  headOf(eml)
    .split('\r\n')
    .filter((line) => !line.startsWith(' '))
    .map((line) => line.slice(0, line.indexOf(':')))
const expected = ['From', 'To', 'Subject', 'Date', 'Content-Language', 'X-Unsent', 'MIME-Version', 'Content-Type']

/** The words of a header, by RFC 2047. */
const decoded = (header: string): string =>
  header.replace(/\?=\r\n =\?/g, '?==?').replace(/=\?utf-8\?B\?([^?]*)\?=/g, (_, text: string) => Buffer.from(text, 'base64').toString())

it('adds no header whatever subject, name and file name hold, and loses no word', ({ task }) => {
  task.meta.times = 200
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('x\r\nBcc: all@lakes.example', 'x\n\nbody', `Reunión «anual» — 2031 ${'ñ'.repeat(90)}`))
  fc.assert(
    fc.property(text, (odd) => {
      const eml = printEml({ ...mail, subject: odd, to: [{ name: odd, address: 'ald@lakes.example' }], attachment: { ...mail.attachment, name: odd } })
      expect(namesIn(eml)).toEqual(expected)
      for (const line of eml.split('\r\n')) expect(line.length).toBeLessThan(998)
      expect(eml.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      const subject = /^Subject: ((?:.*)(?:\r\n .*)*)/m.exec(headOf(eml))?.[1] ?? ''
      expect(decoded(subject)).toBe(odd.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Surrogate}]+/gu, ' ').trim())
    }),
    { seed: 4, numRuns: 200 },
  )
})

it.each(['ald@lakes.example\r\nBcc: all@lakes.example', 'a b@lakes.example', '<x>@lakes.example', 'lakes.example', ''])('refuses the address %j', (address) => {
  expect(() => printEml({ ...mail, to: [{ name: 'Aldermere', address }] })).toThrow(RangeError)
})
