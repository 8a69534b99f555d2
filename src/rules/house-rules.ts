// The forum's own rules: what matches one query must match another, as rcm.yaml says.
import { isUserError } from '../core/failure.ts'
import { fieldContext, latestDay } from '../core/fields.ts'
import type { Found } from '../core/finding.ts'
import { type ByLanguage, type Forum, type HouseRule, defaultLanguage, inLanguage } from '../core/forum.ts'
import { type Message, message } from '../core/message.ts'
import { type Matches, compileQuery } from '../core/query.ts'
import type { Rule } from './rule.ts'

const forum = (rules: string) => `id: asl
name: { en: Assembly of the Seven Lakes, es: Asamblea de los Siete Lagos }
short-name: { en: ASL, es: ASL }
secretariat: { en: Secretariat, es: Secretaría }
languages: [en, es]
time-zone: UTC
bodies: { presidency: PPT, leadership: TROIKA, members: MEMBERS }
house-rules:
${rules}`

const example = forum(`  - id: open-has-responsible
    when: kind:follow-up phase:open
    must: responsible:*
    message:
      en: Somebody has to be responsible for what is pending.
      es: Lo pendiente necesita un responsable.
`)

const pending = (responsible: string) =>
  `id: FU-2031-009\ntitle: Send the list of wells\ntype: request\n${responsible}log:\n  - { date: 2031-03-10, status: pending }\n`

/** Without a clock the day is the last in any log, so that the answer changes with the records only. */
export const houseRules: Rule = {
  id: 'house-rules',
  severity: 'warning',
  reads: 'all',
  summary: { en: 'The forum’s own rules in rcm.yaml hold.', es: 'Se cumplen las reglas propias del foro, en rcm.yaml.' },
  why: {
    en: 'Each forum has habits that no other has. Written as two queries they are checked like every other rule: which records the rule is about, and what must be true of each.',
    es: 'Cada foro tiene costumbres que ningún otro tiene. Escritas como dos consultas, se comprueban como cualquier otra regla: a qué registros se aplica y qué debe cumplirse en cada uno.',
  },
  examples: {
    bad: { 'rcm.yaml': example, 'records/follow-ups/FU-2031-009-wells.yaml': pending('') },
    good: { 'rcm.yaml': example, 'records/follow-ups/FU-2031-009-wells.yaml': pending('responsible: [ALD]\n') },
  },
  *check(workspace) {
    const houseRules = workspace.forum['house-rules'] ?? []
    if (houseRules.length === 0) return
    const day = latestDay(workspace)
    const lang = defaultLanguage(workspace.forum)
    const context = fieldContext(workspace, day, lang)
    for (const [place, rule] of houseRules.entries()) {
      const severity = workspace.forum.rules?.[rule.id] ?? rule.severity ?? 'warning'
      if (severity === 'off') continue
      const found: Found[] = []
      const read = (key: 'when' | 'must'): Matches | undefined => {
        try {
          return compileQuery(rule[key], workspace, { day, lang, unknownToo: key === 'must' }, context)
        } catch (error) {
          if (!isUserError(error)) throw error
          found.push(unreadable(rule, ['house-rules', place, key], error.said, error.help))
          return undefined
        }
      }
      const [when, must] = [read('when'), read('must')]
      yield* found
      if (!when || !must) continue
      const said = inLanguages(rule.message, workspace.forum)
      const help = rule.help
        ? inLanguages(rule.help, workspace.forum)
        : message(
            {
              en: 'The forum’s rule {rule}, in rcm.yaml, asks of every record of “{when}” that it matches “{must}”.',
              es: 'La regla {rule} del foro, en rcm.yaml, pide que todo registro de «{when}» cumpla «{must}».',
            },
            { rule: rule.id, when: rule.when, must: rule.must },
          )
      for (const record of workspace.records)
        if (when(record) && !must(record)) yield { rule: rule.id, severity, path: record.path, at: { data: ['id'] }, message: said, help }
    }
  },
}

/** The forum's words as they are: values, so that no sign in them is message syntax. */
const inLanguages = (words: ByLanguage, { languages: [first] }: Forum): Message =>
  message({ en: '{en}', es: '{es}' }, { en: inLanguage(words, 'en', first), es: inLanguage(words, 'es', first) })

const unreadable = ({ id }: HouseRule, at: readonly (string | number)[], said: Message, help: Message | undefined): Found => ({
  severity: 'error',
  path: 'rcm.yaml',
  at: { data: at },
  message: message(
    { en: `The forum’s rule “{house}” cannot be applied: ${said.text.en}`, es: `La regla «{house}» del foro no se puede aplicar: ${said.text.es}` },
    { ...said.values, house: id },
  ),
  help: help ?? message({ en: '“rcm list --fields” shows what a query can name.', es: '«rcm list --fields» muestra qué puede nombrar una consulta.' }),
})
