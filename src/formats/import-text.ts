// What an import would change, for a person: a line a record, then its fields, then what is wrong and the next step.
import type { ChalkInstance } from 'chalk'
import { type Lang, type Text, message, say } from '../core/message.ts'
import type { ImportOutput } from '../core/output.ts'
import { visible } from '../core/visible.ts'

type Row = ImportOutput['rows'][number]

const words = {
  new: { en: 'new', es: 'nuevo' },
  changed: { en: 'changed', es: 'cambia' },
  unchanged: { en: 'unchanged', es: 'igual' },
  conflict: { en: 'conflict', es: 'conflicto' },
  unknown: { en: 'unknown', es: 'desconocido' },
  invalid: { en: 'invalid', es: 'no válido' },
} satisfies Record<Row['outcome'], Text>

const counted = {
  new: { en: '{count, number} new', es: '{count, plural, one {# nuevo} other {# nuevos}}' },
  changed: { en: '{count, number} changed', es: '{count, plural, one {# cambia} other {# cambian}}' },
  unchanged: { en: '{count, number} unchanged', es: '{count, plural, one {# igual} other {# iguales}}' },
  conflict: { en: '{count, plural, one {# conflict} other {# conflicts}}', es: '{count, plural, one {# conflicto} other {# conflictos}}' },
  unknown: { en: '{count, number} unknown', es: '{count, plural, one {# desconocido} other {# desconocidos}}' },
  invalid: { en: '{count, number} invalid', es: '{count, plural, one {# no válido} other {# no válidos}}' },
} satisfies Record<Row['outcome'], Text>

const nothing = { en: 'There is no row in the file.', es: 'No hay ninguna fila en el archivo.' }

/** Rows that change nothing are only counted. */
export function importText({ rows, summary }: ImportOutput, lang: Lang, colour: ChalkInstance): string {
  const shown = rows.filter(({ outcome }) => outcome !== 'unchanged')
  const width = Math.max(0, ...shown.map(({ outcome }) => words[outcome][lang].length))
  const tones = {
    new: colour.green,
    changed: colour.cyan,
    unchanged: colour.dim,
    conflict: colour.red.bold,
    unknown: colour.red.bold,
    invalid: colour.red.bold,
  }
  const lines = shown.flatMap((row) => [
    `${tones[row.outcome](words[row.outcome][lang].padEnd(width))}  ${[colour.bold(plain(row.id ?? '—')), row.title && plain(row.title), colour.dim(`(${plain(row.table)} ${row.line})`)].filter(Boolean).join('  ')}`,
    ...row.fields.flatMap((field) => fieldLines(field, colour)),
    ...row.problems.flatMap(({ message: said, help }) => [`    ! ${visible(said)}`, ...(help === '' ? [] : [`    → ${visible(help)}`])]),
  ])
  const counts = (Object.keys(words) as Row['outcome'][])
    .filter((outcome) => summary[outcome] > 0)
    .map((outcome) => say(message(counted[outcome], { count: summary[outcome] }), lang))
  return `${lines.length > 0 ? `${lines.join('\n')}\n\n` : ''}${counts.join(' · ') || nothing[lang]}\n`
}

const plain = (text: string): string => visible(text.replace(/\s+/g, ' ').trim())

const short = (text: string): string => {
  const line = plain(text)
  return line.length > 120 ? `${line.slice(0, 119)}…` : line
}

/** Of two lists only the items that come and go; of two longer texts only where they begin to differ. */
function fieldLines({ field, before, after }: Row['fields'][number], colour: ChalkInstance): string[] {
  const [old, now] = [itemsOf(before), itemsOf(after)]
  const gone = (text: string) => `      ${colour.red(`- ${short(text)}`)}`
  const come = (text: string) => `      ${colour.green(`+ ${short(text)}`)}`
  if (old && now)
    return [`    ${plain(field)}:`, ...old.filter((item) => !now.includes(item)).map(gone), ...now.filter((item) => !old.includes(item)).map(come)]
  if (before.length + after.length <= 60) return [`    ${plain(field)}: ${before === '' ? '—' : short(before)} → ${after === '' ? '—' : short(after)}`]
  const same = sameStart(before, after)
  return [`    ${plain(field)}:`, ...(before === '' ? [] : [gone(cut(before, same))]), ...(after === '' ? [] : [come(cut(after, same))])]
}

function itemsOf(cell: string): string[] | undefined {
  if (cell === '') return []
  if (!cell.startsWith('[')) return undefined
  try {
    const list: unknown = JSON.parse(cell)
    return Array.isArray(list) ? list.map((item) => JSON.stringify(item)) : undefined
  } catch {
    return undefined
  }
}

const sameStart = (a: string, b: string): number => {
  let length = 0
  while (length < a.length && a[length] === b[length]) length++
  return length
}

const cut = (text: string, same: number): string => (same > 50 ? `…${text.slice(same - 30)}` : text)
