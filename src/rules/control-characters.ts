// A record holds no character that cannot be seen.
import type { Found } from '../core/finding.ts'
import { type Message, message } from '../core/message.ts'
import { type SourceFile, filesOf } from '../core/record.ts'
import { hiddenIn } from '../core/visible.ts'
import { explainFaults } from './file-fault.ts'
import type { Rule } from './rule.ts'

const withTitle = (title: string) => `id: FU-2031-009\ntitle: ${title}\ntype: request\nresponsible: [ALD]\nlog:\n  - { date: 2031-03-10, status: pending }\n`

export const controlCharacters: Rule = {
  id: 'control-characters',
  severity: 'error',
  reads: 'own',
  summary: { en: 'A record holds no characters that cannot be seen.', es: 'Un registro no contiene caracteres que no se ven.' },
  why: {
    en: 'They are not seen when a change is read, yet they can steer a terminal or turn the direction of a text, so that a sentence reads otherwise than it is written.',
    es: 'No se ven al leer un cambio y, sin embargo, pueden gobernar una terminal o invertir la dirección de un texto, de modo que una frase se lea distinta de como está escrita.',
  },
  examples: {
    bad: { 'records/follow-ups/FU-2031-009-list-of-wells.yaml': withTitle('Send the list \u202eof wells') },
    good: { 'records/follow-ups/FU-2031-009-list-of-wells.yaml': withTitle('Send the list of wells') },
  },
  *check(workspace) {
    yield* explainFaults(workspace, {
      control: ({ detail = '' }) => ({
        message: saying(detail),
        help: message({
          en: 'Delete it: put the cursor behind it, press Backspace once, and see that no letter goes.',
          es: 'Elimínelo: ponga el cursor detrás, pulse Retroceso una vez y compruebe que no desaparezca ninguna letra.',
        }),
      }),
    })
    for (const record of workspace.records) for (const file of filesOf(record)) if (isEscaped(file)) yield* escapedIn(file)
  },
}

/** Characters that turn what follows from right to left, or back. */
const turning = /^U\+(?:202[A-E]|206[6-9]|200[EF]|061C)$/
const isControl = (code: string): boolean => Number.parseInt(code.slice(2), 16) < 0xa0

const saying = (code: string): Message =>
  message(
    {
      en: '{sort, select, turns {The invisible character {code} turns the direction of the text.} control {The invisible control character {code} stands here.} other {The invisible character {code} stands here.}}',
      es: '{sort, select, turns {El carácter invisible {code} cambia la dirección del texto.} control {Aquí está el carácter de control invisible {code}.} other {Aquí está el carácter invisible {code}.}}',
    },
    { code, sort: turning.test(code) ? 'turns' : isControl(code) ? 'control' : 'other' },
  )

/** In double quotes YAML writes such characters with letters that are seen: `"\e[31m"`. */
const escaped = /\\(?:[0abefvLP]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})/

const isEscaped = ({ text, body }: SourceFile): boolean => {
  const head = text.slice(0, text.length - body.length)
  return head.includes('\\') && escaped.test(head)
}

function* escapedIn({ path, text, data }: SourceFile): Iterable<Found> {
  const places: { readonly value: unknown; readonly at: readonly (string | number)[] }[] = [{ value: data, at: [] }]
  for (let place = places.pop(); place; place = places.pop()) {
    const { value, at } = place
    if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) places.push({ value: inner, at: [...at, Array.isArray(value) ? Number(key) : key] })
    const unseen = typeof value === 'string' ? hiddenIn(value) : undefined
    // What stands in the file itself is said at its line.
    if (unseen === undefined || hiddenIn(text)) continue
    yield {
      path,
      at: { data: at },
      message: saying(unseen.code),
      help: message({
        en: 'It is written as a code that begins with a backslash: take the code out.',
        es: 'Está escrito como un código que comienza con una barra invertida: quite el código.',
      }),
    }
  }
}
