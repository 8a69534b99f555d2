// Dates as people say them, in English and Spanish, as EDTF: “in two weeks”, “end of March”, “possibly in August”, “el viernes”, “+2w”.
import { type Day, addDays, daysInMonth, parseDate } from './day.ts'
import { fold } from './match.ts'

const months: ReadonlyMap<string, number> = new Map(
  [
    ['january jan enero ene', 1],
    ['february feb febrero', 2],
    ['march mar marzo', 3],
    ['april apr abril abr', 4],
    ['may mayo', 5],
    ['june jun junio', 6],
    ['july jul julio', 7],
    ['august aug agosto ago', 8],
    ['september sept sep septiembre setiembre set', 9],
    ['october oct octubre', 10],
    ['november nov noviembre', 11],
    ['december dec diciembre dic', 12],
  ].flatMap(([names, number]) => (names as string).split(' ').map((name) => [name, number as number] as const)),
)

/** From Sunday, as JavaScript counts. */
const weekdays: ReadonlyMap<string, number> = new Map(
  [
    'sunday sun domingo',
    'monday mon lunes',
    'tuesday tue tues martes',
    'wednesday wed miercoles',
    'thursday thu thurs jueves',
    'friday fri viernes',
    'saturday sat sabado',
  ].flatMap((names, day) => names.split(' ').map((name) => [name, day] as const)),
)

const numbers: ReadonlyMap<string, number> = new Map([
  ...'one two three four five six seven eight nine ten eleven twelve'.split(' ').map((word, index) => [word, index + 1] as const),
  ...'uno dos tres cuatro cinco seis siete ocho nueve diez once doce'.split(' ').map((word, index) => [word, index + 1] as const),
  ['a', 1],
  ['an', 1],
  ['un', 1],
  ['una', 1],
])

type Unit = 'd' | 'w' | 'm' | 'y'
const units: ReadonlyMap<string, Unit> = new Map([
  ...'d day days dia dias'.split(' ').map((word) => [word, 'd'] as const),
  ...'w week weeks semana semanas s sem'.split(' ').map((word) => [word, 'w'] as const),
  ...'m month months mes meses'.split(' ').map((word) => [word, 'm'] as const),
  ...'y year years ano anos a'.split(' ').map((word) => [word, 'y'] as const),
])

/** Words that say nothing about the day: “by Friday”, “a más tardar el viernes”. */
const courtesy =
  /^(?:(?:by|on|until|till|before|in|en|no later than|not later than|at the latest by|the|in the|para|para el|hasta|hasta el|a mas tardar|el dia|el|la|los|de) )+/

/**
 * A date in words as EDTF, seen from a day; EDTF itself comes back as it is. A month or year without more stays vague: it is due at its end.
 * A weekday, or a day or month without a year, is the next one to come, today not counted. Undefined when the words say no date.
 */
export function dateFromWords(words: string, today: Day): string | undefined {
  const text = words.trim()
  if (parseDate(text)) return text
  const plain = fold(text)
    .replace(/[.,]+(?= |$)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
  for (const [doubt, mark] of doubts) {
    const sure = plain.replace(doubt, '')
    if (sure === plain) continue
    const date = certain(sure, today)
    return date !== undefined && /^\d{4}(?:-\d{2}){0,2}$/.test(date) ? date + mark : undefined
  }
  return certain(plain, today)
}

const doubts: readonly (readonly [RegExp, string])[] = [
  [/^(?:possibly|maybe|perhaps|probably|posiblemente|quiza|quizas|tal vez|probablemente) (?:in |on |en |el )?/, '?'],
  [/^(?:about|around|circa|hacia|alrededor de|alrededor del) (?:the )?/, '~'],
]

function certain(text: string, today: Day): string | undefined {
  for (const each of [text, text.replace(courtesy, '')]) {
    const date = relative(each, today) ?? edge(each, today) ?? written(each, today) ?? named(each, today)
    if (date !== undefined && parseDate(date)) return date
  }
  return undefined
}

/** `+2w`, `in two weeks`, `two weeks from now`, `dentro de dos semanas`, `tomorrow`. */
function relative(text: string, today: Day): string | undefined {
  const fixed: Readonly<Record<string, number>> = {
    today: 0,
    hoy: 0,
    tomorrow: 1,
    manana: 1,
    'day after tomorrow': 2,
    'the day after tomorrow': 2,
    'pasado manana': 2,
    yesterday: -1,
    ayer: -1,
  }
  const days = Object.hasOwn(fixed, text) ? fixed[text] : undefined
  if (days !== undefined) return addDays(today, days)
  const short = /^([+-])(\d{1,4}) ?([a-z]+)$/.exec(text)
  if (short) return step(today, Number(short[2]) * (short[1] === '-' ? -1 : 1), units.get(short[3] ?? ''))
  const long = /^(?:in|within|en|dentro de) (\w+) (\w+)(?: time)?$/.exec(text) ?? /^(\w+) (\w+) (?:from now|from today|a partir de hoy|desde hoy)$/.exec(text)
  const back = /^(\w+) (\w+) ago$/.exec(text) ?? /^hace (\w+) (\w+)$/.exec(text)
  const found = long ?? back
  if (!found) return undefined
  const count = /^\d{1,4}$/.test(found[1] ?? '') ? Number(found[1]) : numbers.get(found[1] ?? '')
  return count === undefined ? undefined : step(today, back ? -count : count, units.get(found[2] ?? ''))
}

function step(day: Day, count: number, unit: Unit | undefined): Day | undefined {
  if (unit === 'd' || unit === 'w') return addDays(day, unit === 'w' ? count * 7 : count)
  if (unit === undefined) return undefined
  const total = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + (unit === 'y' ? count * 12 : count)
  const [year, month] = [Math.floor(total / 12), (total % 12) + 1]
  if (year < 1 || year > 9999) return undefined
  return iso(year, month, Math.min(Number(day.slice(8, 10)), daysInMonth(year, month)))
}

/** `end of March`, `mid-April 2032`, `fin de mes`, `end of the year`: a day of it. */
function edge(text: string, today: Day): string | undefined {
  const match =
    /^(?:(?:at |by )?(?:the )?(end|beginning|start|middle)(?: of)? |(mid)[- ]?|(?:a )?(?:el )?(fin|fines|final|finales|principio|principios|inicio|inicios|comienzo|comienzos|mediados|mitad)(?: de| del)? )(?:the |el |la )?(.+)$/.exec(
      text,
    )
  if (!match) return undefined
  const where = match[1] ?? match[2] ?? match[3] ?? ''
  const of = match[4] ?? ''
  const whole = /^(?:month|mes|this month|este mes)$/.test(of)
    ? today.slice(0, 7)
    : /^(?:year|ano|this year|este ano)$/.test(of)
      ? today.slice(0, 4)
      : (written(of, today) ?? named(of, today))
  const date = whole === undefined ? undefined : parseDate(whole)
  if (!date || (date.precision !== 'month' && date.precision !== 'year')) return undefined
  if (/^(?:end|fin)/.test(where)) return date.until
  if (!/^(?:mi|med)/.test(where)) return date.from
  return date.precision === 'month' ? `${date.from.slice(0, 8)}15` : `${date.from.slice(0, 4)}-06-30`
}

/** `4 March 2031`, `March 4`, `4 de marzo`, `March 2031`, `4/3/2031` (day first). */
function written(text: string, today: Day): string | undefined {
  const slashes = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text)
  if (slashes) return iso(Number(slashes[3]), Number(slashes[2]), Number(slashes[1]))
  const words = text
    .replace(/(\d)(?:st|nd|rd|th|o)\b/, '$1')
    .replace(/ (?:of|de|del) /g, ' ')
    .split(' ')
  const at = words.findIndex((word) => months.has(word))
  const month = months.get(words[at] ?? '')
  if (month === undefined || words.length > 3) return undefined
  const others = words.filter((_, index) => index !== at)
  if (!others.every((word) => /^\d{1,2}$|^\d{4}$/.test(word))) return undefined
  const year = others.find((word) => word.length === 4)
  const day = others.find((word) => word.length < 4)
  if (others.length !== [year, day].filter(Boolean).length) return undefined
  if (day === undefined) return isoMonth(year === undefined ? comingYear(today, month, undefined) : Number(year), month)
  return iso(year === undefined ? comingYear(today, month, Number(day)) : Number(year), month, Number(day))
}

/** The year in which a month, or a day in it, comes next; this month still counts as a month. */
function comingYear(today: Day, month: number, day: number | undefined): number {
  const year = Number(today.slice(0, 4))
  const own = Number(today.slice(5, 7))
  const isPast = month < own || (month === own && day !== undefined && day <= Number(today.slice(8, 10)))
  return isPast ? year + 1 : year
}

/** `Friday`, `next Friday`, `el viernes`, `next week`, `el próximo mes`, `this year`. */
function named(text: string, today: Day): string | undefined {
  const bare = text.replace(/^(?:this|next|coming|este|esta|proximo|proxima) | (?:que viene|proximo|proxima|next)$/g, '')
  const isNext = bare !== text && !/^(?:this|este|esta) /.test(text)
  const weekday = weekdays.get(bare)
  if (weekday !== undefined) {
    const now = new Date(`${today}T00:00:00Z`).getUTCDay()
    return addDays(today, (weekday - now + 7) % 7 || 7)
  }
  if (bare === text) return undefined
  switch (units.get(bare)) {
    case 'w': {
      const sunday = (7 - new Date(`${today}T00:00:00Z`).getUTCDay()) % 7
      const monday = addDays(today, sunday - 6 + (isNext ? 7 : 0))
      return `${monday}/${addDays(monday, 6)}`
    }
    case 'm':
      return (isNext ? step(`${today.slice(0, 8)}01`, 1, 'm') : today)?.slice(0, 7)
    case 'y':
      return String(Number(today.slice(0, 4)) + (isNext ? 1 : 0)).padStart(4, '0')
    default:
      return isNext && months.has(bare) ? written(bare, today) : undefined
  }
}

const pad = (value: number, width = 2): string => String(value).padStart(width, '0')
const isoMonth = (year: number, month: number): string => `${pad(year, 4)}-${pad(month)}`
const iso = (year: number, month: number, day: number): string => `${isoMonth(year, month)}-${pad(day)}`
