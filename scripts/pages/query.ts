// docs/query.md: the query language and the fields it knows, from src/core/fields.ts and schemas/.
import { type QueryField, fieldNamed, fieldNames, generalFields } from '../../src/core/fields.ts'
import type { FieldType } from '../../src/core/kind.ts'
import type { Lang, Text } from '../../src/core/message.ts'
import { compileQuery } from '../../src/core/query.ts'
import type { Workspace } from '../../src/core/workspace.ts'
import { block, cell, code, codes, opening, table } from './markdown.ts'

const words = {
  title: { en: 'Queries', es: 'Consultas' },
  intro: {
    en: '`rcm list` takes a query, and so do the house rules of `rcm.yaml`. A query is one condition, or several that must all hold. What a record is on a day (its status, whether it is overdue, who is in the Troika) is worked out for the as-of day. What was not known on that day is left out, unless the query asks for `known`.',
    es: '`rcm list` recibe una consulta, y también las reglas propias de `rcm.yaml`. Una consulta es una condición, o varias que deben cumplirse todas. Lo que un registro es en un día (su estado, si está vencido, quiénes integran la Troika) se deduce para el día de consulta. Lo que ese día no se conocía queda fuera, salvo que la consulta pregunte por `known`.',
  },
  language: {
    en: 'The names of fields are the same in every language, so that a query means the same to everybody. Values of a choice can also be written as they are shown, in English or Spanish: `status:pending`, `status:Pendiente`.',
    es: 'Los nombres de los campos son los mismos en todos los idiomas, para que una consulta signifique lo mismo para todos. Los valores de una lista cerrada también se pueden escribir como se muestran, en inglés o español: `status:pending`, `status:Pendiente`.',
  },
  examples: { en: 'Examples', es: 'Ejemplos' },
  examplesIntro: { en: 'On the invented forum of the tests, as of 15 April 2031.', es: 'En el foro inventado de las pruebas, al 15 de abril de 2031.' },
  query: { en: 'Query', es: 'Consulta' },
  finds: { en: 'What it finds', es: 'Qué encuentra' },
  records: { en: 'Records', es: 'Registros' },
  conditions: { en: 'Conditions', es: 'Condiciones' },
  written: { en: 'Written', es: 'Se escribe' },
  meaning: { en: 'Meaning', es: 'Significado' },
  grammar: { en: 'Grammar', es: 'Gramática' },
  fields: { en: 'Fields of every record', es: 'Campos de todos los registros' },
  own: { en: 'Fields of the kinds', es: 'Campos de los tipos' },
  ownIntro: {
    en: 'Every field of a schema can be asked for by its name. Where one has the name of a field above, that one holds.',
    es: 'Todo campo de un esquema se puede consultar por su nombre. Si coincide con uno de los anteriores, vale el anterior.',
  },
  field: { en: 'Field', es: 'Campo' },
  label: { en: 'Shown as', es: 'Se muestra como' },
  type: { en: 'Type', es: 'Tipo' },
  kinds: { en: 'Kinds', es: 'Tipos de registro' },
  allKinds: { en: 'all', es: 'todos' },
  none: { en: 'none', es: 'ninguno' },
} satisfies Record<string, Text>

const types: Readonly<Record<FieldType, Text>> = {
  text: { en: 'words', es: 'palabras' },
  date: { en: 'date', es: 'fecha' },
  number: { en: 'number', es: 'número' },
  boolean: { en: 'true or false', es: 'true o false' },
  choice: { en: 'choice', es: 'opción' },
  reference: { en: 'id', es: 'id' },
  object: { en: 'words', es: 'palabras' },
}

const conditions: readonly { readonly written: string; readonly text: Text }[] = [
  {
    written: 'nets',
    text: {
      en: 'A word that begins so, anywhere in the record, in any language. Letter case and accents do not count.',
      es: 'Una palabra que comienza así, en cualquier parte del registro y en cualquier idioma. No cuentan mayúsculas ni tildes.',
    },
  },
  {
    written: '"joint patrols"',
    text: {
      en: 'These words, whole and in this order. Word processors’ quotation marks do as well: “…”, «…».',
      es: 'Estas palabras, completas y en este orden. También valen las comillas de los procesadores de texto: “…”, «…».',
    },
  },
  { written: 'title:patrol', text: { en: 'A field with such a word.', es: 'Un campo con esa palabra.' } },
  {
    written: 'status:pending',
    text: {
      en: 'A choice or an id is compared whole; a party or body also by its name.',
      es: 'Una opción o un id se compara completo; una parte o un órgano, también por su nombre.',
    },
  },
  { written: 'status:pending,in-progress', text: { en: 'One of these.', es: 'Uno de estos.' } },
  {
    written: 'title:="Joint patrols on the lakes"',
    text: { en: 'The whole value is this; for a date, the very same date.', es: 'El valor completo es este; en una fecha, exactamente esa fecha.' },
  },
  { written: 'due:2031-03', text: { en: 'A date that lies within the one asked for.', es: 'Una fecha comprendida en la indicada.' } },
  {
    written: 'due:<2031-04-01',
    text: {
      en: 'Certainly before. A vague date counts when all of it is. So also <=, > and >=, for dates and numbers.',
      es: 'Con certeza antes. Una fecha imprecisa cuenta cuando lo es toda ella. Así también <=, > y >=, para fechas y números.',
    },
  },
  {
    written: 'due:[2031-03-01 TO 2031-03-31]',
    text: {
      en: 'From the first to the last, both included; * for an open end; { } leave the ends out.',
      es: 'De la primera a la última, ambas incluidas; * para un extremo abierto; { } dejan fuera los extremos.',
    },
  },
  {
    written: 'due:<today+14',
    text: { en: 'Days around the as-of day: today, today-30, today+14.', es: 'Días alrededor del día de consulta: hoy, hoy-30, hoy+14.' },
  },
  { written: 'title:regul*', text: { en: '* stands for any letters, ? for one.', es: '* representa cualquier serie de letras; ?, una sola.' } },
  { written: 'due:*', text: { en: 'The field has any value.', es: 'El campo tiene algún valor.' } },
  { written: 'overdue', text: { en: 'A field that is true or false needs no value.', es: 'Un campo que es verdadero o falso no necesita valor.' } },
  { written: 'a b', text: { en: 'Both; AND may stand between them.', es: 'Ambas; puede ir AND entre ellas.' } },
  { written: 'a OR b', text: { en: 'One of the two, or both. AND binds closer than OR.', es: 'Una de las dos, o ambas. AND une más que OR.' } },
  { written: 'NOT a', text: { en: 'Not this; -a says the same.', es: 'Esto no; -a dice lo mismo.' } },
  { written: '(a OR b) c', text: { en: 'Parentheses bind first.', es: 'Los paréntesis unen primero.' } },
  {
    written: 'title:(a OR b)',
    text: { en: 'The field holds for every word inside that has none of its own.', es: 'El campo vale para cada palabra de dentro que no tenga uno propio.' },
  },
]

const examples: readonly { readonly query: string; readonly text: Text }[] = [
  { query: 'kind:follow-up overdue', text: { en: 'what is overdue', es: 'lo que está vencido' } },
  {
    query: 'kind:follow-up party:BRV',
    text: { en: 'what falls on Bravia, alone or as a member of a body', es: 'lo que corresponde a Bravia, sola o como integrante de un órgano' },
  },
  { query: 'responsible:TROIKA', text: { en: 'what the Troika as such is responsible for', es: 'aquello de lo que es responsable la Troika como tal' } },
  {
    query: 'phase:open,active due:<=2031-06',
    text: { en: 'what somebody has to do by the end of June 2031', es: 'lo que alguien debe hacer hasta el fin de junio de 2031' },
  },
  { query: 'kind:follow-up NOT due:*', text: { en: 'follow-ups without a date', es: 'seguimientos sin fecha' } },
  { query: 'objective:OBJ-1', text: { en: 'what serves an objective or those below it', es: 'lo que responde a un objetivo o a los que dependen de él' } },
  { query: 'agreement in-force', text: { en: 'texts in force that hold the word', es: 'textos vigentes que contienen la palabra' } },
  { query: 'refers:AGR-2031-001#3', text: { en: 'what rests on one place in a text', es: 'lo que se apoya en un lugar de un texto' } },
  { query: 'kind:event date:>=2031-05 status:scheduled', text: { en: 'events that are to come', es: 'actividades por venir' } },
  { query: '(nets OR map) -status:fulfilled', text: { en: 'either word, and not fulfilled', es: 'una u otra palabra, y no cumplido' } },
]

const grammar = `query = all { "OR" all }
all   = one { [ "AND" ] one }
one   = "NOT" one | "-" one | "(" query ")" | term
term  = [ field ":" [ operator ] ] value { "," value }
      | field ":" "(" query ")"
value = word | '"' words '"' | "[" value "TO" value "]" | "{" value "TO" value "}"
operator = "=" | "<" | "<=" | ">" | ">="
`

export function queryPage(workspace: Workspace, lakes: Workspace, lang: Lang): string {
  const options = { day: '2031-04-15', lang }
  const found = (query: string) => codes(lakes.records.filter(compileQuery(query, lakes, options)).map(({ id }) => id))
  for (const { written } of conditions) compileQuery(written, lakes, options)
  const general = new Set(generalFields.map(({ name }) => name))
  const own = fieldNames(workspace)
    .filter((name) => !general.has(name))
    .flatMap((name) => fieldNamed(workspace, name) ?? [])
  return [
    opening(words.title[lang], lang, 'query', '`src/core/fields.ts` and `schemas/`'),
    words.intro[lang],
    '',
    words.language[lang],
    '',
    `## ${words.examples[lang]}\n`,
    `${words.examplesIntro[lang]}\n`,
    table(
      [words.query[lang], words.finds[lang], words.records[lang]],
      examples.map(({ query, text }) => [code(query), cell(text[lang]), found(query) || words.none[lang]]),
    ),
    `## ${words.conditions[lang]}\n`,
    table(
      [words.written[lang], words.meaning[lang]],
      conditions.map(({ written, text }) => [code(written), cell(text[lang])]),
    ),
    `## ${words.grammar[lang]}\n`,
    block(grammar),
    `## ${words.fields[lang]}\n`,
    fieldTable(generalFields, undefined, lang),
    `## ${words.own[lang]}\n`,
    `${words.ownIntro[lang]}\n`,
    fieldTable(own, workspace, lang),
  ].join('\n')
}

/** @param workspace where the fields are those of kinds, whose names are then given */
function fieldTable(fields: readonly QueryField[], workspace: Workspace | undefined, lang: Lang): string {
  const kindsOf = (name: string) => {
    if (!workspace) return ''
    const kinds = [...workspace.kinds.values()].filter((kind) => kind.fields.some((field) => field.name === name))
    return kinds.length === workspace.kinds.size ? words.allKinds[lang] : codes(kinds.map((kind) => kind.name))
  }
  return table(
    [words.field[lang], words.label[lang], words.type[lang], words.kinds[lang], words.meaning[lang]],
    fields.map(({ name, label, type, description }) => [code(name), cell(label[lang]), types[type][lang], kindsOf(name), cell(description[lang])]),
  )
}
