// rcm consult extend: more time for a round, and why.
import { parseDate } from '../core/day.ts'
import { userError } from '../core/failure.ts'
import { fieldOf, readValue } from '../core/field-input.ts'
import { message } from '../core/message.ts'
import { planOf } from '../core/plan.ts'
import { editRecord } from '../core/record-edit.ts'
import { role } from '../core/record.ts'
import { commitPlan } from './commit-plan.ts'
import type { ConsultStep } from './consult.ts'
import { dayValues, requireOpen, roundOr } from './consult-round.ts'

export const extend: ConsultStep = async (context, session, id, options) => {
  const { workspace, day, lang } = session
  const round = await roundOr(context, session, id)
  requireOpen(round)
  const { record } = round
  const ask = await context.ask(lang)
  const typed = (name: string, question: string): Promise<string | undefined> =>
    typeof options[name] === 'string' ? Promise.resolve(options[name] as string) : ask ? ask.text({ message: question }) : Promise.resolve(undefined)
  const until = await typed(
    'closes',
    { en: 'Until when? (a date, or words such as “in two weeks”)', es: '¿Hasta cuándo? (una fecha, o palabras como «en dos semanas»)' }[lang],
  )
  const note = await typed('note', { en: 'Why?', es: '¿Por qué?' }[lang])
  if (until === undefined || note === undefined || note.trim() === '')
    throw userError(
      'incomplete',
      { en: 'An extension needs the new last day and a reason.', es: 'Una prórroga necesita el nuevo último día y un motivo.' },
      {},
      { en: 'Give --closes and --note.', es: 'Indique --closes y --note.' },
    )
  const closes = String(readValue(fieldOf(record.kind, record.kind.roles.due ?? 'closes'), until, { workspace, day }))
  if (round.closes !== undefined && (parseDate(closes)?.until ?? closes) <= round.closes)
    throw userError(
      'date',
      { en: '{id} is open until {untilEn} already.', es: '{id} ya está abierta hasta el {untilEs}.' },
      { id: record.id, ...dayValues('until', round.closes) },
      { en: 'Give a later day.', es: 'Indique un día posterior.' },
    )
  const field = record.kind.roles.extensions ?? 'extended'
  const before = role(record, 'extensions')
  const why = message({ en: 'consultation {id}: until {closes}', es: 'consulta {id}: hasta {closes}' }, { id: record.id, closes })
  const data = { ...record.data, [field]: [...(Array.isArray(before) ? before : []), { date: day, closes, note: note.trim() }] }
  return commitPlan(context, session, { plan: planOf([editRecord(record, data, why)]), options, subject: why })
}
