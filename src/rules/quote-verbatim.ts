// A quote stands word for word in the record that it names.
import { valuesAt } from '../core/kind.ts'
import { type Message, message } from '../core/message.ts'
import { type SourceFile, filesOf } from '../core/record.ts'
import { normalise } from '../core/text.ts'
import type { Rule } from './rule.ts'

export const quoteVerbatim: Rule = {
  id: 'quote-verbatim',
  severity: 'error',
  reads: 'linked',
  summary: { en: 'A quote stands word for word in the record that it names.', es: 'Una cita figura palabra por palabra en el registro que nombra.' },
  why: {
    en: 'A quote is the proof of what was said. One word changed and it is an interpretation, which any member can dispute.',
    es: 'Una cita es la prueba de lo que se dijo. Con una palabra cambiada es una interpretación, que cualquier miembro puede objetar.',
  },
  examples: {
    bad: {
      'records/events/EVT-2031-009-visit-to-the-wells.md': `---
id: EVT-2031-009
title: Visit to the wells
type: meeting
date: 2031-04-02
log:
  - { date: 2031-04-02, status: held }
---

Aldermere will send the list of wells within two weeks.
`,
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: commitment
responsible: [ALD]
source:
  - record: EVT-2031-009
    quote: Aldermere will send a list of wells
log:
  - { date: 2031-04-02, status: pending }
`,
    },
    good: {
      'records/events/EVT-2031-009-visit-to-the-wells.md': `---
id: EVT-2031-009
title: Visit to the wells
type: meeting
date: 2031-04-02
log:
  - { date: 2031-04-02, status: held }
---

Aldermere will send the list of wells within two weeks.
`,
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': `id: FU-2031-009
title: Send the list of wells
type: commitment
responsible: [ALD]
source:
  - record: EVT-2031-009
    quote: Aldermere will send the list of wells
log:
  - { date: 2031-04-02, status: pending }
`,
    },
  },
  *check(workspace) {
    const bodyOf = remembered((file: SourceFile) => normalise(file.body))
    const foldOf = remembered(fold)
    for (const record of workspace.records)
      for (const field of record.kind.quotes)
        for (const { value, at } of valuesAt(record.data, field.path.slice(0, -1))) {
          const key = field.path.at(-1) ?? ''
          const { record: id, [key]: words } = value as Readonly<Record<string, unknown>>
          const target = typeof id === 'string' ? workspace.byId.get(id) : undefined
          if (!target || typeof words !== 'string') continue
          const quote = normalise(words)
          if (bodyOf(target).includes(quote)) continue
          const bodies = filesOf(target)
            .map(bodyOf)
            .filter((body) => body !== '')
          if (bodies.some((body) => body.includes(quote))) continue
          yield {
            path: record.path,
            at: { data: [...at, key] },
            message: message(
              bodies.length > 0
                ? { en: 'The text of {id} does not hold the words “{quote}”.', es: 'El texto de {id} no contiene las palabras «{quote}».' }
                : {
                    en: 'No text of {id} is held, so the words “{quote}” cannot be checked.',
                    es: 'No se dispone de texto de {id}, de modo que no se pueden comprobar las palabras «{quote}».',
                  },
              { id: target.id, quote: short(quote) },
            ),
            help: bodies.length > 0 ? difference(quote, bodies, foldOf) : unheld(target.path),
          }
        }
  },
}

/** Works each answer out once. */
function remembered<K, V>(answer: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    const value = known.get(key) ?? answer(key)
    known.set(key, value)
    return value
  }
}

const unheld = (path: string): Message =>
  message(
    {
      en: 'Put the text into {path} as its body (a .md file), or name the record that holds it.',
      es: 'Ponga el texto en {path} como cuerpo (archivo .md), o nombre el registro que lo contiene.',
    },
    { path },
  )

/** Where the quote and the text part: only in typography, after the same beginning, before the same end, or everywhere. */
function difference(quote: string, bodies: readonly string[], foldOf: (text: string) => string): Message {
  const folded = fold(quote)
  for (const body of bodies) {
    const at = foldOf(body).indexOf(folded)
    if (at !== -1)
      return message(
        {
          en: 'Only quotation marks, dashes, apostrophes or capital letters differ. The text has: “{actual}”.',
          es: 'Solo difieren comillas, rayas, apóstrofos o mayúsculas. El texto dice: «{actual}».',
        },
        { actual: body.slice(at, at + quote.length) },
      )
  }
  const beginnings = bodies.map((body) => ({ body, length: longest(quote.length, (length) => body.includes(quote.slice(0, length))) }))
  const beginning = beginnings.reduce((best, each) => (each.length > best.length ? each : best))
  if (beginning.length >= tellingLength) {
    const found = quote.slice(0, beginning.length)
    const at = beginning.body.indexOf(found)
    const isWhole = isSpace(beginning.body[at + found.length]) && isSpace(quote[found.length])
    const same = isWhole ? found : found.slice(0, found.lastIndexOf(' ') + 1) || found
    const after = beginning.body.slice(at + same.length).trimStart()
    return message(
      {
        en: 'Both have “{same}”; then the text {ends, select, yes {ends} other {goes on “{actual}”}}, the quote “{quoted}”. Copy the words as they stand.',
        es: 'Ambos dicen «{same}»; luego el texto {ends, select, yes {termina} other {sigue «{actual}»}}, la cita «{quoted}». Copie las palabras tal como figuran.',
      },
      { same: tail(same.trimEnd()), actual: head(after), quoted: head(quote.slice(same.length).trimStart()), ends: after === '' ? 'yes' : 'no' },
    )
  }
  const endings = bodies.map((body) => ({ body, length: longest(quote.length, (length) => body.includes(quote.slice(quote.length - length))) }))
  const ending = endings.reduce((best, each) => (each.length > best.length ? each : best))
  if (ending.length >= tellingLength) {
    const found = quote.slice(quote.length - ending.length)
    const at = ending.body.indexOf(found)
    const isWhole = isSpace(ending.body[at - 1]) && isSpace(quote[quote.length - found.length - 1])
    const same = isWhole ? found : found.slice(found.indexOf(' ') + 1)
    const before = ending.body.slice(0, at + found.length - same.length).trimEnd()
    return message(
      {
        en: 'Both end “{same}”; before it the text {ends, select, yes {begins} other {has “{actual}”}}, the quote “{quoted}”. Copy the words as they stand.',
        es: 'Ambos terminan «{same}»; antes, el texto {ends, select, yes {comienza} other {dice «{actual}»}}, la cita «{quoted}». Copie las palabras tal como figuran.',
      },
      { same: head(same), actual: tail(before), quoted: tail(quote.slice(0, quote.length - same.length).trimEnd()), ends: before === '' ? 'yes' : 'no' },
    )
  }
  return message({
    en: 'Copy the words from the text as they stand, or name the record that holds them. What leaves words out is two quotes.',
    es: 'Copie las palabras del texto tal como figuran, o nombre el registro que las contiene. Lo que omite palabras son dos citas.',
  })
}

/** A shorter common part says nothing: “The ” begins half of all sentences. In UTF-16 units. */
const tellingLength = 12

/** The greatest length that holds, when each shorter one holds too. */
function longest(limit: number, holds: (length: number) => boolean): number {
  let low = 0
  let high = limit
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low
}

/** Does a word end here? */
const isSpace = (character: string | undefined): boolean => character === undefined || character === ' '

const marks: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['"', '“”„‟«»″'],
    ["'", '‘’‚‛′`´'],
    ['-', '‐‑‒–—―−'],
  ].flatMap(([plain = '', fancy = '']) => [...fancy].map((mark) => [mark, plain])),
)

/** Without typography and capitals; as long as the text itself, so that places stay the same. */
const fold = (text: string): string => {
  const lower = text.toLowerCase()
  return (lower.length === text.length ? lower : text).replace(/[“”„‟«»″‘’‚‛′`´‐‑‒–—―−]/g, (mark) => marks[mark] ?? mark)
}

const short = (text: string): string => (text.length > 120 ? `${text.slice(0, 117).trimEnd()}…` : text)

/** The last and the first few words. */
const tail = (text: string): string => (text.length > 40 ? `…${text.slice(-40).replace(/^\S*\s/, '')}` : text)
const head = (text: string): string => (text.length > 40 ? `${text.slice(0, 40).replace(/\s\S*$/, '')}…` : text)
