// Dates in words, in each language: "4 March 2016", "possibly in August 2016", "17 al 18 de noviembre de 2016".
import { type Day, type EdtfDate, parseDate } from './day.ts'
import type { Lang } from './message.ts'

const months: Record<Lang, readonly string[]> = {
  en: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
  es: ['enero', 'febrero', 'marzo', 'abril', 'mayo', 'junio', 'julio', 'agosto', 'septiembre', 'octubre', 'noviembre', 'diciembre'],
}

/** The date as a reader says it. A text that is no EDTF date comes back as it is. */
export function dateInWords(text: string, lang: Lang): string {
  const date = parseDate(text)
  if (!date) return text
  return date.ends ? intervalInWords(date, lang) : singleInWords(date, lang)
}

/** The same without the year when it is the year given, for tables. */
export function shortDate(text: string, lang: Lang, year?: string): string {
  const words = dateInWords(text, lang)
  if (year === undefined || !text.startsWith(year) || text.includes('/')) return words
  const tail = lang === 'es' ? ` de ${year}` : ` ${year}`
  return words.endsWith(tail) && words !== year ? words.slice(0, -tail.length) : words
}

function singleInWords(date: EdtfDate, lang: Lang): string {
  const plain = plainWords(date, lang)
  if (date.uncertain && date.approximate) return lang === 'es' ? `posiblemente hacia ${plain}` : `possibly about ${plain}`
  if (date.uncertain) {
    if (lang === 'es') return date.precision === 'day' ? `posiblemente el ${plain}` : `posiblemente en ${plain}`
    return date.precision === 'day' ? `possibly on ${plain}` : `possibly in ${plain}`
  }
  if (date.approximate) return lang === 'es' ? `hacia ${plain}` : `about ${plain}`
  return plain
}

function plainWords(date: EdtfDate, lang: Lang): string {
  const bare = date.text.replace(/[?~%]$/, '')
  const year = String(Number(bare.slice(0, 4)) || bare.slice(0, 4))
  const month = months[lang][Number(bare.slice(5, 7)) - 1]
  if (date.precision === 'year' || !month) return bare.slice(0, 4)
  if (date.precision === 'month') return lang === 'es' ? `${month} de ${year}` : `${month} ${year}`
  const day = Number(bare.slice(8, 10))
  return lang === 'es' ? `${day} de ${month} de ${year}` : `${day} ${month} ${year}`
}

function intervalInWords(date: EdtfDate, lang: Lang): string {
  const [start, end] = date.ends ?? []
  if (!start) return lang === 'es' ? `hasta ${singleInWords(end as EdtfDate, lang)}` : `until ${singleInWords(end as EdtfDate, lang)}`
  if (!end) return lang === 'es' ? `desde ${singleInWords(start, lang)}` : `since ${singleInWords(start, lang)}`
  const isPlain = !date.uncertain && !date.approximate
  if (isPlain && start.precision === 'day' && end.precision === 'day' && start.text.slice(0, 7) === end.text.slice(0, 7)) {
    const first = Number(start.text.slice(8, 10))
    return lang === 'es' ? `${first} al ${singleInWords(end, lang)}` : `${first}–${singleInWords(end, lang)}`
  }
  return lang === 'es' ? `${singleInWords(start, lang)} a ${singleInWords(end, lang)}` : `${singleInWords(start, lang)} to ${singleInWords(end, lang)}`
}

/** The weekday of a day, in words. */
export function weekday(day: Day, lang: Lang): string {
  return new Intl.DateTimeFormat(lang === 'es' ? 'es' : 'en-GB', { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}
