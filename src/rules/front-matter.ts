// Every record has its data where it is looked for.
import { message } from '../core/message.ts'
import { explainFaults, lineOf } from './file-fault.ts'
import type { Rule } from './rule.ts'

const data = 'id: FU-2031-009\ntitle: Send the list of wells\ntype: request\nresponsible: [ALD]\nlog:\n  - { date: 2031-03-10, status: pending }\n'

export const frontMatter: Rule = {
  id: 'front-matter',
  severity: 'error',
  reads: 'all',
  summary: {
    en: 'A Markdown record begins with its data between two lines of three hyphens; a YAML record is nothing but data.',
    es: 'Un registro Markdown comienza con sus datos entre dos líneas de tres guiones; un registro YAML es solo datos.',
  },
  why: {
    en: 'The data say what the record is, and what its status is on a day. Without them the text below is in no report.',
    es: 'Los datos dicen qué es el registro y cuál es su estado en un día dado. Sin ellos, el texto que sigue no está en ningún informe.',
  },
  examples: {
    bad: { 'records/follow-ups/FU-2031-009-list-of-wells.md': `---\n${data}\nThe wells of the northern shore.\n` },
    good: { 'records/follow-ups/FU-2031-009-list-of-wells.md': `---\n${data}---\n\nThe wells of the northern shore.\n` },
  },
  check: (workspace) =>
    explainFaults(workspace, {
      'no-front-matter': (fault) => ({
        message: message({ en: 'The first line is not “---”.', es: 'La primera línea no es «---».' }),
        help: message({
          en: 'Begin the file with a line “---”, then the data, then a line “---”; nothing stands before them, no space behind them.',
          es: 'Comience el archivo con una línea «---», luego los datos y otra línea «---»; nada va antes de ellas, ningún espacio después.',
        }),
        length: lineOf(workspace, fault).length,
      }),
      'open-front-matter': () => ({
        message: message({
          en: 'The data that begin here never end: a second line “---” is missing.',
          es: 'Los datos que comienzan aquí no terminan: falta una segunda línea «---».',
        }),
        help: message({ en: 'Put a line “---” between the data and the text.', es: 'Ponga una línea «---» entre los datos y el texto.' }),
        length: 3,
      }),
      fence: (fault) => ({
        message: message(
          {
            en: 'The line “{line}” begins with three hyphens but is more than a fence.',
            es: 'La línea «{line}» comienza con tres guiones pero no es solo el cierre de los datos.',
          },
          { line: lineOf(workspace, fault).slice(0, 60) },
        ),
        help: message({
          en: 'If the data end here, leave three hyphens and nothing else; if it belongs to a value, indent it.',
          es: 'Si los datos terminan aquí, deje tres guiones y nada más; si pertenece a un valor, póngale sangría.',
        }),
        length: lineOf(workspace, fault).length,
      }),
      'long-front-matter': () => ({
        message: message({ en: 'The data of this record are longer than 65,536 characters.', es: 'Los datos de este registro pasan de 65 536 caracteres.' }),
        help: message({
          en: 'Put long texts below the data, as the body of a .md file; split what is many facts into records of their own.',
          es: 'Ponga los textos largos debajo de los datos, como cuerpo de un archivo .md; divida en registros propios lo que sean muchos hechos.',
        }),
      }),
      'not-a-map': () => ({
        message: message({ en: 'The data are not keys with values.', es: 'Los datos no son claves con valores.' }),
        help: message({
          en: 'Write one “key: value” a line, the first of them “id: …”.',
          es: 'Escriba un «clave: valor» por línea, el primero de ellos «id: …».',
        }),
      }),
    }),
}
