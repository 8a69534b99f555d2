// One character of any sealed text, in any language, left out, put in or replaced is found by the files alone, without their history.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { FileRecord, type ForumRecord, type SourceFile, fileWith } from '../../src/core/record.ts'
import { normalise } from '../../src/core/text.ts'
import { seal } from '../../src/rules/seal.ts'
import { rivers } from '../rivers.ts'

fc.configureGlobal({ seed: 2031 })

const workspace = await rivers()

interface Version {
  readonly record: ForumRecord
  /** Undefined for the original. */
  readonly lang: string | undefined
  readonly file: SourceFile
}

const versions = workspace
  .playing('agreement')
  .flatMap((record): Version[] =>
    [{ record, lang: undefined, file: record as SourceFile }, ...[...record.translations].map(([lang, file]) => ({ record, lang, file }))].filter(
      ({ file }) => typeof file.data.seal === 'string',
    ),
  )

const findings = (record: ForumRecord) => [...seal.check({ ...workspace, records: [record] })]

/** The record with one of its files changed. */
function withFile({ record, lang, file }: Version, change: Partial<SourceFile>): ForumRecord {
  const { id, kind, translations } = record
  const changed = { ...fileWith(file, file.data), ...change }
  return lang === undefined ? new FileRecord(changed, id, kind, [...translations]) : new FileRecord(record, id, kind, [...translations, [lang, changed]])
}

test('every adopted text of the fixture is sealed in each of its languages', () => {
  expect(versions.filter(({ lang }) => lang === undefined).length).toBeGreaterThanOrEqual(40)
  expect(versions.filter(({ lang }) => lang === 'es').length).toBeGreaterThanOrEqual(40)
  for (const { record } of versions) expect(findings(record)).toEqual([])
})

test('one character of a text or a title changed is always found, and nothing else is', () => {
  const character = fc.oneof(fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }), fc.constantFrom(' ', '\n', '.', '“', 'á', 'a', ''))
  fc.assert(
    fc.property(fc.constantFrom(...versions), fc.constantFrom('body', 'title'), fc.nat(), character, fc.boolean(), (version, part, place, sign, isAdded) => {
      const { file } = version
      const text = part === 'body' ? file.body : String(file.data.title)
      const at = place % text.length
      const changed = text.slice(0, at) + sign + text.slice(isAdded ? at : at + 1)
      const record = withFile(version, part === 'body' ? { body: changed } : { data: { ...file.data, title: changed } })
      expect(findings(record).map(({ path }) => path)).toEqual(normalise(changed) === normalise(text) ? [] : [file.path])
    }),
    { numRuns: 3000 },
  )
})

test('a seal taken out of a translation is found', () => {
  for (const version of versions.filter(({ lang }) => lang !== undefined)) {
    const { seal: _, ...data } = version.file.data
    expect(findings(withFile(version, { data })).map(({ path }) => path)).toEqual([version.file.path])
  }
})
