// --timings: where the time of a run went, on stderr.
import { type Lang, type Text, localeOf, message, say } from '../core/message.ts'
import { type Phase, type Work, workDone } from '../core/phase.ts'

const names: Readonly<Record<Phase, Text>> = {
  starting: { en: 'starting', es: 'arranque' },
  reading: {
    en: 'reading: {files, plural, one {# file} other {# files}}, {records, plural, one {# record} other {# records}}',
    es: 'lectura: {files, plural, one {# archivo} other {# archivos}}, {records, plural, one {# registro} other {# registros}}',
  },
  rules: { en: 'checking: {rules, plural, one {# rule} other {# rules}}', es: 'revisión: {rules, plural, one {# regla} other {# reglas}}' },
  history: { en: 'history: {commits, plural, one {# commit} other {# commits}}', es: 'historial: {commits, plural, one {# commit} other {# commits}}' },
  compiling: { en: 'compiling the regulations', es: 'compilación de las normas' },
  template: { en: 'filling the template', es: 'relleno de la plantilla' },
  layout: { en: 'laying out', es: 'composición' },
  writing: { en: 'writing', es: 'escritura' },
  rest: { en: 'everything else', es: 'todo lo demás' },
}

const total: Text = { en: 'in all', es: 'en total' }

/** A line a phase: its name, what was done in it, milliseconds. */
export function timings(lang: Lang, { times, counts, total: sum }: Work = workDone()): string {
  const number = new Intl.NumberFormat(localeOf(lang), { maximumFractionDigits: 0 })
  const values = { files: 0, records: 0, rules: 0, commits: 0, ...Object.fromEntries(counts) }
  const rows = [...times].map(([phase, time]) => [say(message(names[phase], values), lang), `${number.format(time)} ms`])
  rows.push([total[lang], `${number.format(sum)} ms`])
  const [left, right] = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map(([name = '', time = '']) => `${name.padEnd(left ?? 0)}  ${time.padStart(right ?? 0)}\n`).join('')
}
