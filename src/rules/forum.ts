// The forum's own file, rcm.yaml, says what the tool needs, and what it names exists.
import rcmSchema from '../../schemas/rcm.schema.json' with { type: 'json' }
import { dayIn } from '../core/day.ts'
import type { Found } from '../core/finding.ts'
import { readYaml } from '../core/front-matter.ts'
import { message } from '../core/message.ts'
import { nearestOfFew } from '../core/nearest.ts'
import type { Workspace } from '../core/workspace.ts'
import type { Rule } from './rule.ts'
import { explainErrors, idPattern } from './schema-error.ts'

const path = 'rcm.yaml'
type Data = Readonly<Record<string, unknown>>
type Suggest = ReturnType<typeof nearestOfFew>

const asl = (more: string) => `id: asl
name: { en: Assembly of the Seven Lakes, es: Asamblea de los Siete Lagos }
short-name: { en: ASL, es: ASL }
secretariat: { en: Secretariat, es: Secretaría }
languages: [en, es]
bodies: { presidency: PPT, leadership: TROIKA, members: MEMBERS }
${more}`

export const forum: Rule = {
  id: 'forum',
  severity: 'error',
  reads: 'all',
  summary: {
    en: 'rcm.yaml follows its schema, and the time zone, bodies and rules it names exist.',
    es: 'rcm.yaml cumple su esquema, y la zona horaria, los órganos y las reglas que nombra existen.',
  },
  why: {
    en: 'rcm.yaml decides what day it is, who presides and which checks are made. A wrong name in it changes every report without a word.',
    es: 'rcm.yaml decide qué día es, quién preside y qué se comprueba. Un nombre equivocado allí cambia todos los informes sin aviso.',
  },
  examples: {
    bad: { 'rcm.yaml': asl('time-zone: America/Costa_Rico\nrules: { id-unik: warning }\n') },
    good: { 'rcm.yaml': asl('time-zone: America/Costa_Rica\nrules: { id-unique: warning }\n') },
  },
  *check(workspace, ruleIds) {
    const read = readYaml(workspace.forumText)
    if (read.fault) return
    const { data } = read.parts
    const suggest = nearestOfFew()
    const validate = workspace.validator('rcm')
    if (validate && !validate(data)) for (const said of explainErrors(validate.errors ?? [], data, facts, suggest)) yield { path, ...said }
    yield* timeZone(data['time-zone'], suggest)
    yield* bodies(data.bodies, workspace, suggest)
    if (ruleIds) yield* ruleNames(data.rules, [...ruleIds, ...(workspace.forum['house-rules'] ?? []).map(({ id }) => id)], suggest)
  },
}

interface Properties {
  readonly properties?: Readonly<Record<string, Properties>>
  readonly items?: Properties
}

const facts = {
  keysAt(at: readonly string[]): string[] {
    let place: Properties | undefined = rcmSchema as Properties
    for (const key of at) place = place?.properties?.[key]?.items ?? place?.properties?.[key]
    return Object.keys(place?.properties ?? {})
  },
  /** An id that has no id's form names no body: said once. */
  isExplainedElsewhere: ({ keyword, params }: { keyword: string; params: { pattern?: string } }) => keyword === 'pattern' && params.pattern === idPattern,
}

function* timeZone(zone: unknown, suggest: Suggest): Iterable<Found> {
  if (typeof zone !== 'string' || zone === '' || isTimeZone(zone)) return
  const near = suggest(zone, Intl.supportedValuesOf('timeZone'))
  yield {
    path,
    at: { data: ['time-zone'] },
    message: message({ en: 'There is no time zone “{zone}”.', es: 'No existe la zona horaria «{zone}».' }, { zone }),
    help: near
      ? message({ en: 'Did you mean {near}?', es: '¿Quiso decir {near}?' }, { near })
      : message({
          en: 'Use a name of the IANA time zones, such as America/Costa_Rica or UTC.',
          es: 'Use un nombre de las zonas horarias de la IANA, como America/Costa_Rica o UTC.',
        }),
  }
}

function isTimeZone(zone: string): boolean {
  // The common one, without loading what is known of all the others.
  if (zone === 'UTC') return true
  try {
    return dayIn(new Date(0), zone) !== ''
  } catch {
    return false
  }
}

function* bodies(named: unknown, workspace: Workspace, suggest: Suggest): Iterable<Found> {
  for (const [key, code] of entriesOf(named)) {
    if (typeof code !== 'string' || workspace.byId.get(code)?.kind.plays === 'body') continue
    const near = suggest(
      code,
      workspace.playing('body').map(({ id }) => id),
    )
    yield {
      path,
      at: { data: ['bodies', key] },
      message: message({ en: 'There is no body “{code}”.', es: 'No existe el órgano «{code}».' }, { code }),
      help: near
        ? message({ en: 'Did you mean {near}?', es: '¿Quiso decir {near}?' }, { near })
        : message({ en: 'Make a record of it, or name a body that has one.', es: 'Cree su registro o nombre un órgano que tenga uno.' }),
    }
  }
}

function* ruleNames(named: unknown, known: readonly string[], suggest: Suggest): Iterable<Found> {
  for (const [name] of entriesOf(named)) {
    if (known.includes(name)) continue
    const near = suggest(name, known)
    yield {
      path,
      at: { data: ['rules', name], key: true },
      message: message({ en: 'There is no rule “{name}”.', es: 'No existe la regla «{name}».' }, { name }),
      help: near
        ? message({ en: 'Did you mean “{near}”?', es: '¿Quiso decir «{near}»?' }, { near })
        : message({ en: '“rcm explain” lists the rules.', es: '«rcm explain» lista las reglas.' }),
    }
  }
}

const entriesOf = (value: unknown): [string, unknown][] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value as Data) : []
