// Every record is UTF-8 without a byte order mark.
import { message } from '../core/message.ts'
import { explainFaults } from './file-fault.ts'
import type { Rule } from './rule.ts'

const withTitle = (title: string) => `id: FU-2031-009\ntitle: ${title}\ntype: request\nresponsible: [ALD]\nlog:\n  - { date: 2031-03-10, status: pending }\n`

export const encoding: Rule = {
  id: 'encoding',
  severity: 'error',
  reads: 'all',
  summary: { en: 'Every record is UTF-8 without a byte order mark.', es: 'Todo registro está en UTF-8 sin marca de orden de bytes.' },
  why: {
    en: 'In another encoding accents and quotation marks are lost, a quote no longer matches its source, and a seal no longer matches its text.',
    es: 'En otra codificación se pierden las tildes y las comillas, una cita deja de coincidir con su fuente y un sello con su texto.',
  },
  examples: {
    bad: { 'records/follow-ups/FU-2031-009-census.yaml': withTitle('Send the census of Se\ufffdora Alder') },
    good: { 'records/follow-ups/FU-2031-009-census.yaml': withTitle('Send the census of Señora Alder') },
  },
  check(workspace) {
    const save = {
      en: 'Open it in an editor and save it as UTF-8; then read the accents again.',
      es: 'Ábralo en un editor y guárdelo como UTF-8; luego revise las tildes.',
    }
    return explainFaults(workspace, {
      encoding: ({ line }) => ({
        message: message(
          {
            en: 'Line {line} holds bytes that are not UTF-8, or the sign “�” where a letter was lost.',
            es: 'La línea {line} contiene bytes que no son UTF-8, o el signo «�» donde se perdió una letra.',
          },
          { line: String(line) },
        ),
        help: message(save),
      }),
      'utf-16': ({ path }) => ({
        message: message(
          {
            en: '“{path}” is in UTF-16 or another encoding of two bytes a letter.',
            es: '«{path}» está en UTF-16 o en otra codificación de dos bytes por letra.',
          },
          { path },
        ),
        help: message(save),
      }),
      bom: () => ({
        message: message({
          en: 'The file begins with an invisible byte order mark (U+FEFF).',
          es: 'El archivo comienza con una marca de orden de bytes invisible (U+FEFF).',
        }),
        help: message({ en: 'Save it as “UTF-8”, not as “UTF-8 with BOM”.', es: 'Guárdelo como «UTF-8», no como «UTF-8 con BOM».' }),
      }),
    })
  },
}
