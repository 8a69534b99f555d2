// rcm calendar: events and what is due, for a calendar program.
import { message, say } from '../core/message.ts'
import { agendaIcs } from '../formats/ics.ts'
import { calendarReport } from '../reports/calendar.ts'
import type { Command } from './command.ts'
import { asQuery } from './list.ts'

export const calendar: Command = {
  name: 'calendar',
  summary: { en: 'events and what is due, for a calendar program', es: 'actividades y plazos, para un programa de calendario' },
  description: {
    en: `Writes an iCalendar file (RFC 5545) with everything known on the day: events as
whole days, the closing days of consultations, and what is due as to-dos with
their status. A vague date (“possibly in August 2016”) is told in the title,
covers the days it may fall on, and does not block them; what is only proposed
is tentative, what is cancelled stays and says so. An entry keeps its UID, so
that a new file corrects the old one. Records with “access: internal” are left
out unless --internal is given.`,
    es: `Escribe un archivo iCalendar (RFC 5545) con todo lo conocido en el día: las
actividades como días completos, los días de cierre de las consultas y los
plazos como tareas con su estado. Una fecha vaga («posiblemente en agosto de
2016») se dice en el título, abarca los días en que podría caer y no los ocupa;
lo solo propuesto es tentativo; lo cancelado permanece y lo dice. Cada entrada
conserva su UID, de modo que un archivo nuevo corrige el anterior. Los registros
con «access: internal» se omiten, salvo con --internal.`,
  },
  arguments: [{ flags: '[query...]', text: { en: 'only what matches; see “rcm list --help”', es: 'solo lo que cumple la consulta; vea «rcm list --help»' } }],
  options: [{ flags: '--internal', text: { en: 'also what is internal', es: 'también lo interno' } }],
  formats: ['ics'],
  examples: [
    { run: 'rcm calendar -o forum.ics', text: { en: 'everything, to be opened on a phone', es: 'todo, para abrirlo en un teléfono' } },
    { run: 'rcm calendar kind:event --lang es -o actividades.ics', text: { en: 'only events, in Spanish', es: 'solo las actividades, en español' } },
    { run: 'rcm calendar party:HND -o honduras.ics', text: { en: 'what falls on Honduras', es: 'lo que le toca a Honduras' } },
  ],
  async run(context, { args, options }) {
    const { workspace, day, lang } = await context.open()
    const agenda = calendarReport(workspace, { day, lang, query: args.map(asQuery).join(' '), internalToo: options.internal === true })
    context.out(agendaIcs(agenda, lang))
    const tasks = agenda.entries.filter(({ type }) => type === 'task').length
    context.note(`${say(message(words.written, { events: agenda.entries.length - tasks, tasks }), lang)}\n`)
    return 0
  },
}

const words = {
  written: {
    en: '{events, plural, one {# event} other {# events}}, {tasks, plural, one {# to-do} other {# to-dos}}',
    es: '{events, plural, one {# actividad} other {# actividades}}, {tasks, plural, one {# tarea} other {# tareas}}',
  },
}
