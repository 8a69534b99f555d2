// rcm list: the records that match a query.
import { kindNamed, kindWords } from '../core/fields.ts'
import type { Kind } from '../core/kind.ts'
import { message, say } from '../core/message.ts'
import { nearest } from '../core/nearest.ts'
import { quoted } from '../core/query-syntax.ts'
import type { Workspace } from '../core/workspace.ts'
import { listFormats } from '../formats/list.ts'
import { fieldsReport, limitOf, listReport } from '../reports/list.ts'
import type { Command, Input } from './command.ts'

export const list: Command = {
  name: 'list',
  summary: { en: 'the records that match a query', es: 'los registros que cumplen una consulta' },
  description: {
    en: `Lists the records known on the day, all of them or those of a kind, that
match a query:
  landing places       words, each at the beginning of a word, any language
  '"landing places"'   a phrase, whole words; the shell takes the outer quotes
  title:regul*         in a field; * stands for any letters, ? for one
  status:pending,open  one of several values; due:* asks for any value
  due:<2016-03-05      before; > after, <=, >=, due:2016-03 within it
  due:[today TO *]     a range, of numbers too; today-30, today+14
  overdue in-force     worked out on the day; so are due-soon and stale
  party:HND            what falls on it, alone or as a member of a body
  a b, a OR b, NOT a   NOT binds before AND (or a space), AND before OR; (…)`,
    es: `Enumera los registros conocidos en el día, todos o los de un tipo, que
cumplen una consulta:
  plan acción          palabras, cada una al comienzo de una, en todo idioma
  '"plan común"'       una frase, palabras enteras; la terminal quita las '…'
  title:regul*         en un campo; * es cualquier serie de letras y ? una
  status:pending,open  uno de varios valores; due:* pide que haya alguno
  due:<2016-03-05      antes; > después, <=, >=, due:2016-03 dentro de él
  due:[hoy TO *]       un intervalo, también de números; hoy-30, hoy+14
  overdue in-force     deducidos en el día; también due-soon y stale
  party:HND            lo que le toca, sola o como integrante de un órgano
  a b, a OR b, NOT a   NOT une antes que AND (o espacio), y AND antes que OR`,
  },
  arguments: [
    {
      flags: '[kind]',
      text: {
        en: 'the kind, by its name in either language: follow-ups, agreements; all kinds without it',
        es: 'el tipo, por su nombre en cualquiera de los idiomas: seguimientos, acuerdos; sin él, todos',
      },
    },
    { flags: '[query...]', text: { en: 'what to look for; every record without it', es: 'lo que se busca; sin ella, todos los registros' } },
  ],
  options: [
    {
      flags: '--columns <fields>',
      text: { en: 'the columns: names of fields with commas between', es: 'las columnas: nombres de campos separados por comas' },
    },
    { flags: '--sort <fields>', text: { en: 'the order: due, or -due for the other way round', es: 'el orden: due, o -due para el orden inverso' } },
    { flags: '--group <field>', text: { en: 'in groups by the value of a field', es: 'en grupos según el valor de un campo' } },
    { flags: '--limit <number>', text: { en: 'at most so many records', es: 'a lo sumo tantos registros' } },
    {
      flags: '--fields',
      text: {
        en: 'instead, all fields that a query, a column or an order can name',
        es: 'en su lugar, todos los campos que puede nombrar una consulta, una columna o un orden',
      },
    },
  ],
  formats: Object.keys(listFormats),
  examples: [
    {
      run: 'rcm list follow-ups "status:pending due:<2016-03-05 party:HND"',
      text: { en: 'what Honduras had to send before 5 March 2016', es: 'lo que Honduras debía enviar antes del 5 de marzo de 2016' },
    },
    { run: 'rcm list follow-ups overdue --sort due --group party', text: { en: 'what is late, by party', es: 'lo atrasado, por parte' } },
    {
      run: 'rcm list agreements in-force --columns id,adopted,title --format csv',
      text: { en: 'the agreements in force, for a spreadsheet', es: 'los acuerdos vigentes, para una hoja de cálculo' },
    },
  ],
  next: { en: '“rcm show ID” tells all about one.', es: '«rcm show ID» dice todo sobre uno.' },
  async run(context, { args, options }) {
    const { workspace, day, lang } = await context.open()
    const format = await listFormats[context.format as keyof typeof listFormats]()
    const print = { lang, colour: context.colour, width: context.width }
    if (options.fields) {
      context.out(format(fieldsReport(workspace, lang), print))
      return 0
    }
    const [first, ...rest] = args
    const kind = first === undefined ? undefined : kindNamed(workspace, first)
    const report = listReport(workspace, {
      day,
      lang,
      kind,
      query: (kind ? rest : args).map(asQuery).join(' '),
      columns: names(options.columns),
      sort: names(options.sort) ?? [],
      group: names(options.group)?.[0],
      limit: typeof options.limit === 'string' ? limitOf(options.limit) : undefined,
    })
    context.out(format(report, print))
    const shown = report.ids.length
    if (report.total === 0) context.note(`${nothingFound(workspace, kind, first, lang)}\n`)
    else if (shown < report.total) context.note(`${say(message(words.some, { shown, total: report.total }), lang)}\n`)
    else if (context.format === 'text') context.note(`${say(message(words.all, { total: report.total }), lang)}\n`)
    return 0
  },
}

/** A word of the command line with spaces and no signs of the grammar is a phrase whose quotation marks the shell took away. */
export const asQuery = (typed: string): string =>
  /\s/.test(typed.trim()) && !/[:"()“«]|(?:^|\s)(?:AND|OR|NOT|&&|\|\||[-!]\S*)(?:\s|$)/.test(typed) ? quoted(typed.trim()) : typed

const names = (option: Input['options'][string]): string[] | undefined =>
  typeof option === 'string'
    ? option
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
    : undefined

/** A kind mistyped is a word that nothing holds: the nearest kind is told. */
function nothingFound(workspace: Workspace, kind: Kind | undefined, first: string | undefined, lang: 'en' | 'es'): string {
  const near = kind || first === undefined ? undefined : nearest(first, [...workspace.kinds.values()].flatMap(kindWords))
  return near ? say(message(words.noneNear, { near }), lang) : words.noneFound[lang]
}

const words = {
  all: { en: '{total, plural, one {# record} other {# records}}', es: '{total, plural, one {# registro} other {# registros}}' },
  some: {
    en: '{shown, number} of {total, plural, one {# record} other {# records}}',
    es: '{shown, number} de {total, plural, one {# registro} other {# registros}}',
  },
  noneFound: { en: 'No record matches.', es: 'Ningún registro cumple la consulta.' },
  noneNear: { en: 'No record matches. Did you mean: rcm list {near}', es: 'Ningún registro cumple la consulta. ¿Quiso decir: rcm list {near}?' },
}
