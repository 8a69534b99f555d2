// Patterns, kinds and names for the tests of rcm minutes: the shipped patterns, the forum of the tests.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type KindsFile, type Patterns, readKinds, readPatterns } from '../../../src/core/minutes/patterns.ts'
import { shippedTemplate } from '../../../src/io/shipped.ts'
import { type FoundCandidate, minutesReport } from '../../../src/reports/minutes.ts'
import { type Overlay, lakes } from '../../lakes.ts'

const template = (name: string): string => shippedTemplate(`minutes/${name}`) ?? ''

export const kindsFile: KindsFile = readKinds(template('kinds.yaml'), 'kinds.yaml')

export const patternsIn: Readonly<Record<'en' | 'es', Patterns>> = {
  en: readPatterns(template('patterns.en.yaml'), 'patterns.en.yaml'),
  es: readPatterns(template('patterns.es.yaml'), 'patterns.es.yaml'),
}

/** The text of minutes in test/fixtures/minutes. */
export const minutesFixture = (name: string): string => readFileSync(join(import.meta.dirname, '..', '..', 'fixtures', 'minutes', name), 'utf8')

/** The candidates in a text, as of a meeting of the Assembly on 10 March 2031, a Monday. */
export async function candidatesOf(
  body: string,
  { lang = 'en' as 'en' | 'es', date = '2031-03-10', overlay = {} as Overlay } = {},
): Promise<readonly FoundCandidate[]> {
  return minutesReport(await lakes(overlay), { body, date, event: undefined, kinds: kindsFile.kinds, patterns: patternsIn[lang] }).candidates
}
