// A calendar as iCalendar (RFC 5545): all-day events and to-dos, the same bytes for the same records.
import ICAL from 'ical.js'
import type { Agenda, AgendaEntry } from '../core/agenda.ts'
import { addDays } from '../core/day.ts'
import type { Lang } from '../core/message.ts'
import { visible } from '../core/visible.ts'

// A line that goes on begins with a space, which ical.js does not count.
ICAL.foldLength = 74

export function agendaIcs({ forum, name, entries }: Agenda, lang: Lang): string {
  const calendar = new ICAL.Component('vcalendar')
  const add = (property: string, value: string) => calendar.addPropertyWithValue(property, plain(value))
  add('version', '2.0')
  add('prodid', `-//rcm//calendar//${lang.toUpperCase()}`)
  add('calscale', 'GREGORIAN')
  add('method', 'PUBLISH')
  // ical.js escapes only the properties that it knows.
  for (const property of ['name', 'x-wr-calname']) add(property, escaped(name))
  for (const entry of entries) calendar.addSubcomponent(componentOf(entry, forum, lang))
  return `${calendar.toString()}\r\n`
}

function componentOf(entry: AgendaEntry, forum: string, lang: Lang) {
  const component = new ICAL.Component(entry.type === 'event' ? 'vevent' : 'vtodo')
  const add = (property: string, value: unknown) => component.addPropertyWithValue(property, value)
  const text = (property: string, value: string) => add(property, plain(value)).setParameter('language', lang)
  const day = (value: string) => ICAL.Time.fromDateString(value)
  const midnight = (value: string) => ICAL.Time.fromDateTimeString(`${value}T00:00:00Z`)
  add('uid', plain(`${entry.id}@${forum}`))
  add('dtstamp', midnight(entry.changed))
  add('last-modified', midnight(entry.changed))
  add('sequence', entry.revision)
  if (entry.type === 'event') {
    add('dtstart', day(entry.from))
    add('dtend', day(addDays(entry.until, 1)))
    // A span in which something may happen takes up nobody’s time.
    add('transp', entry.isVague ? 'TRANSPARENT' : 'OPAQUE')
  } else {
    add('due', day(entry.until))
    if (entry.status === 'completed') {
      add('completed', midnight(entry.changed))
      add('percent-complete', 100)
    }
  }
  add('status', entry.status.toUpperCase())
  text('summary', entry.summary)
  text('description', entry.description)
  if (entry.place !== undefined) text('location', entry.place)
  const categories = component.addProperty(new ICAL.Property('categories'))
  categories.setValues(entry.categories.map(plain))
  return component
}

/** A text whose only control character is the line feed, which iCalendar writes as `\n`: nothing in it can end a line or begin a property. */
const plain = (text: string): string => visible(text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')).replace(/\p{Surrogate}/gu, '\ufffd')

const escaped = (text: string): string =>
  plain(text)
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n')
