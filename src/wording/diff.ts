// What changed between two times, record by record, in words and redlines.
import type { Change, FilePair, RecordPair } from '../core/change.ts'
import type { DiffView, Nature, RecordDiff, TextDiff, ValueDiff } from '../core/diff-view.ts'
import { languageName } from '../core/language-name.ts'
import { type Lang, type Text, message, say } from '../core/message.ts'
import { titleOf } from '../core/record.ts'
import { normalise } from '../core/text.ts'
import { natureOfData, natureOfText } from './change-nature.ts'
import type { ChangeNature } from './cosmetic-or-substantive.ts'
import { type TitleOf, changeInWords, dataChanges } from './data-changes.ts'
import { redline } from './redline.ts'

export interface DiffOptions {
  readonly lang: Lang
  /** Who changed a record, and when; nothing unless given. */
  readonly authorOf?: ((pair: RecordPair) => { readonly by: string; readonly date: string } | undefined) | undefined
}

/** The records that differ, by id. */
export function recordDiffs(change: Change, options: DiffOptions): RecordDiff[] {
  const title: TitleOf = (id) => {
    const record = change.after.byId.get(id) ?? change.before.byId.get(id)
    return record && titleOf(record, options.lang)
  }
  return change.pairs.map((pair) => recordDiff(pair, title, options))
}

/** Files beside the records that differ. */
export const otherFiles = ({ before, after }: Change): DiffView['others'] => (before.forumText === after.forumText ? [] : ['rcm.yaml'])

function recordDiff(pair: RecordPair, title: TitleOf, { lang, authorOf }: DiffOptions): RecordDiff {
  const { id, kind, before, after, files } = pair
  const record = after ?? before
  const facts: string[] = []
  const changes: ValueDiff[] = []
  const texts: TextDiff[] = []
  for (const file of files) {
    facts.push(...factsOf(file, pair, lang))
    changes.push(...valuesOf(file, pair, title, lang))
    texts.push(...textsOf(file, pair, lang))
  }
  const what = !before ? 'new' : !after ? 'gone' : 'changed'
  const isSubstantive = what !== 'changed' || [...changes, ...texts].some(({ nature }) => nature === 'substantive')
  const author = authorOf?.(pair)
  return {
    id,
    title: record ? titleOf(record, lang) : id,
    kind: kind.name,
    kindLabel: kind.label[lang].one,
    path: record?.path ?? '',
    what,
    nature: isSubstantive ? 'substantive' : 'cosmetic',
    facts,
    changes,
    texts,
    by: author?.by,
    date: author?.date,
  }
}

/** What happened to a file as a file. */
function factsOf({ lang: own, before, after }: FilePair, pair: RecordPair, lang: Lang): string[] {
  const put = (text: Text, values: Record<string, string> = {}) => [inLanguage(say(message(text, values), lang), own, lang)]
  if (!before && !after) return []
  if (!before) return pair.before ? put(words.translationNew) : []
  if (!after) return own === undefined ? put(words.gone) : pair.after ? put(words.translationGone) : []
  const renamed = before.path === after.path ? [] : put(words.renamed, { from: nameOf(before.path), to: nameOf(after.path) })
  const isLayout = renamed.length === 0 && normalise(before.body) === normalise(after.body) && dataChanges(before.data, after.data, pair.kind).length === 0
  return isLayout ? put(words.layout) : renamed
}

/** A record that is new shows what it says; one that is gone only that. */
function valuesOf({ lang: own, before, after }: FilePair, { kind, before: was }: RecordPair, title: TitleOf, lang: Lang): ValueDiff[] {
  if (!after) return []
  const found = dataChanges(before?.data ?? {}, after.data, kind)
  return found
    .filter(({ fields }) => was || !['id', kind.roles.title, 'translates'].some((key) => key === fields[0]?.key))
    .map((change) => ({
      field: change.fields.map(({ key }) => key).join('.'),
      lang: own,
      before: change.before ?? null,
      after: change.after ?? null,
      words: inLanguage(changeInWords(change, lang, title), own, lang),
      ...said(natureOfData(change), lang),
    }))
}

function textsOf({ lang: own, before, after }: FilePair, { kind }: RecordPair, lang: Lang): TextDiff[] {
  const [old, now] = [before?.body.trim() ?? '', after?.body.trim() ?? '']
  const nature = natureOfText(old, now, kind)
  if (nature.nature === 'none') return []
  const title = own === undefined ? words.text[lang] : say(message(words.textIn, { language: languageName(own, lang) }), lang)
  return [{ lang: own, title, ...said(nature, lang), redline: redline(old, now) }]
}

const said = ({ nature, reason }: ChangeNature, lang: Lang): { nature: Nature; reason: string } => ({
  nature: nature === 'substantive' ? 'substantive' : 'cosmetic',
  reason: say(reason, lang),
})

const inLanguage = (words: string, own: string | undefined, lang: Lang): string =>
  own === undefined ? words : say(message({ en: 'In {language}: {words}', es: 'En {language}: {words}' }, { language: languageName(own, lang), words }), lang)

const nameOf = (path: string): string => path.replace(/^records\//, '')

const words = {
  text: { en: 'Text', es: 'Texto' },
  textIn: { en: 'Text in {language}', es: 'Texto en {language}' },
  gone: { en: 'The record is taken away', es: 'Se quita el registro' },
  translationNew: { en: 'A translation is new', es: 'Hay una traducción nueva' },
  translationGone: { en: 'The translation is taken away', es: 'Se quita la traducción' },
  renamed: { en: 'File renamed from {from} to {to}', es: 'El archivo pasa de llamarse {from} a {to}' },
  layout: { en: 'Only the layout of the file', es: 'Solo la disposición del archivo' },
} satisfies Record<string, Text>
