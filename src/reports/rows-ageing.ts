// How long what is open has been overdue.
import type { Text } from '../core/message.ts'
import type { Row, RowList } from './row-list.ts'

export const followUpAgeing: RowList = {
  description: { en: 'The open follow-ups by how long they have been overdue.', es: 'Los seguimientos abiertos según cuánto hace que vencieron.' },
  columns: [
    { name: 'age', type: 'text', label: { en: 'Days overdue', es: 'Días de atraso' } },
    { name: 'count', type: 'number', label: { en: 'Follow-ups', es: 'Seguimientos' } },
  ],
  rows: ({ workspace, standing, lang }, { party }) => {
    const open = workspace
      .playing('follow-up')
      .map(standing)
      .filter((each) => each.isKnown && each.isOpen && (party === undefined || each.parties.includes(party)))
    const counts = ages.map(
      ({ label, least, most }): Row => ({
        age: label[lang],
        count: open.filter(({ daysLate }) => daysLate !== undefined && daysLate >= least && daysLate <= most).length,
      }),
    )
    const undated = open.filter(({ daysLate }) => daysLate === undefined).length
    return open.length === 0 ? [] : [...counts, { age: withoutDate[lang], count: undated }]
  },
}

const withoutDate: Text = { en: 'without a date', es: 'sin plazo' }

const ages: readonly { readonly label: Text; readonly least: number; readonly most: number }[] = [
  { label: { en: 'more than 90', es: 'más de 90' }, least: 91, most: Number.POSITIVE_INFINITY },
  { label: { en: '31 to 90', es: 'de 31 a 90' }, least: 31, most: 90 },
  { label: { en: '8 to 30', es: 'de 8 a 30' }, least: 8, most: 30 },
  { label: { en: '1 to 7', es: 'de 1 a 7' }, least: 1, most: 7 },
  { label: { en: 'not yet due', es: 'aún en plazo' }, least: Number.NEGATIVE_INFINITY, most: 0 },
]
