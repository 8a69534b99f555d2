// The file of candidates: what the minutes may hold, for the coordinator to accept, correct or leave, item by item.
import { LineCounter, parseDocument } from 'yaml'
import * as z from 'zod'
import { parseDate } from '../day.ts'
import { userError } from '../failure.ts'
import { type Lang, type Text, message, say } from '../message.ts'
import { printItem, printPairs } from '../yaml-print.ts'
import type { Draft } from './draft.ts'
import type { CandidateKinds } from './patterns.ts'

/** The meeting: a record that is there, or one to be made. */
export type Meeting = { readonly id: string } | { readonly title: string; readonly date: string }

export interface CandidatesFile {
  /** The file of the notes, as it was typed. */
  readonly notes: string
  /** Fingerprint of their text: quotes are words of that text. */
  readonly text: string
  readonly language: Lang
  readonly meeting: Meeting
}

export interface Item {
  readonly draft: Draft
  /** Why it is a candidate, how sure that is from 0 to 1, and which records quote the words already. */
  readonly found: readonly string[]
  readonly confidence: number
  readonly records: readonly string[]
}

const words = {
  head: {
    en: 'Candidates that rcm minutes found. Nothing is accepted yet: set “accept: true” where a statement is to become a record, and correct title, parties, due and kind as you like. The quote stays as the minutes have it; it can be made shorter. “about” names the record that a position is about.',
    es: 'Candidatos que halló rcm minutes. Aún no se acepta nada: ponga «accept: true» donde una declaración deba convertirse en registro, y corrija título, partes, plazo y tipo como quiera. La cita queda como está en el acta; se puede acortar. «about» nombra el registro al que se refiere una posición.',
  },
  next: { en: 'Then: rcm minutes --accept {file} --dry-run', es: 'Después: rcm minutes --accept {file} --dry-run' },
  kinds: { en: 'Kinds: {kinds}', es: 'Tipos: {kinds}' },
} satisfies Record<string, Text>

/** The text of the file, with what to do with it in its first lines. */
export function printCandidates(
  file: CandidatesFile,
  items: readonly Item[],
  { name, kinds, lang }: { readonly name: string; readonly kinds: CandidateKinds; readonly lang: Lang },
): string {
  const head = [
    say(message(words.head), lang),
    say(message(words.kinds, { kinds: Object.keys(kinds).join(', ') }), lang),
    say(message(words.next, { file: name }), lang),
  ].flatMap((line) => wrapped(line).map((each) => `# ${each}`))
  const { notes, text, language, meeting } = file
  const facts = printPairs({ notes, text, language, meeting }, 0, '\n')
  const list = items.map((item) => `  -${printItem(itemData(item, kinds), 2, '\n')}\n`)
  return `${head.join('\n')}\n${facts}\ncandidates:${list.length === 0 ? ' []' : ''}\n${list.join('\n')}`
}

function itemData({ draft, found, confidence, records }: Item, kinds: CandidateKinds): Record<string, unknown> {
  const { kind, title, quote, at, speaker, parties, due, basis, stance, occasion, movedFrom, added, note, translations } = draft
  const others = Object.entries(translations)
  const data = {
    accept: false,
    kind,
    title,
    ...Object.fromEntries(others.map(([lang, texts]) => [`title-${lang}`, texts.title ?? ''])),
    quote,
    at,
    speaker,
    parties: parties.length > 0 ? [...parties] : undefined,
    due,
    basis: due === undefined && basis !== 'ongoing' ? undefined : basis,
    stance,
    sort: kinds[kind]?.fields && Object.values(kinds[kind].fields).includes('occasion') ? occasion : undefined,
    'moved-from': movedFrom,
    added: added ? true : undefined,
    about: kinds[kind]?.target === undefined ? undefined : '',
    note,
    ...Object.fromEntries(note === undefined ? [] : others.map(([lang, texts]) => [`note-${lang}`, texts.note ?? ''])),
    found: found.join('; '),
    confidence,
    records: records.length > 0 ? [...records] : undefined,
  }
  return Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined))
}

function wrapped(text: string): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length > 110) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  return [...lines, line]
}

const date = z.string().refine((text) => parseDate(text) !== undefined, 'EDTF: 2031-03-24, 2031-03, 2031-08?')
const code = z.string().min(1)

const itemForm = z.object({
  accept: z.boolean(),
  kind: z.string(),
  title: z.string().min(1),
  quote: z.string().min(1),
  at: z.string().nullish(),
  speaker: code.nullish(),
  parties: z.array(code).nullish(),
  due: date.nullish(),
  basis: z.enum(['stated', 'derived', 'ongoing']).nullish(),
  stance: z.string().nullish(),
  sort: z.string().nullish(),
  'moved-from': date.nullish(),
  added: z.boolean().nullish(),
  about: z.string().nullish(),
  note: z.string().nullish(),
  found: z.string().nullish(),
  confidence: z.number().nullish(),
  records: z.array(z.string()).nullish(),
})

/** The form of the file; `title-es` is the title in another language of the forum. */
function fileForm(languages: readonly string[]) {
  const texts: Readonly<Record<never, z.ZodType>> = Object.fromEntries(
    languages
      .slice(1)
      .flatMap((lang) => [`title-${lang}`, `note-${lang}`])
      .map((key) => [key, z.string().nullish()]),
  )
  return z.strictObject({
    notes: z.string().min(1),
    text: z.string().min(1),
    language: z.enum(['en', 'es']),
    meeting: z.union([z.strictObject({ id: z.string().min(1) }), z.strictObject({ title: z.string().min(1), date })]),
    candidates: z.array(itemForm.extend(texts).strict()),
  })
}

/** More than candidates of any minutes; bounds the time a hostile file can take. In UTF-16 units. */
const largest = 4_000_000

/**
 * Reads the file back: all items, and which of them are accepted.
 * @throws UserError `candidates` with the line at fault
 */
export function readCandidates(
  text: string,
  path: string,
  kinds: CandidateKinds,
  languages: readonly string[],
): CandidatesFile & { readonly accepted: readonly Draft[]; readonly count: number } {
  if (text.length > largest) throw unreadable(path, 1, 'too large')
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  const [error] = document.errors
  if (error) throw unreadable(path, lines.linePos(error.pos[0]).line, error.message.replace(/\n.*/s, ''))
  const lineOf = (way: readonly PropertyKey[]): number => {
    for (let length = way.length; length > 0; length--) {
      const node = document.getIn(way.slice(0, length) as (string | number)[], true)
      const range = (node as { range?: readonly [number, ...number[]] } | undefined)?.range
      if (range) return lines.linePos(range[0]).line
    }
    return 1
  }
  const result = fileForm(languages).safeParse(plain(document, path))
  if (!result.success) {
    const { path: way, message: what } = result.error.issues[0] as (typeof result.error.issues)[number]
    throw unreadable(path, lineOf(way), `${way.length === 0 ? '' : `${String(way.at(-1))}: `}${what}`)
  }
  const { candidates, notes, text: fingerprint, language, meeting } = result.data
  for (const [index, { kind, accept }] of candidates.entries())
    if (accept && !Object.hasOwn(kinds, kind)) throw unreadable(path, lineOf(['candidates', index, 'kind']), `kind: ${kind} (${Object.keys(kinds).join(', ')})`)
  return {
    notes,
    text: fingerprint,
    language,
    meeting,
    accepted: candidates.filter(({ accept }) => accept).map((item) => draftFrom(item, languages)),
    count: candidates.length,
  }
}

function plain(document: ReturnType<typeof parseDocument>, path: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch (error) {
    throw unreadable(path, 1, (error as Error).message)
  }
}

function draftFrom(item: z.infer<typeof itemForm> & Readonly<Record<string, unknown>>, languages: readonly string[]): Draft {
  const given = <T>(value: T | null | undefined): T | undefined => (value === null || value === '' ? undefined : value)
  return {
    kind: item.kind,
    title: item.title,
    quote: item.quote,
    at: given(item.at),
    speaker: given(item.speaker),
    parties: item.parties ?? [],
    due: given(item.due),
    basis: given(item.basis),
    stance: given(item.stance),
    occasion: given(item.sort),
    movedFrom: given(item['moved-from']),
    added: item.added === true,
    about: given(item.about),
    note: given(item.note),
    translations: Object.fromEntries(languages.slice(1).map((lang) => [lang, { title: text(item[`title-${lang}`]), note: text(item[`note-${lang}`]) }])),
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

const unreadable = (path: string, line: number, detail: string) =>
  userError(
    'candidates',
    {
      en: 'The file {path} is no file of candidates, at line {line, number}: {detail}',
      es: 'El archivo {path} no es un archivo de candidatos, en la línea {line, number}: {detail}',
    },
    { path, line, detail },
    {
      en: 'Correct that line, or make a new file from the notes: rcm minutes NOTES --output FILE.yaml',
      es: 'Corrija esa línea, o haga un archivo nuevo a partir de las notas: rcm minutes NOTAS --output ARCHIVO.yaml',
    },
  )
