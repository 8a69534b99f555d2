// The text of a record can be laid out in a time that grows with its length.
import { message } from '../core/message.ts'
import { explainFaults, lineOf } from './file-fault.ts'
import type { Rule } from './rule.ts'

const data = '---\nid: TOP-wells\ntitle: Wells\ntype: issue\n---\n\n'

export const textForm: Rule = {
  id: 'text-form',
  severity: 'error',
  reads: 'all',
  summary: {
    en: 'The text of a record is written for people: neither millions of letters, nor lists within lists within lists.',
    es: 'El texto de un registro está escrito para personas: ni millones de letras, ni listas dentro de listas dentro de listas.',
  },
  why: {
    en: 'A text made to hold up the program that lays it out would stop the check of all the others. Such a record is not read; the others are.',
    es: 'Un texto hecho para detener al programa que lo compone impediría revisar todos los demás. Ese registro no se lee; los otros sí.',
  },
  examples: {
    bad: { 'records/topics/TOP-wells.md': `${data}${'> '.repeat(13)}The wells.\n` },
    good: { 'records/topics/TOP-wells.md': `${data}> The wells.\n>\n> - of the north\n>   - of the shore\n` },
  },
  check: (workspace) =>
    explainFaults(workspace, {
      tangled: (fault) => ({
        message: message(
          {
            en: '{what, select, long {The text is longer than a million letters.} deep {The line stands more than twelve lists and quotations deep, or 80 columns in.} lists {With this line the text has more than 10,000 list items.} marks {With this line the paragraph has more than 2,000 marks of emphasis and links.} backticks {More than 32 backticks stand here in a row.} other {More than 20 boxes (:::) stand within one another here.}}',
            es: '{what, select, long {El texto pasa de un millón de letras.} deep {La línea está a más de doce listas y citas de profundidad, o a 80 columnas.} lists {Con esta línea el texto pasa de 10 000 puntos de lista.} marks {Con esta línea el párrafo pasa de 2000 marcas de énfasis y enlaces.} backticks {Aquí hay más de 32 acentos graves seguidos.} other {Aquí hay más de 20 recuadros (:::) uno dentro de otro.}}',
          },
          { what: fault.detail },
        ),
        help: message({
          en: 'Write it flatter, or divide it into several records.',
          es: 'Escríbalo con menos niveles, o divídalo en varios registros.',
        }),
        length: Math.min(80, lineOf(workspace, fault).length),
      }),
    }),
}
