import fc from 'fast-check'
import ical from 'node-ical'
import { describe, expect, test } from 'vitest'
import type { Agenda } from '../../src/core/agenda.ts'
import { agendaIcs } from '../../src/formats/ics.ts'
import { calendarReport } from '../../src/reports/calendar.ts'
import { lakes } from '../lakes.ts'

const options = { day: '2031-04-10', lang: 'en' as const, query: '', internalToo: false }

/** What another program reads from the file, by UID. */
const readBack = (text: string) =>
  new Map(
    Object.values(ical.sync.parseICS(text)).flatMap((each) => (each && 'uid' in each ? [[String(each.uid), each as unknown as Record<string, unknown>]] : [])),
  )

const words = (value: unknown): string => (typeof value === 'object' && value !== null && 'val' in value ? String(value.val) : String(value))
const isoDay = (value: unknown): string => {
  const date = value as Date
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`
}

describe('the lakes’ calendar, read by another program', () => {
  test('events, vague ones over the days they may fall on', async () => {
    const back = readBack(agendaIcs(calendarReport(await lakes(), options), 'en'))
    const workshop = back.get('EVT-2031-003@asl')
    expect(words(workshop?.summary)).toBe('Workshop on the marking of nets (possibly in June 2031)')
    expect([isoDay(workshop?.start), isoDay(workshop?.end), workshop?.status, workshop?.transparency]).toEqual([
      '2031-06-01',
      '2031-07-01',
      'TENTATIVE',
      'TRANSPARENT',
    ])
    const meeting = back.get('EVT-2031-001@asl')
    expect([isoDay(meeting?.start), isoDay(meeting?.end), meeting?.status]).toEqual(['2031-03-10', '2031-03-11', 'CONFIRMED'])
    expect(meeting?.start).toHaveProperty('dateOnly', true)
  })
  test('what is due, as to-dos', async () => {
    const back = readBack(agendaIcs(calendarReport(await lakes(), options), 'en'))
    const task = back.get('FU-2031-001@asl')
    expect([task?.type, isoDay(task?.due), task?.status, words(task?.summary)]).toEqual([
      'VTODO',
      '2031-03-24',
      'NEEDS-ACTION',
      'TROIKA: Send the list of landing places',
    ])
    expect(back.has('FU-2031-004@asl')).toBe(false)
  })
  test('a consultation on its closing day', async () => {
    const closing = readBack(agendaIcs(calendarReport(await lakes(), { ...options, lang: 'es' }), 'es')).get('CNS-2031-001@asl')
    expect([isoDay(closing?.start), words(closing?.summary)]).toEqual(['2031-03-31', 'Cierra: Comentarios de los miembros sobre el calendario de patrullajes'])
  })
  test('moved, added, cancelled: told, and kept', async () => {
    const path = 'records/events/EVT-2031-009-walk.yaml'
    const text =
      'id: EVT-2031-009\ntitle: Walk\ntype: other\ndate: 2031-08-02/2031-08-03\nmoved-from: 2031-05\nadded: true\nlog:\n  - { date: 2031-03-10, status: scheduled }\n  - { date: 2031-04-01, status: cancelled, note: Rain }\n'
    const walk = readBack(agendaIcs(calendarReport(await lakes({ [path]: text }), options), 'en')).get('EVT-2031-009@asl')
    expect([walk?.status, String(walk?.sequence), isoDay(walk?.start), isoDay(walk?.end)]).toEqual(['CANCELLED', '1', '2031-08-02', '2031-08-04'])
    expect(words(walk?.description)).toBe('Status: Cancelled\nMoved from May 2031.\nAdded to the calendar.\nEVT-2031-009')
  })
  test('what is internal only when asked for; what is not known yet never', async () => {
    const path = 'records/events/EVT-2031-009-walk.yaml'
    const workspace = await lakes({
      [path]: 'id: EVT-2031-009\ntitle: Walk\ntype: other\ndate: 2031-08\naccess: internal\nlog:\n  - { date: 2031-03-10, status: proposed }\n',
    })
    const ids = (more: object) => calendarReport(workspace, { ...options, ...more }).entries.map(({ id }) => id)
    expect(ids({})).not.toContain('EVT-2031-009')
    expect(ids({ internalToo: true })).toContain('EVT-2031-009')
    expect(ids({ internalToo: true, day: '2031-03-09' })).toEqual(['EVT-2031-001'])
  })
  test('the same bytes on every day between two log entries', async () => {
    const workspace = await lakes()
    const on = (day: string) => agendaIcs(calendarReport(workspace, { ...options, day }), 'en')
    expect(on('2031-04-03')).toBe(on('2031-04-28'))
  })
})

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '\r',
        '\n',
        '\r\n',
        ';',
        ',',
        ':',
        '\\',
        '\\n',
        '"',
        'BEGIN:VEVENT',
        'END:VCALENDAR',
        'X-EVIL:1',
        '\u0085',
        '\u2028',
        '\0',
        '\u001b]',
        'ñ',
        '🦆',
        ' ',
      ),
    )
    .map((parts) => parts.join('')),
)

test('a long text is folded at 75 bytes, the space before what goes on included, and reads as before', () => {
  const title = 'Técnicas de pesca y navegación segura '.repeat(12).trim()
  const text = agendaIcs({ forum: 'asl', name: title, entries: [] }, 'es')
  expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
  expect(text.replaceAll('\r\n ', '')).toContain(title)
})

test('no title, place or id breaks out of its property; lines are folded at 75 bytes', ({ task }) => {
  task.meta.times = 300
  fc.assert(
    fc.property(hostile, hostile, hostile, hostile, (id, summary, description, place) => {
      const entry = {
        id,
        type: 'event',
        summary,
        description,
        place,
        categories: [summary],
        from: '2031-06-01',
        until: '2031-06-30',
        isVague: true,
        status: 'tentative',
        changed: '2031-03-10',
        revision: 0,
      } as const
      const agenda: Agenda = { forum: 'asl', name: summary, entries: [entry] }
      const text = agendaIcs(agenda, 'en')
      const lines = text.split('\r\n')
      expect(lines.every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
      expect(lines.some((line) => /[\0-\x1f\x7f-\x9f\u2028\u2029]/.test(line))).toBe(false)
      const unfolded = text.replaceAll('\r\n ', '').trimEnd().split('\r\n')
      expect(unfolded.map((line) => /^[A-Z-]+/.exec(line)?.[0])).toEqual([
        'BEGIN',
        'VERSION',
        'PRODID',
        'CALSCALE',
        'METHOD',
        'NAME',
        'X-WR-CALNAME',
        'BEGIN',
        'UID',
        'DTSTAMP',
        'LAST-MODIFIED',
        'SEQUENCE',
        'DTSTART',
        'DTEND',
        'TRANSP',
        'STATUS',
        'SUMMARY',
        'DESCRIPTION',
        'LOCATION',
        'CATEGORIES',
        'END',
        'END',
      ])
      expect(Object.values(ical.sync.parseICS(text)).filter((each) => each?.type === 'VEVENT')).toHaveLength(1)
    }),
    { numRuns: 300 },
  )
})
