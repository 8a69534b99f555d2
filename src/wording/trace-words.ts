// Where a passage comes from, in words.
import { dateInWords } from '../core/day-words.ts'
import { languageName } from '../core/language-name.ts'
import { type Lang, type Text, message, say } from '../core/message.ts'
import type { TraceOutput } from '../core/output.ts'
import { titleOf } from '../core/record.ts'
import { normalise } from '../core/text.ts'
import type { PassageView } from '../core/trace-view.ts'
import type { State } from '../core/validity.ts'
import type { Workspace } from '../core/workspace.ts'

type Facts = TraceOutput['passages'][number]

/** A passage with where it comes from, a line each. */
export function passageInWords(facts: Facts, workspace: Workspace, lang: Lang): PassageView {
  const titleIn = (id: string): string | undefined => {
    const record = workspace.byId.get(id)
    return record && titleOf(record, lang)
  }
  const statusLabel = (id: string, status: string | null) =>
    status === null ? undefined : (workspace.byId.get(id)?.kind.statuses.get(status)?.label[lang] ?? status)
  const stanceLabel = (id: string, stance: string) =>
    workspace.byId.get(id)?.kind.fields.find(({ name }) => name === 'stance')?.choiceLabels[stance]?.[lang] ?? stance
  const put = (text: Text, values: Record<string, string | number | undefined> = {}) => say(message(text, values), lang)
  const named = (id: string, title = titleIn(id)) => (title === undefined ? id : `${id} ${title}`)
  const day = (date: string | null) => (date === null ? '' : dateInWords(date, lang))
  const rows: { label: string; values: string[] }[] = []
  const row = (label: Text, values: readonly string[]) => {
    if (values.length > 0) rows.push({ label: label[lang], values: [...values] })
  }
  row(
    labels.parts,
    facts.parts.map(({ ref, text }) => `${ref}: ${quoted(text, lang)}`),
  )
  row(
    labels.provision,
    facts.provisions.map(({ number, chapter, title }) => put(words.provision, { number, chapter, title })),
  )
  if (facts.state) {
    const state = facts.state === 'in-force' && facts.replacedBy.length > 0 ? words.changed[lang] : states[facts.state][lang]
    row(labels.state, [facts.since === null ? state : put(words.since, { state, day: day(facts.since) })])
  }
  if (facts.adopted) row(labels.adopted, [day(facts.adopted)])
  if (facts.meeting) row(labels.meeting, [`${named(facts.meeting.id, facts.meeting.title)}${facts.meeting.date ? ` · ${day(facts.meeting.date)}` : ''}`])
  row(
    labels.replaces,
    facts.replaces.map(({ ref, until, text }) => `${ref}${until ? ` ${put(words.until, { day: day(until) })}` : ''}: ${quoted(text, lang)}`),
  )
  row(
    labels.changed,
    facts.replacedBy.map(
      ({ ref, action, from, text }) => `${put(words.action, { action, ref, day: day(from) })}${text === '' ? '' : `: ${quoted(text, lang)}`}`,
    ),
  )
  for (const relation of ['origin', 'change'] as const)
    row(
      labels[relation],
      facts.proposals
        .filter((each) => each.relation === relation)
        .map(({ id, title, status }) => [named(id, title), statusLabel(id, status)].filter((each) => each !== undefined).join(' · ')),
    )
  row(
    labels.round,
    facts.consultations.flatMap(({ id, title, opens, closes, responses }) => [
      `${named(id, title)}${opens || closes ? ` · ${[day(opens), day(closes)].filter((each) => each !== '').join(' – ')}` : ''}`,
      ...responses.map(({ id: answer, party, stance, received, late }) =>
        [answer, party && titleIn(party), stance && stanceLabel(answer, stance), day(received), late && words.late[lang]].filter(Boolean).join(' · '),
      ),
    ]),
  )
  const commit = ({ commit: hash, author, day: on, subject }: NonNullable<Facts['adoptedIn']>) => `${day(on)} · ${author} · ${hash.slice(0, 10)} · ${subject}`
  if (facts.adoptedIn) row(labels.adoptedIn, [commit(facts.adoptedIn)])
  if (facts.firstIn && facts.firstIn.commit !== facts.adoptedIn?.commit) row(labels.firstIn, [commit(facts.firstIn)])
  const where = words.where[facts.where][lang]
  return { ref: facts.ref, title: facts.title, where: facts.lang === lang ? where : `${where} · ${languageName(facts.lang, lang)}`, text: facts.text, rows }
}

const quoted = (text: string, lang: Lang): string => {
  const words = normalise(text)
  const short = words.length > 240 ? `${words.slice(0, 237).trimEnd()}…` : words
  return lang === 'es' ? `«${short}»` : `“${short}”`
}

const labels = {
  parts: { en: 'Made of', es: 'Formado por' },
  provision: { en: 'Compiled in', es: 'Compilado en' },
  state: { en: 'On the day', es: 'En el día' },
  adopted: { en: 'Adopted', es: 'Adoptado' },
  meeting: { en: 'Meeting', es: 'Reunión' },
  replaces: { en: 'Replaced', es: 'Reemplazó' },
  changed: { en: 'Changed by', es: 'Cambiado por' },
  origin: { en: 'Proposed in', es: 'Propuesto en' },
  change: { en: 'Proposals on it', es: 'Propuestas al respecto' },
  round: { en: 'Consultation', es: 'Consulta' },
  adoptedIn: { en: 'Adopted in', es: 'Adoptado en' },
  firstIn: { en: 'First in', es: 'Primero en' },
} satisfies Record<string, Text>

const words = {
  provision: { en: 'provision {number} · {chapter} {title}', es: 'disposición {number} · {chapter} {title}' },
  since: { en: '{state} since {day}', es: '{state} desde el {day}' },
  changed: { en: 'changed', es: 'cambiado' },
  late: { en: 'late', es: 'tardía' },
  until: { en: 'until {day}', es: 'hasta el {day}' },
  action: {
    en: '{ref}, {action, select, replace {in place of it} repeal {repeal} lapse {no longer in effect} other {put beside it}}, from {day}',
    es: '{ref}, {action, select, replace {en su lugar} repeal {derogación} lapse {ya sin efecto} other {puesto al lado}}, desde el {day}',
  },
  where: {
    adopted: { en: 'adopted text', es: 'texto adoptado' },
    compiled: { en: 'compiled text, as amended', es: 'texto compilado, con sus modificaciones' },
    draft: { en: 'draft of an agreement', es: 'borrador de un acuerdo' },
    proposal: { en: 'proposed text', es: 'texto propuesto' },
    minutes: { en: 'minutes', es: 'acta' },
    text: { en: 'text of a record', es: 'texto de un registro' },
  },
} satisfies Record<string, Text | Record<string, Text>>

const states: Readonly<Record<State, Text>> = {
  'in-force': { en: 'in force', es: 'vigente' },
  'not-yet': { en: 'not in force yet', es: 'aún no vigente' },
  repealed: { en: 'repealed', es: 'derogado' },
  lapsed: { en: 'lapsed', es: 'caducado' },
  missing: { en: 'not there', es: 'no está' },
}
