// docs/reports.md: the reports that ship, what a forum's own can ask for in its front matter, and the lists that are worked out for tables.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Lang, Text } from '../../src/core/message.ts'
import { chartTypes, reportOptions } from '../../src/core/report.ts'
import { type ReportSource, definitionKeys, isReport, readReport } from '../../src/core/report-definition.ts'
import { packageRoot } from '../../src/io/shipped.ts'
import { rowLists } from '../../src/reports/rows.ts'
import { block, cell, code, codes, opening, table } from './markdown.ts'

const words = {
  en: {
    title: 'Reports',
    intro: `\`rcm report NAME\` fills a template with tables and pictures that the template itself asks for. Each report is a folder in
\`templates/\` with one file a language; a folder of the same form in a forum’s own \`templates/\` adds a report, or takes the place of one of these,
and needs no code. A file in a second language need only hold the words that differ.`,
    shipped: 'The reports that ship',
    own: 'A report of one’s own',
    example: 'For instance `templates/nets/nets.en.md`:',
    after:
      'Text below the front matter, in [Liquid](https://liquidjs.com) over Markdown, replaces the usual layout; `tables` and `charts` are what it is given. There `:::chart{type=stacked}`, closed by `:::`, draws the table inside it (`again` where its figures stand beside it already), and `:late[…]` and `:done[…]` give words their tone.',
    keys: 'The front matter',
    lists: 'Lists that are worked out',
    listsIntro: 'A table takes one of these with `rows` instead of records with `kind` and `query`; `where` keeps the rows in which a column has a value.',
    head: { report: ['Name', 'What it tells', 'Asks for'], key: ['Key', 'What it says'], list: ['Column', 'What it is', 'Type'] },
  },
  es: {
    title: 'Informes',
    intro: `\`rcm report NOMBRE\` llena una plantilla con las tablas y los gráficos que la propia plantilla pide. Cada informe es una carpeta de
\`templates/\` con un archivo por idioma; una carpeta de la misma forma en \`templates/\` de un foro agrega un informe, o reemplaza uno de estos, sin
programar. Un archivo en un segundo idioma solo necesita las palabras que difieren.`,
    shipped: 'Los informes incluidos',
    own: 'Un informe propio',
    example: 'Por ejemplo `templates/nets/nets.en.md`:',
    after:
      'El texto debajo del encabezado, en [Liquid](https://liquidjs.com) sobre Markdown, reemplaza la disposición habitual; recibe `tables` y `charts`. Allí `:::chart{type=stacked}`, cerrado con `:::`, dibuja la tabla que contiene (`again` si sus cifras ya están al lado), y `:late[…]` y `:done[…]` dan tono a las palabras.',
    keys: 'El encabezado',
    lists: 'Listas que se deducen',
    listsIntro:
      'Una tabla toma una de ellas con `rows`, en lugar de registros con `kind` y `query`; `where` conserva las filas en que una columna tiene un valor.',
    head: { report: ['Nombre', 'Qué dice', 'Pide'], key: ['Clave', 'Qué dice'], list: ['Columna', 'Qué es', 'Tipo'] },
  },
}

const example = `---
title: Nets and patrols
summary: what is on the way about nets and patrols, by who has to act
asks: party
tables:
  open:
    title: Still open
    kind: follow-up
    query: ['net* OR patrol*', '-phase:done', 'responsible:{party}']
    columns: [title, due, status]
    beside: { title: [id] }
    group: responsible
    sort: due
    empty: Nothing is open.
charts:
  open: { title: By status, of: open, type: bars, label: status }
---`

/** What each key of the front matter says. */
const meanings = new Map<string, Text>([
  ['title', { en: 'the title of the report', es: 'el título del informe' }],
  ['summary', { en: 'one line for `rcm report --list`', es: 'una línea para `rcm report --list`' }],
  [
    'asks',
    {
      en: `what it cannot do without: ${reportOptions.join(', ')}; a year or meeting not given is the current year, the last meeting held`,
      es: `aquello de lo que no puede prescindir: ${reportOptions.join(', ')}; si no se indica, el año es el actual y la reunión, la última realizada`,
    },
  ],
  ['tables.NAME.title', { en: 'its heading', es: 'su encabezamiento' }],
  ['tables.NAME.kind', { en: 'a kind of records, or several; all without it', es: 'un tipo de registros, o varios; sin él, todos' }],
  [
    'tables.NAME.query',
    {
      en: 'queries that must all hold; one that names `{party}`, `{meeting}` or `{year}` is left out when none was given',
      es: 'consultas que deben cumplirse todas; la que nombra `{party}`, `{meeting}` o `{year}` se omite si no se indicó',
    },
  ],
  [
    'tables.NAME.each',
    {
      en: 'a row for each entry of this list in a record: positions, participants',
      es: 'una fila por cada entrada de esta lista en un registro: positions, participants',
    },
  ],
  ['tables.NAME.rows', { en: 'instead, a list that is worked out, see below', es: 'en su lugar, una lista que se deduce, véase abajo' }],
  [
    'tables.NAME.where',
    { en: 'of such a list, the rows in which columns have these values', es: 'de esa lista, las filas en que las columnas tienen estos valores' },
  ],
  ['tables.NAME.columns', { en: 'fields, or columns of the list; `no` numbers the rows', es: 'campos, o columnas de la lista; `no` numera las filas' }],
  [
    'tables.NAME.beside',
    {
      en: 'columns that stand in brackets behind another one on a page, and each for itself in a spreadsheet',
      es: 'columnas que en una página van entre paréntesis detrás de otra, y en una hoja de cálculo cada una en su lugar',
    },
  ],
  ['tables.NAME.labels', { en: 'headings, where the field’s own does not serve', es: 'encabezamientos, cuando el del campo no sirve' }],
  ['tables.NAME.titles', { en: 'columns in which a record is named by its title', es: 'columnas en que un registro se nombra por su título' }],
  ['tables.NAME.group', { en: 'a field; a table for each of its values', es: 'un campo; una tabla por cada uno de sus valores' }],
  ['tables.NAME.first', { en: 'the values whose groups come first', es: 'los valores cuyos grupos van primero' }],
  ['tables.NAME.sort', { en: 'fields, `-` before one for the other way round', es: 'campos; `-` delante invierte el orden' }],
  ['tables.NAME.empty', { en: 'what is said when there is no row', es: 'lo que se dice cuando no hay filas' }],
  ['charts.NAME.title', { en: 'its caption', es: 'su título' }],
  ['charts.NAME.of', { en: 'the table that is drawn', es: 'la tabla que se dibuja' }],
  [
    'charts.NAME.type',
    {
      en: `${chartTypes.join(', ')}: bars beside one another; parts of one bar; lines over days; events over months`,
      es: `${chartTypes.join(', ')}: barras una junto a otra; partes de una barra; líneas en el tiempo; actividades en los meses`,
    },
  ],
  [
    'charts.NAME.label',
    { en: 'the column that names the rows; under lines, the one that has the date', es: 'la columna que nombra las filas; con líneas, la que tiene la fecha' },
  ],
  [
    'charts.NAME.values',
    {
      en: 'the columns that are drawn; without them the rows of each label are counted',
      es: 'las columnas que se dibujan; sin ellas se cuentan las filas de cada nombre',
    },
  ],
  [
    'charts.NAME.before',
    {
      en: 'of a timeline, the column with the date from which a row was moved',
      es: 'de una línea de tiempo, la columna con la fecha de la que se trasladó una fila',
    },
  ],
  [
    'charts.NAME.added',
    { en: 'of a timeline, the column that says that a row was added', es: 'de una línea de tiempo, la columna que dice que una fila se agregó' },
  ],
  ['charts.NAME.date', { en: 'of a timeline, the column that has the date', es: 'de una línea de tiempo, la columna que tiene la fecha' }],
  [
    'charts.NAME.by',
    {
      en: 'a picture for each value of this column: currencies are not drawn on one scale',
      es: 'un gráfico por cada valor de esta columna: las monedas no se dibujan en una misma escala',
    },
  ],
])

/** @throws Error for a key without a meaning */
export function reportsPage(lang: Lang): string {
  const own = words[lang]
  return [
    opening(own.title, lang, 'reports', 'templates/ & src/reports/rows.ts'),
    `${own.intro}\n`,
    `## ${own.shipped}\n`,
    table(
      own.head.report,
      shipped(lang).map(([name, { definition }]) => [code(name), cell(definition.summary), codes(definition.asks ?? [])]),
    ),
    `## ${own.own}\n`,
    `${own.example}\n`,
    block(example, 'yaml'),
    `${own.after}\n`,
    `### ${own.keys}\n`,
    table(
      own.head.key,
      definitionKeys.map((key) => [code(key), cell(meaningOf(key)[lang])]),
    ),
    `## ${own.lists}\n`,
    `${own.listsIntro}\n`,
    ...Object.entries(rowLists).flatMap(([name, list]) => [
      `### \`${name}\`\n`,
      `${list.description[lang]}\n`,
      table(
        own.head.list,
        list.columns.map((column) => [code(column.name), cell(column.label[lang]), cell(column.type)]),
      ),
    ]),
  ].join('\n')
}

function shipped(lang: Lang): [string, ReportSource][] {
  const folder = join(packageRoot, 'templates')
  const fileOf = (name: string, each: Lang) => ({ path: `${name}/${name}.${each}.md`, text: readFileSync(join(folder, name, `${name}.${each}.md`), 'utf8') })
  return readdirSync(folder)
    .filter((name) => readdirSync(join(folder, name)).includes(`${name}.en.md`) && isReport(fileOf(name, 'en').text))
    .sort()
    .map((name) => [name, readReport([fileOf(name, 'en'), fileOf(name, lang)])])
}

function meaningOf(key: string): Text {
  const meaning = meanings.get(key)
  if (!meaning) throw new Error(`scripts/pages/reports.ts does not say what ${key} means`)
  return meaning
}
