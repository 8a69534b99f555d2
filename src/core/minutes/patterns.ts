// What rcm minutes looks for, read from templates/minutes: the kinds of candidates, and the patterns of a language.
import * as z from 'zod'
import { userError } from '../failure.ts'
import { readYaml } from '../front-matter.ts'
import { type Text, toolLanguages } from '../message.ts'
import { type Pattern, type PhraseList, compilePattern, firstWords, phraseList, wordsIn } from './pattern.ts'

const texts = z.array(z.string().min(1)).min(1)
const words = z.array(z.string().min(1))
const byLanguage = z.strictObject({ en: z.string().min(1), es: z.string().min(1) })

const kindsForm = z.strictObject({
  meeting: z.strictObject({ record: z.string(), data: z.record(z.string(), z.union([z.string(), z.boolean()])).optional(), status: z.string() }),
  kinds: z.record(
    z.string(),
    z.strictObject({
      label: byLanguage,
      record: z.string().optional(),
      target: z.string().optional(),
      data: z.record(z.string(), z.union([z.string(), z.boolean()])).optional(),
      fields: z.record(z.string(), z.enum(['parties', 'speaker', 'due', 'basis', 'meeting', 'stance', 'occasion', 'movedFrom', 'added'])),
      status: z.string().optional(),
    }),
  ),
})

const rulesForm = z.strictObject({
  kind: z.string(),
  sure: z.enum(['high', 'medium', 'low']),
  why: byLanguage,
  find: texts,
  except: words.optional(),
  reports: z.boolean().optional(),
  frame: z.boolean().optional(),
  back: z.boolean().optional(),
  only: z.boolean().optional(),
  title: z.enum(['after', 'last', 'clause', 'name']).optional(),
  party: z.enum(['before', 'asked', 'after', 'speaker', 'none']).optional(),
  stance: z.string().optional(),
  tail: z.strictObject({ starts: words, ends: words }).optional(),
})

const patternsForm = z.strictObject({
  language: z.enum(toolLanguages),
  'drops-subjects': z.boolean().optional(),
  abbreviations: words,
  titles: words,
  people: words,
  of: words,
  articles: words,
  prepositions: words,
  conjunctions: words,
  clause: words,
  relatives: words,
  that: words,
  pronouns: words,
  passive: words,
  participles: words,
  leads: words,
  doers: words,
  by: words,
  occasions: z.record(z.string(), words),
  'name-ends': words,
  added: words,
  moved: words,
  lists: z.record(z.string(), words),
  rules: z.array(rulesForm),
  dates: z.strictObject({
    months: z.array(z.string()).length(12),
    weekdays: z.array(z.string()).length(7),
    numbers: words,
    ordinals: words,
    units: z.strictObject({ day: z.string(), week: z.string(), fortnight: z.string(), month: z.string(), year: z.string() }),
    forms: texts,
    phrases: z.array(z.strictObject({ means: z.enum(['until', 'possibly', 'not', 'on']), find: texts })),
    terms: words,
    next: words,
    this: words,
    before: words,
    vague: words,
    ongoing: words,
  }),
})

/** A kind of candidate, and the record that it becomes. */
export type CandidateKind = z.infer<typeof kindsForm>['kinds'][string]
export type CandidateKinds = Readonly<Record<string, CandidateKind>>
export type KindsFile = z.infer<typeof kindsForm>

export interface Rule {
  readonly kind: string
  /** Between 0 and 1. */
  readonly sure: number
  readonly why: Text
  readonly find: readonly Pattern[]
  readonly except: readonly Pattern[]
  readonly reports: boolean
  readonly frame: boolean
  readonly back: boolean
  readonly only: boolean
  readonly title: 'after' | 'last' | 'clause' | 'name'
  readonly party: 'before' | 'asked' | 'after' | 'speaker' | 'none'
  readonly stance: string | undefined
  readonly tail: { readonly starts: PhraseList; readonly ends: PhraseList } | undefined
}

export type Unit = 'day' | 'week' | 'fortnight' | 'month' | 'year'

export interface DatePatterns {
  readonly months: ReadonlyMap<string, number>
  /** From Monday, 1 to 7. */
  readonly weekdays: ReadonlyMap<string, number>
  readonly numbers: ReadonlyMap<string, number>
  readonly ordinals: readonly string[]
  readonly units: ReadonlyMap<string, Unit>
  readonly forms: readonly Pattern[]
  /** Words other than numbers and names of months and days with which a date begins. */
  readonly opening: ReadonlySet<string>
  readonly phrases: readonly { readonly means: DateMeaning; readonly find: readonly Opened[] }[]
}

/** A pattern and the words it can begin with; undefined when those can be any. */
export interface Opened {
  readonly pattern: Pattern
  readonly first: ReadonlySet<string> | undefined
}

export type DateMeaning = 'until' | 'possibly' | 'not' | 'on' | 'term' | 'next' | 'this' | 'before' | 'vague' | 'ongoing'

export interface Patterns {
  readonly language: 'en' | 'es'
  /** Can a verb of saying stand without who says it: “Informó que”? Then it is whoever spoke before. */
  readonly dropsSubjects: boolean
  readonly abbreviations: ReadonlySet<string>
  readonly titles: PhraseList
  readonly people: PhraseList
  readonly of: PhraseList
  readonly articles: PhraseList
  readonly prepositions: PhraseList
  readonly conjunctions: PhraseList
  readonly clause: PhraseList
  readonly relatives: PhraseList
  readonly that: PhraseList
  readonly pronouns: PhraseList
  /** “be” and the like: with a participle behind it, what stands before does nothing itself. */
  readonly passive: PhraseList
  readonly participles: PhraseList
  /** What a sentence begins with and a quote leaves out: “In addition”. */
  readonly leads: PhraseList
  /** How who is to act stands behind the verb: “for the members to”. */
  readonly doers: readonly Pattern[]
  /** Before who acts in the passive: “sent by”. */
  readonly by: PhraseList
  /** Every noun of an event, and the type of each. */
  readonly occasion: PhraseList
  readonly occasionTypes: ReadonlyMap<string, string>
  /** Words that the name of an event does not hold: verbs, “to be”. */
  readonly nameEnds: PhraseList
  readonly added: PhraseList
  readonly moved: readonly Pattern[]
  /** Verbs of saying: whose subject speaks. */
  readonly say: PhraseList
  readonly rules: readonly Rule[]
  /** Which rules can begin with a word; `rest` can begin with any. */
  readonly byFirst: ReadonlyMap<string, readonly { readonly rule: Rule; readonly pattern: Pattern }[]>
  readonly rest: readonly { readonly rule: Rule; readonly pattern: Pattern }[]
  readonly dates: DatePatterns
}

const sureness = { high: 0.85, medium: 0.65, low: 0.45 }
const ruleSlots = new Set(['speaker', 'party', 'whom', 'date', 'year', 'number'])
const formSlots = new Set(['iso', 'weekday', 'day', 'day2', 'month', 'month2', 'year', 'mm'])
const phraseSlots = new Set(['date', 'year', 'number', 'unit', 'event'])

/** @throws UserError `patterns` */
export const readKinds = (text: string, path: string): KindsFile => read(text, path, kindsForm)

/** @throws UserError `patterns` for a file that is no such file, or holds a pattern that is none */
export function readPatterns(text: string, path: string): Patterns {
  const file = read(text, path, patternsForm)
  const occasionTypes = new Map(Object.entries(file.occasions).flatMap(([type, nouns]) => nouns.map((noun) => [wordsIn(noun).join(' '), type] as const)))
  const lists = new Map(Object.entries(file.lists).map(([name, entries]) => [name, phraseList(entries)]))
  const compile = (slots: ReadonlySet<string>) => (pattern: string) => {
    try {
      return compilePattern(pattern, lists, slots)
    } catch (error) {
      throw notPatterns(path, `${pattern} (${(error as Error).message})`)
    }
  }
  const rules = file.rules.map(
    (rule): Rule => ({
      kind: rule.kind,
      sure: sureness[rule.sure],
      why: rule.why,
      find: rule.find.map(compile(ruleSlots)),
      except: (rule.except ?? []).map(compile(ruleSlots)),
      reports: rule.reports === true,
      frame: rule.frame === true,
      back: rule.back === true,
      only: rule.only === true,
      title: rule.title ?? 'after',
      party: rule.party ?? 'none',
      stance: rule.stance,
      tail: rule.tail && { starts: phraseList(rule.tail.starts), ends: phraseList(rule.tail.ends) },
    }),
  )
  const byFirst = new Map<string, { rule: Rule; pattern: Pattern }[]>()
  const rest: { rule: Rule; pattern: Pattern }[] = []
  for (const rule of rules)
    for (const pattern of rule.find) {
      const first = firstWords(pattern)
      if (!first) rest.push({ rule, pattern })
      else
        for (const word of first) {
          const same = byFirst.get(word) ?? []
          same.push({ rule, pattern })
          byFirst.set(word, same)
        }
    }
  const { dates } = file
  const forms = dates.forms.map(compile(formSlots))
  const phrases = (means: DateMeaning, find: readonly string[]) => ({
    means,
    find: find.map(compile(phraseSlots)).map((pattern) => ({ pattern, first: firstWords(pattern) })),
  })
  return {
    language: file.language,
    dropsSubjects: file['drops-subjects'] === true,
    abbreviations: new Set(file.abbreviations.map((each) => each.replace(/\.$/, '').toLowerCase())),
    titles: phraseList(file.titles),
    people: phraseList(file.people),
    of: phraseList(file.of),
    articles: phraseList(file.articles),
    prepositions: phraseList(file.prepositions),
    conjunctions: phraseList(file.conjunctions),
    clause: phraseList(file.clause),
    relatives: phraseList(file.relatives),
    that: phraseList(file.that),
    pronouns: phraseList(file.pronouns),
    passive: phraseList(file.passive),
    participles: phraseList(file.participles),
    leads: phraseList(file.leads),
    doers: file.doers.map(compile(ruleSlots)),
    by: phraseList(file.by),
    occasion: phraseList([...occasionTypes.keys()]),
    occasionTypes,
    nameEnds: phraseList(file['name-ends']),
    added: phraseList(file.added),
    moved: file.moved.map(compile(phraseSlots)),
    say: lists.get('say') ?? phraseList([]),
    rules,
    byFirst,
    rest,
    dates: {
      months: numbered(dates.months),
      weekdays: numbered(dates.weekdays),
      numbers: numbered(dates.numbers),
      ordinals: dates.ordinals.map((each) => each.toLowerCase()),
      units: new Map(Object.entries(dates.units).flatMap(([unit, names]) => names.split('|').map((name) => [name.toLowerCase(), unit as Unit] as const))),
      forms,
      opening: new Set(forms.flatMap(({ parts }) => (parts[0]?.type === 'words' ? [...parts[0].words.exact] : []))),
      phrases: [
        phrases('vague', dates.vague),
        phrases('ongoing', dates.ongoing),
        phrases('term', dates.terms),
        phrases('next', dates.next),
        phrases('this', dates.this),
        ...dates.phrases.map(({ means, find }) => phrases(means, find)),
        phrases('before', dates.before),
      ],
    },
  }
}

const numbered = (names: readonly string[]): Map<string, number> =>
  new Map(names.flatMap((each, index) => each.split('|').map((name) => [name.toLowerCase(), index + 1] as const)))

function read<T>(text: string, path: string, form: z.ZodType<T>): T {
  const { parts, fault } = readYaml(text)
  if (fault) throw notPatterns(path, fault.detail ?? fault.reason)
  const result = form.safeParse(parts.data)
  if (result.success) return result.data
  const { path: way, message } = result.error.issues[0] as z.core.$ZodIssue
  throw notPatterns(path, `${way.join('.')}: ${message}`)
}

const notPatterns = (path: string, detail: string) =>
  userError(
    'patterns',
    { en: 'The file {path} is not what rcm minutes needs: {detail}', es: 'El archivo {path} no es lo que rcm minutes necesita: {detail}' },
    { path, detail },
    {
      en: 'Compare it with the shipped file of the same name, or take it away to use that one.',
      es: 'Compárelo con el archivo del mismo nombre que trae rcm, o quítelo para usar aquel.',
    },
  )
