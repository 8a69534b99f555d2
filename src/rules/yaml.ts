// The data of a record are plain YAML.
import { type Text, message } from '../core/message.ts'
import type { FileFault, Workspace } from '../core/workspace.ts'
import { explainFaults, lineOf } from './file-fault.ts'
import type { Rule } from './rule.ts'

const withTitle = (title: string) => `id: FU-2031-009\ntitle: ${title}\ntype: request\nresponsible: [ALD]\nlog:\n  - { date: 2031-03-10, status: pending }\n`

export const yaml: Rule = {
  id: 'yaml',
  severity: 'error',
  reads: 'all',
  summary: {
    en: 'The data of a record are plain YAML: no key twice, no anchors, aliases, tags or merge keys.',
    es: 'Los datos de un registro son YAML simple: ninguna clave dos veces, sin anclas, alias, etiquetas ni claves de fusión.',
  },
  why: {
    en: 'A record whose data cannot be read is in no report. A key given twice has two values, of which every program takes another; aliases and tags make a file that says more than it shows.',
    es: 'Un registro cuyos datos no se pueden leer no está en ningún informe. Una clave dada dos veces tiene dos valores, y cada programa toma otro; los alias y las etiquetas hacen un archivo que dice más de lo que muestra.',
  },
  examples: {
    bad: { 'records/follow-ups/FU-2031-009-list-of-wells.yaml': withTitle('Wells: send the list') },
    good: { 'records/follow-ups/FU-2031-009-list-of-wells.yaml': withTitle('"Wells: send the list"') },
  },
  check: (workspace) =>
    explainFaults(workspace, {
      yaml: (fault) => {
        const cause = causeOf(fault, workspace)
        return { message: message(cause.said, { detail: fault.detail, sign: cause.sign }), help: message(cause.help) }
      },
      key: (fault) => {
        const key = /^[\s,{-]*(["']?)(.*?)\1\s*:(?:\s|$)/.exec(lineOf(workspace, fault).slice(fault.column - 1))?.[2] ?? ''
        return {
          message: message({ en: 'The key “{key}” stands here a second time.', es: 'La clave «{key}» aparece aquí por segunda vez.' }, { key }),
          help: message({ en: 'Keep one of the two; several values go into one list.', es: 'Conserve una de las dos; varios valores van en una sola lista.' }),
          length: key.length,
        }
      },
      directive: (fault) => ({
        message: message({
          en: 'A line that begins with % asks for another YAML, in which the same signs can mean something else.',
          es: 'Una línea que comienza con % pide otro YAML, en el que los mismos signos pueden significar otra cosa.',
        }),
        help: message({ en: 'Take the line out, and the line “---” below it.', es: 'Quite la línea, y la línea «---» que la sigue.' }),
        length: lineOf(workspace, fault).length,
      }),
      alias: ({ detail = '' }) => ({
        message: message(
          {
            en: '“{sign}” is an anchor, an alias, a tag or a merge key of YAML, which records do not use.',
            es: '«{sign}» es un ancla, un alias, una etiqueta o una clave de fusión de YAML, que los registros no usan.',
          },
          { sign: detail },
        ),
        help: message({
          en: 'Write the value itself; put it in quotes if it really begins with this sign.',
          es: 'Escriba el valor mismo; póngalo entre comillas si de verdad comienza con ese signo.',
        }),
        length: detail.length,
      }),
    }),
}

interface Cause {
  readonly said: Text
  readonly help: Text
  readonly sign?: string | undefined
}

const quotes = { en: 'Put the whole value in double quotes: key: "…".', es: 'Ponga todo el valor entre comillas dobles: clave: "…".' }

/** What the YAML reader says (js-yaml 4, in English), and what to say instead; the first that fits. */
const causes: readonly (Cause & { readonly reason: RegExp })[] = [
  {
    reason: /^tab characters/,
    said: { en: 'A tab stands where the line is indented.', es: 'La sangría de la línea contiene un tabulador.' },
    help: { en: 'Indent with spaces.', es: 'Use espacios para la sangría.' },
  },
  {
    reason: /within a (double|single) quoted scalar/,
    said: { en: 'A text in quotes is opened above and never closed.', es: 'Más arriba se abre un texto entre comillas que no se cierra.' },
    help: { en: 'Close it with the quote sign it began with.', es: 'Ciérrelo con el mismo signo de comillas con que comenzó.' },
  },
  {
    reason: /within a flow collection/,
    said: { en: 'A list [ or a map is opened above and never closed.', es: 'Más arriba se abre una lista [ o un mapa que no se cierra.' },
    help: {
      en: 'Close it with its bracket, or write one value a line, each after “- ”.',
      es: 'Ciérrela con su corchete, o escriba un valor por línea, cada uno tras «- ».',
    },
  },
  {
    reason: /^missed comma|found ','$/,
    said: { en: 'Between two values of a list or map there must be one comma.', es: 'Entre dos valores de una lista o un mapa debe haber una coma.' },
    help: {
      en: 'Put the comma, or put the value in quotes if it holds a comma, a colon or a bracket itself.',
      es: 'Ponga la coma, o el valor entre comillas si contiene él mismo una coma, dos puntos o un corchete.',
    },
  },
  {
    reason: /^unknown escape|hexadecimal/,
    said: {
      en: 'In double quotes a backslash begins a code, and this is none.',
      es: 'Entre comillas dobles, una barra invertida comienza un código, y este no lo es.',
    },
    help: { en: 'Write the backslash twice, or use single quotes.', es: 'Escriba la barra invertida dos veces, o use comillas simples.' },
  },
  {
    reason: /^unidentified alias|^unknown tag|anchor|alias|tag/,
    said: {
      en: 'A value begins with &, * or !, which YAML reads as an anchor, an alias or a tag.',
      es: 'Un valor comienza con &, * o !, que YAML lee como ancla, alias o etiqueta.',
    },
    help: quotes,
  },
  {
    reason: /more$/,
    said: {
      en: 'A line “---” begins a second set of data in the same file.',
      es: 'Una línea «---» comienza un segundo conjunto de datos en el mismo archivo.',
    },
    help: { en: 'Make a file of each, or delete the line.', es: 'Haga un archivo de cada uno, o elimine la línea.' },
  },
  {
    reason: /^non-printable|non-printable|JSON character/,
    said: { en: 'A control character stands in the data.', es: 'Hay un carácter de control en los datos.' },
    help: { en: 'Delete it.', es: 'Elimínelo.' },
  },
  {
    reason: /maxDepth/,
    said: { en: 'The data are nested too deep.', es: 'Los datos están anidados a demasiada profundidad.' },
    help: {
      en: 'Records need a few levels at most; write the value out as plain lines.',
      es: 'Los registros necesitan pocos niveles; escriba el valor en líneas simples.',
    },
  },
  {
    reason: /indentation of a sequence/,
    said: { en: 'The items of a list are not indented alike.', es: 'Los elementos de una lista no tienen la misma sangría.' },
    help: { en: 'Put the same number of spaces before each “- ”.', es: 'Ponga el mismo número de espacios antes de cada «- ».' },
  },
  {
    reason: /implicit key|colon is missed|end of the stream or a document/,
    said: { en: 'This line is no “key: value”, and belongs to none above it.', es: 'Esta línea no es «clave: valor» ni pertenece a la anterior.' },
    help: {
      en: 'Write “key: value”; a value of several lines begins with “|” and is indented.',
      es: 'Escriba «clave: valor»; un valor de varias líneas comienza con «|» y lleva sangría.',
    },
  },
]

const colon: Cause = {
  said: {
    en: 'The value holds a colon and a space, which YAML reads as a second key.',
    es: 'El valor contiene dos puntos y un espacio, que YAML lee como una segunda clave.',
  },
  help: quotes,
}
const afterQuote: Cause = {
  said: { en: 'Words follow the closing quote sign.', es: 'Hay palabras después de las comillas de cierre.' },
  help: {
    en: 'Put the whole value in one pair of quotes; write a quote sign inside it twice, or use “ ”.',
    es: 'Ponga todo el valor en un solo par de comillas; escriba dos veces el signo de comillas que vaya dentro, o use « ».',
  },
}
const afterBracket: Cause = {
  said: { en: 'Something follows the closing bracket of a list.', es: 'Hay algo después del corchete de cierre de una lista.' },
  help: quotes,
}
const firstSign: Cause = {
  said: { en: 'A value cannot begin with “{sign}”.', es: 'Un valor no puede comenzar con «{sign}».' },
  help: quotes,
}
const indentation: Cause = {
  said: { en: 'The line is not indented like the others of its level.', es: 'La línea no tiene la misma sangría que las demás de su nivel.' },
  help: { en: 'Put the same number of spaces before all keys of one level.', es: 'Ponga el mismo número de espacios antes de todas las claves de un nivel.' },
}
const unknown: Cause = {
  said: { en: 'The data cannot be read from here on: {detail}.', es: 'Los datos no se pueden leer desde aquí: {detail}.' },
  help: { en: 'Compare the line with another record of the kind.', es: 'Compare la línea con otro registro del tipo.' },
}

/** js-yaml calls four different mistakes “bad indentation”; the line itself tells them apart. */
function causeOf(fault: FileFault, workspace: Workspace): Cause {
  const { detail = '', column } = fault
  const cause = causes.find(({ reason }) => reason.test(detail))
  if (cause) return cause
  if (!detail.startsWith('bad indentation')) return unknown
  const line = lineOf(workspace, fault)
  const before = line.slice(0, column - 1)
  if (before.trim() === '') return indentation
  if (/:\s+$/.test(before)) return { ...firstSign, sign: line[column - 1] }
  if (/["']\s*$/.test(before)) return afterQuote
  if (/\]\s*$/.test(before)) return afterBracket
  return line[column - 1] === ':' && before.includes(': ') ? colon : indentation
}
