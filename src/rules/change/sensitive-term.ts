// New text does without the terms that the forum takes care with.
import type { FilePair, RecordPair } from '../../core/change.ts'
import { inLanguage } from '../../core/forum.ts'
import { type Lang, type Message, localeOf, message, toolLanguages } from '../../core/message.ts'
import type { Found } from '../../core/finding.ts'
import { type ForumRecord, role, titleOf, translated } from '../../core/record.ts'
import { wasAdopted } from '../../core/sealed.ts'
import { placesOf } from '../../core/term-forms.ts'
import { normalise } from '../../core/text.ts'
import type { Workspace } from '../../core/workspace.ts'
import type { ChangeRule } from './change-rule.ts'

export const sensitiveTerm: ChangeRule = {
  id: 'sensitive-term',
  severity: 'warning',
  summary: {
    en: 'New text does without the terms that the forum takes care with.',
    es: 'El texto nuevo evita los términos con los que el foro tiene cuidado.',
  },
  why: {
    en: 'A member asked for care with the term, and its record says why. Whoever writes may not have been in the room. Quotations, minutes, answers and text adopted before stay as they are.',
    es: 'Un miembro pidió cuidado con el término, y su registro dice por qué. Quien redacta quizás no estuvo en la sala. Las citas, las actas, las respuestas y lo adoptado antes quedan como están.',
  },
  examples: {
    before: {},
    bad: {
      'records/topics/TOP-nets.yaml': `id: TOP-nets
title: Nets in shared water
type: issue
`,
    },
    good: {
      'records/topics/TOP-nets.yaml': `id: TOP-nets
title: Nets, and what Calanda said of “shared waters”
type: issue
`,
    },
  },
  *check({ after: workspace, pairs }) {
    const terms = workspace.playing('term').filter(({ data }) => data.advice === 'care' || data.advice === 'avoid')
    if (terms.length === 0) return
    for (const pair of pairs) if (isOwnText(pair)) for (const file of pair.files) yield* inFile(file, pair, terms, workspace)
  },
}

/** Is its text the forum's to choose? Not what somebody said or answered, what was adopted before, and the terms themselves. */
function isOwnText({ kind, before, after }: RecordPair): boolean {
  if (!after || kind.plays === 'term' || kind.text === 'minutes' || kind.text === 'response') return false
  return !wasAdopted(after) || (before !== undefined && !wasAdopted(before))
}

function* inFile({ lang: own, before, after }: FilePair, { id, kind }: RecordPair, terms: readonly ForumRecord[], workspace: Workspace): Generator<Found> {
  if (!after) return
  const lang = own ?? workspace.forum.languages[0]
  const isProse = (name: string) => kind.fields.every((field) => field.name !== name || field.cosmetic === undefined)
  const values = kind.translatable.filter(isProse).map((name) => ({ name, was: String(before?.data[name] ?? ''), now: after.data[name] }))
  for (const term of terms) {
    const forms = formsOf(term, lang)
    const found = (text: string) => placesOf(forms, text, lang)
    for (const { name, was, now } of values)
      if (typeof now === 'string' && now !== was && found(now).length > found(was).length) {
        const place = found(now).at(-1)
        yield { path: after.path, at: { data: [name] }, ...said(term, now.substr(place?.offset ?? 0, place?.length ?? 0), id, lang, workspace) }
      }
    const start = after.text.length - after.body.length
    for (const { offset, length } of newPlaces(before?.body ?? '', after.body, found))
      yield { path: after.path, at: { offset: start + offset, length }, ...said(term, after.body.substr(offset, length), id, lang, workspace) }
  }
}

function formsOf({ data }: ForumRecord, lang: string): string[] {
  const forms = (data.forms as Readonly<Record<string, unknown>> | undefined)?.[lang]
  return Array.isArray(forms) ? forms.filter((form) => typeof form === 'string') : []
}

/** In paragraphs that were not there before; as many as the paragraphs that they replace had already are not new. */
function newPlaces(before: string, after: string, found: (text: string) => { offset: number; length: number }[]) {
  const paragraphs = (text: string) => [...text.matchAll(/(?:.+(?:\n|$))+/g)].map(({ 0: words, index }) => ({ words, index, key: normalise(words) }))
  const [old, now] = [paragraphs(before), paragraphs(after)]
  const [known, kept] = [new Set(old.map(({ key }) => key)), new Set(now.map(({ key }) => key))]
  const had = old.filter(({ key }) => !kept.has(key)).reduce((count, { words }) => count + found(words).length, 0)
  const places = now
    .filter(({ key }) => !known.has(key))
    .flatMap(({ words, index }) => found(words).map(({ offset, length }) => ({ offset: index + offset, length })))
  return places.slice(had)
}

/** Who raised it, why, and what to write instead. */
function said(term: ForumRecord, words: string, id: string, own: string, workspace: Workspace): { message: Message; help: Message } {
  const positions = role(term, 'positions')
  const raised = new Set(
    (Array.isArray(positions) ? positions : []).filter(({ stance }) => stance === 'concern' || stance === 'objects').map(({ by }) => String(by)),
  )
  const reason = term.kind.translatable.includes('reason') ? 'reason' : 'note'
  const values: Record<string, string | number> = {
    id,
    term: term.id,
    words: normalise(words),
    count: raised.size,
    hasReason: term.data[reason] ? 'yes' : 'no',
  }
  for (const lang of toolLanguages) {
    const key = lang === 'en' ? 'En' : 'Es'
    values[`who${key}`] = new Intl.ListFormat(localeOf(lang)).format([...raised].map((by) => nameOf(by, lang, workspace)))
    values[`why${key}`] = (translated(term, reason, lang) ?? '').replace(/\.$/, '')
  }
  const instead = term.data.instead as Readonly<Record<string, string>> | undefined
  return {
    message: message(
      {
        en: '“{words}” in {id} is a term to take care with{count, plural, =0 {} other {: {whoEn} raised it}}. {hasReason, select, yes {{whyEn}.} other {See {term}.}}',
        es: '«{words}» en {id} es un término con el que hay que tener cuidado{count, plural, =0 {} one {: lo señaló {whoEs}} other {: lo señalaron {whoEs}}}. {hasReason, select, yes {{whyEs}.} other {Véase {term}.}}',
      },
      values,
    ),
    help: instead
      ? message({ en: 'Write “{instead}” instead.', es: 'Escriba en su lugar «{instead}».' }, { instead: inLanguage(instead, own) })
      : message(
          {
            en: 'No other wording is settled. Find one with {count, plural, =0 {the members} other {{whoEn}}}, or quote who says it; {term} has the positions.',
            es: 'No hay otra redacción convenida. Búsquela con {count, plural, =0 {los miembros} other {{whoEs}}}, o cite a quien lo dice; {term} tiene las posiciones.',
          },
          values,
        ),
  }
}

function nameOf(id: string, lang: Lang, { byId }: Workspace): string {
  const record = byId.get(id)
  return record ? titleOf(record, lang) : id
}
