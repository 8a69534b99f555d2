// Contributions summed, one currency at a time: amounts of several currencies are never added.
import { daysBetween } from '../core/day.ts'
import type { Text } from '../core/message.ts'
import { groupBy } from '../core/workspace.ts'
import type { Row, RowList } from './row-list.ts'
import { type Contribution, contributionsOf, sum, unpaidInstalments } from './rows-contributions.ts'

const currency = { name: 'currency', type: 'text', label: { en: 'Currency', es: 'Moneda' } } as const

export const contributionTotals: RowList = {
  description: { en: 'One row a year and currency: the sums of what is on record.', es: 'Una fila por año y moneda: las sumas de lo que consta.' },
  columns: [
    { name: 'year', type: 'number', label: { en: 'Year', es: 'Año' } },
    currency,
    { name: 'parties', type: 'number', label: { en: 'Parties', es: 'Partes' } },
    { name: 'assessed', type: 'number', label: { en: 'Assessed', es: 'Asignado' } },
    { name: 'paid', type: 'number', label: { en: 'Paid', es: 'Pagado' } },
    { name: 'balance', type: 'number', label: { en: 'Balance', es: 'Saldo' } },
  ],
  rows: (context, asked) =>
    [...groupBy(inCurrency(contributionsOf(context, asked)), (each) => `${each.year} ${each.currency}`).values()].flatMap((list): Row[] => {
      const [first] = list
      const known = list.flatMap(({ assessed, paid = 0 }) => (assessed === undefined ? [] : [{ amount: assessed, paid }]))
      const assessed = sum(known)
      const paid = sum(list.map((each) => ({ amount: each.paid ?? 0 })))
      const balance = sum(known.map((each) => ({ amount: each.amount - each.paid })))
      return first ? [{ year: first.year, currency: first.currency, parties: list.length, assessed, paid, balance }] : []
    }),
}

export const contributionAgeing: RowList = {
  description: { en: 'What is overdue, by currency and by how long it has been.', es: 'Lo vencido, por moneda y según cuánto hace que venció.' },
  columns: [
    currency,
    { name: 'age', type: 'text', label: { en: 'Days overdue', es: 'Días de atraso' } },
    { name: 'amount', type: 'number', label: { en: 'Amount', es: 'Importe' } },
  ],
  rows: (context, asked) =>
    [...groupBy(inCurrency(contributionsOf(context, asked)), (each) => each.currency ?? '')].flatMap(([code, list]) => {
      const unpaid = list.flatMap((each) => unpaidInstalments(each, context.day)).map(({ date, amount }) => ({ amount, days: daysBetween(date, context.day) }))
      if (!list.some(({ instalments }) => instalments !== undefined)) return []
      return ages.map(
        ({ label, least, most }): Row => ({
          currency: code,
          age: label[context.lang],
          amount: sum(unpaid.filter(({ days }) => days >= least && days <= most)),
        }),
      )
    }),
}

const inCurrency = (list: readonly Contribution[]): Contribution[] => list.filter((each) => each.currency !== undefined)

const ages: readonly { readonly label: Text; readonly least: number; readonly most: number }[] = [
  { label: { en: '1 to 90', es: 'de 1 a 90' }, least: 1, most: 90 },
  { label: { en: '91 to 365', es: 'de 91 a 365' }, least: 91, most: 365 },
  { label: { en: 'more than 365', es: 'más de 365' }, least: 366, most: Number.POSITIVE_INFINITY },
]
