// What each party has to contribute a year: assessed, due, paid, balance. What is not on record is unknown, never zero.
import { type Day, dueDay } from '../core/day.ts'
import type { FieldContext } from '../core/fields.ts'
import { type ForumRecord, roleText } from '../core/record.ts'
import { compareIds } from '../core/workspace.ts'
import type { Row, RowList } from './row-list.ts'

export interface Instalment {
  readonly date: Day
  readonly amount: number
}

export interface Contribution {
  /** Undefined for a party of which nothing is on record. */
  readonly record: ForumRecord | undefined
  readonly party: string
  readonly year: number
  readonly currency: string | undefined
  readonly assessed: number | undefined
  /** Sorted by day; undefined when no schedule is on record. */
  readonly instalments: readonly Instalment[] | undefined
  /** Until the day; undefined when no payment is on record, 0 when a record says that there was none. */
  readonly paid: number | undefined
  readonly paidOn: Day | undefined
}

const none = { en: 'none on record', es: 'no consta' }

export const contributions: RowList = {
  description: {
    en: 'One row a party and year: assessed, due, paid and balance. A member of which nothing is on record has a row without amounts.',
    es: 'Una fila por parte y año: asignado, exigible, pagado y saldo. Un miembro del que nada consta tiene una fila sin importes.',
  },
  columns: [
    { name: 'party', type: 'reference', label: { en: 'Party', es: 'Parte' } },
    { name: 'year', type: 'number', label: { en: 'Year', es: 'Año' } },
    { name: 'currency', type: 'text', label: { en: 'Currency', es: 'Moneda' } },
    { name: 'assessed', type: 'number', label: { en: 'Assessed', es: 'Asignado' }, missing: none },
    {
      name: 'due',
      type: 'number',
      label: { en: 'Due by the day', es: 'Exigible al día' },
      missing: { en: 'no schedule on record', es: 'no consta calendario' },
    },
    { name: 'paid', type: 'number', label: { en: 'Paid', es: 'Pagado' }, missing: none },
    { name: 'paid-on', type: 'date', label: { en: 'Last payment', es: 'Último pago' } },
    { name: 'balance', type: 'number', label: { en: 'Balance', es: 'Saldo' }, missing: { en: 'unknown', es: 'se desconoce' } },
    { name: 'overdue', type: 'number', label: { en: 'Overdue', es: 'Vencido' } },
    { name: 'overdue-since', type: 'date', label: { en: 'Overdue since', es: 'Vencido desde' } },
    { name: 'record', type: 'reference', label: { en: 'Record', es: 'Registro' }, missing: none },
  ],
  rows: (context, asked) =>
    contributionsOf(context, asked).map((each): Row => {
      const unpaid = unpaidInstalments(each, context.day)
      return {
        ...each,
        record: each.record?.id,
        instalments: undefined,
        due: each.instalments && sum(each.instalments.filter(({ date }) => date <= context.day)),
        'paid-on': each.paidOn,
        balance: each.assessed === undefined ? undefined : each.assessed - (each.paid ?? 0),
        overdue: each.instalments && sum(unpaid),
        'overdue-since': unpaid[0]?.date,
      }
    }),
}

/** The contributions on record, and the members of the years asked about of which nothing is; by year, then party. */
export function contributionsOf(
  context: FieldContext,
  { party, year }: { readonly party?: string | undefined; readonly year?: string | undefined },
): Contribution[] {
  const { workspace, day } = context
  const found = workspace.playing('contribution').flatMap((record) => contributionOf(record, day) ?? [])
  const years = year === undefined ? new Set([...found.map((each) => each.year), Number(day.slice(0, 4))]) : new Set([Number(year)])
  const missing = [...years].flatMap((each) => {
    const members = workspace.resolve(workspace.forum.bodies.members, dayWithin(each, day))
    return members
      .filter((member) => workspace.byId.get(member)?.kind.plays === 'party' && !found.some((own) => own.party === member && own.year === each))
      .map((member): Contribution => ({ ...unknown, party: member, year: each }))
  })
  return [...found, ...missing]
    .filter((each) => years.has(each.year) && (party === undefined || each.party === party))
    .sort((a, b) => b.year - a.year || compareIds(a.party, b.party))
}

const unknown = { record: undefined, currency: undefined, assessed: undefined, instalments: undefined, paid: undefined, paidOn: undefined }

/** The as-of day when it lies in the year, else the last day of the year. */
const dayWithin = (year: number, day: Day): Day => (day.startsWith(`${year}-`) ? day : `${year}-12-31`)

function contributionOf(record: ForumRecord, day: Day): Contribution | undefined {
  const { year, currency, assessed, instalments, payments } = record.data
  const party = roleText(record, 'party')
  if (party === undefined || typeof year !== 'number') return undefined
  const paid = amountsOf(payments, 'date')?.filter(({ date }) => date <= day)
  return {
    record,
    party,
    year,
    currency: typeof currency === 'string' ? currency : undefined,
    assessed: typeof assessed === 'number' ? assessed : undefined,
    instalments: amountsOf(instalments, 'due'),
    paid: paid && paid.length > 0 ? sum(paid) : undefined,
    paidOn: paid?.findLast(({ amount }) => amount > 0)?.date,
  }
}

/** The instalments due before the day, and of each what the payments, the oldest instalment first, do not cover. */
export function unpaidInstalments({ instalments, paid = 0 }: Contribution, day: Day): Instalment[] {
  let left = paid
  return (instalments ?? []).flatMap(({ date, amount }) => {
    const covered = Math.min(left, amount)
    left -= covered
    return date < day && amount > covered ? [{ date, amount: cents(amount - covered) }] : []
  })
}

function amountsOf(value: unknown, field: string): Instalment[] | undefined {
  if (!Array.isArray(value)) return undefined
  return value
    .flatMap((each): Instalment[] => {
      const date = dueDay(typeof each?.[field] === 'string' ? each[field] : undefined)
      return date !== undefined && typeof each.amount === 'number' ? [{ date, amount: each.amount }] : []
    })
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

/** Amounts are added in hundredths, so that no fraction of one is left. */
export const sum = (amounts: readonly { readonly amount: number }[]): number => cents(amounts.reduce((total, { amount }) => total + amount, 0))

const cents = (amount: number): number => Math.round(amount * 100) / 100
