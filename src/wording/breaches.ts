// Breaches: adopted texts, in every language, that are not any more what the commit that adopted them says.
import { hasNewErratum } from '../core/errata.ts'
import type { Commit, History } from '../core/history.ts'
import type { ForumRecord, SourceFile } from '../core/record.ts'
import { logOf } from '../core/status.ts'
import type { Workspace } from '../core/workspace.ts'
import { type Adoption, type SealedWords, adoptionOf, isSame, sealedRecords, sealedWords, translatedWords } from './adoption.ts'
import { type Lineage, type Seen, type Step, asRecord, lineagesOf } from './lineage.ts'

/** An adopted text in one language, and whether it is still what was adopted. */
export interface AdoptedText {
  readonly lineage: Lineage
  /** Undefined for the original. */
  readonly lang: string | undefined
  /** When it was adopted; of a translation, when it first stood beside the adopted original. */
  readonly adoption: Adoption
  /** Is it now what it was then? */
  readonly isKept: boolean
  readonly breaches: readonly Breach[]
}

export interface Breach {
  /** `changed`: the words are others. `unsealed`: it is a draft again, or has no seal. `removed`: it is not there any more. `corrected`: an original with a new erratum that names its evidence, or a translation, and the log says so. */
  readonly what: 'changed' | 'unsealed' | 'removed' | 'corrected'
  /** Undefined for what is not committed yet. */
  readonly commit: Commit | undefined
  /** The words before, and after where there are any. */
  readonly from: SealedWords
  readonly to: SealedWords | undefined
}

export interface Verified {
  readonly texts: readonly AdoptedText[]
  /** Records of today with a seal of which the history does not show the adoption: not committed yet, or cut off. */
  readonly unseen: readonly ForumRecord[]
}

/** Holds every adopted text against its history. */
export function breachesOf(history: History, workspace: Workspace): Verified {
  const kinds = [...workspace.kinds.values()].filter((kind) => kind.roles.seal !== undefined)
  const records = sealedRecords(workspace)
  const texts: AdoptedText[] = []
  const unseen: ForumRecord[] = []
  for (const lineage of lineagesOf(history, workspace, records, kinds)) {
    const adoption = adoptionOf(lineage, history)
    if (adoption) texts.push(...adoptedTexts(lineage, adoption))
    if (lineage.record && !adoption?.isCertain && sealedWords(seenNow(lineage.record), lineage)) unseen.push(lineage.record)
  }
  return { texts, unseen }
}

function adoptedTexts(lineage: Lineage, adoption: Adoption): AdoptedText[] {
  const original = follow(lineage, adoption, (seen) => sealedWords(seen, lineage), lineage.record && seenNow(lineage.record))
  const { record, steps } = lineage
  if (!record) return [original]
  const languages = new Set([...steps.map(({ lang }) => lang), ...record.translations.keys()])
  languages.delete(undefined)
  return [
    original,
    ...[...languages].flatMap((lang): AdoptedText[] => {
      const words = (seen: Seen | undefined) => translatedWords(seen, lineage)
      const fixed = fixedTranslation(lineage, adoption, lang, words)
      const now = record.translations.get(lang ?? '')
      return fixed ? [follow(lineage, fixed, words, now && seenNow(now))] : []
    }),
  ]
}

/** The translation as it stood when the original was adopted, or else when it first stood beside it. */
function fixedTranslation(
  { steps }: Lineage,
  adoption: Adoption,
  lang: string | undefined,
  words: (seen: Seen | undefined) => SealedWords | undefined,
): Adoption | undefined {
  let fixed: Adoption | undefined
  for (const [step, { commit, after, lang: own }] of steps.entries()) {
    if (own !== lang) continue
    const isBefore = step < adoption.step || commit === adoption.commit
    if (fixed && !isBefore) break
    if (after && words(after)) fixed = { commit, text: after, lang, step: Math.max(step, adoption.step), isCertain: adoption.isCertain }
  }
  return fixed
}

function follow(lineage: Lineage, adoption: Adoption, words: (seen: Seen | undefined) => SealedWords | undefined, now: Seen | undefined): AdoptedText {
  let fixed = words(adoption.text)
  const breaches: Breach[] = []
  let last = fixed
  for (const step of lineage.steps.slice(adoption.step + 1)) {
    if (step.lang !== adoption.lang || step.commit === adoption.commit) continue
    const to = words(step.after)
    last = to ?? last
    const breach = fixed && breachIn(step, to, fixed, words, now === undefined)
    if (!breach) continue
    const isCorrected = to !== undefined && (adoption.lang === undefined ? hasErratum(step, lineage) : recordsIt(lineage, step.commit))
    breaches.push(isCorrected ? { ...breach, what: 'corrected' } : breach)
    if (isCorrected) fixed = to
  }
  const current = words(now)
  const isKept = isSame(current, fixed)
  const isKnown = breaches.some(({ to, what }) => isSame(to, current) && (current !== undefined || (what === 'removed') === (now === undefined)))
  if (!isKept && !isKnown && last && (now === undefined || now.file)) {
    const commit = lineage.steps.find(({ after, lang }) => lang === adoption.lang && after && current && isSame(words(after), current))?.commit
    const isCorrected = current !== undefined && commit === undefined && (adoption.lang === undefined ? erratumGrew(lineage) : logGrew(lineage))
    const what = isCorrected ? 'corrected' : current ? 'changed' : now ? 'unsealed' : 'removed'
    breaches.push({ what, commit, from: commit ? (fixed ?? last) : last, to: current })
    return { lineage, lang: adoption.lang, adoption, isKept: isCorrected, breaches }
  }
  return { lineage, lang: adoption.lang, adoption, isKept, breaches }
}

/** What a commit did to an adopted text, when it took it away from what was adopted. */
function breachIn(
  { commit, after, before }: Step,
  to: SealedWords | undefined,
  fixed: SealedWords,
  words: (seen: Seen | undefined) => SealedWords | undefined,
  isGone: boolean,
): Breach | undefined {
  const parents = before.map(words)
  const sealed = parents.filter((each) => each !== undefined)
  if (to) return isSame(to, fixed) || parents.some((each) => isSame(each, to)) ? undefined : { what: 'changed', commit, from: sealed[0] ?? fixed, to }
  const [from] = sealed
  if (!from || sealed.length < parents.length || (after && !after.file) || (!after && !isGone)) return undefined
  return { what: after ? 'unsealed' : 'removed', commit, from, to: undefined }
}

/** Does a commit add an erratum with its evidence to the record? Against every parent, so that a merge corrects nothing by itself. */
const hasErratum = ({ before, after }: Step, lineage: Lineage): boolean =>
  before.length > 0 && before.every((each) => hasNewErratum({ before: recordIn(each?.file, lineage), after: recordIn(after?.file, lineage) }))

const erratumGrew = (lineage: Lineage): boolean => hasNewErratum({ before: recordIn(committedFile(lineage), lineage), after: lineage.record })

const recordIn = (file: SourceFile | undefined, lineage: Lineage): ForumRecord | undefined => file && asRecord(file, lineage)

/** Does the log say what a commit did: by an entry that the commit added, or by a later note that names the commit? */
const recordsIt = (lineage: Lineage, commit: Commit): boolean =>
  (lineage.record && logOf(lineage.record).some(({ note }) => String(note).includes(commit.hash.slice(0, 7)))) ||
  lineage.steps.some(
    (step) =>
      step.commit === commit &&
      step.lang === undefined &&
      step.before.some((before) => logLength(step.after?.file, lineage) > logLength(before?.file, lineage)),
  )

const logGrew = (lineage: Lineage): boolean => logLength(lineage.record, lineage) > logLength(committedFile(lineage), lineage)

const committedFile = (lineage: Lineage): SourceFile | undefined => lineage.steps.findLast(({ lang }) => lang === undefined)?.after?.file

const logLength = (file: SourceFile | undefined, lineage: Lineage): number => (file ? logOf(asRecord(file, lineage)).length : 0)

const seenNow = (file: SourceFile): Seen => ({ path: file.path, file, isHere: true })
