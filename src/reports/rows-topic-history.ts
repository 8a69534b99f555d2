// What was said and done on each topic, one meeting after another: what its record quotes, and the records that name it.
import { dueDay } from '../core/day.ts'
import type { FieldContext } from '../core/fields.ts'
import { type ForumRecord, roleText, roleTexts, titleOf } from '../core/record.ts'
import { compareIds } from '../core/workspace.ts'
import type { Row, RowList } from './row-list.ts'

export const topicHistory: RowList = {
  description: {
    en: 'What was said and done on each topic, in the order of time: what its record quotes, and the records that name it.',
    es: 'Lo que se dijo e hizo sobre cada tema, en orden cronológico: lo que cita su registro y los registros que lo nombran.',
  },
  columns: [
    { name: 'topic', type: 'reference', label: { en: 'Topic', es: 'Tema' } },
    { name: 'date', type: 'date', label: { en: 'Date', es: 'Fecha' } },
    { name: 'meeting', type: 'reference', label: { en: 'Meeting', es: 'Reunión' } },
    { name: 'what', type: 'text', label: { en: 'What', es: 'Qué' } },
    { name: 'by', type: 'reference', label: { en: 'By', es: 'Por' } },
    { name: 'words', type: 'text', label: { en: 'In words', es: 'En palabras' } },
    { name: 'record', type: 'reference', label: { en: 'Record', es: 'Registro' } },
    { name: 'status', type: 'text', label: { en: 'Status', es: 'Estado' } },
  ],
  rows: (context) =>
    context.workspace
      .playing('topic')
      .filter((topic) => context.standing(topic).isKnown)
      .flatMap((topic) => [...quoted(topic, context), ...named(topic, context)].sort((a, b) => compare(keyOf(a), keyOf(b)))),
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What has no date comes last. */
const keyOf = ({ date }: Row): string => (typeof date === 'string' ? (dueDay(date) ?? '9999') : '9999')

/** Each passage that the topic's record quotes, under the name of the field, of meetings held by the day. */
function quoted(topic: ForumRecord, { workspace, day, lang }: FieldContext): Row[] {
  return topic.kind.fields
    .filter(({ path, isQuote }) => isQuote && path[0] !== 'source')
    .flatMap(({ path: [name = ''] }) => {
      const label = topic.kind.fields.find((field) => field.name === name)?.label
      return entriesOf(topic.data[name]).flatMap((entry) =>
        (entry.record === undefined ? entriesOf(entry.source) : [entry]).map((source): Row => {
          const meeting = workspace.byId.get(String(source.record))
          const stance = topic.kind.fields.find((field) => field.name === `${name}.stance`)?.choiceLabels[String(entry.stance)]
          return {
            ...{ topic: topic.id, date: meeting && roleText(meeting, 'date'), meeting: meeting?.id, record: topic.id },
            what: stance?.[lang] ?? label?.[lang] ?? name,
            by: textOf(entry.by),
            words: textOf(source.quote),
          }
        }),
      )
    })
    .filter(({ date }) => typeof date !== 'string' || (dueDay(date) ?? '') <= day)
}

/** The records that name the topic, but those of its own kind, with the meeting they come from. */
function named(topic: ForumRecord, { workspace, lang, standing }: FieldContext): Row[] {
  const records = [...new Set(workspace.linksTo(topic.id).map(({ from }) => from))].filter(
    (record) => record.kind.plays !== 'topic' && standing(record).isKnown,
  )
  return records
    .sort((a, b) => compareIds(a.id, b.id))
    .map((record): Row => {
      const own = record.kind.plays === 'event' ? record : undefined
      const meeting =
        own ??
        [roleText(record, 'meeting'), ...entriesOf(record.data.source).map((source) => textOf(source.record))]
          .map((id) => (id === undefined ? undefined : workspace.byId.get(id)))
          .find((each) => each?.kind.plays === 'event')
      const { status } = standing(record)
      return {
        ...{ topic: topic.id, meeting: meeting?.id, record: record.id },
        date: (meeting && roleText(meeting, 'date')) ?? roleText(record, 'date') ?? standing(record).entries[0]?.date,
        what: capital(record.kind.label[lang].one),
        by: roleTexts(record, 'responsible'),
        words: titleOf(record, lang),
        status: status === undefined ? undefined : record.kind.statuses.get(status)?.label[lang],
      }
    })
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const entriesOf = (value: unknown): Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each !== null) : []
