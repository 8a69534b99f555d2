// Lines end with LF.
import { message } from '../core/message.ts'
import { explainFaults } from './file-fault.ts'
import type { Rule } from './rule.ts'

const lines = [
  'id: FU-2031-009',
  'title: Send the list of wells',
  'type: request',
  'responsible: [ALD]',
  'log:',
  '  - { date: 2031-03-10, status: pending }',
  '',
]

export const lineEnds: Rule = {
  id: 'line-ends',
  severity: 'warning',
  reads: 'all',
  summary: { en: 'Lines end with LF.', es: 'Las líneas terminan en LF.' },
  why: {
    en: 'When two people save with different line ends, git shows every line as changed, and the one changed word that matters is not seen.',
    es: 'Cuando dos personas guardan con finales de línea distintos, git muestra todas las líneas como cambiadas, y la única palabra que importa no se ve.',
  },
  examples: {
    bad: { 'records/follow-ups/FU-2031-009-list-of-wells.yaml': lines.join('\r\n') },
    good: { 'records/follow-ups/FU-2031-009-list-of-wells.yaml': lines.join('\n') },
  },
  check: (workspace) =>
    explainFaults(workspace, {
      crlf: () => ({
        message: message({ en: 'Lines end with CR LF, as Windows writes them.', es: 'Las líneas terminan en CR LF, como las escribe Windows.' }),
        help: message({
          en: 'Save the file with LF. The line “* text=auto eol=lf” in .gitattributes keeps all files so.',
          es: 'Guarde el archivo con LF. La línea «* text=auto eol=lf» en .gitattributes mantiene así todos los archivos.',
        }),
      }),
      cr: () => ({
        message: message({ en: 'A carriage return stands inside a line.', es: 'Hay un retorno de carro dentro de una línea.' }),
        help: message({ en: 'Put a line feed in its place, or take it out.', es: 'Ponga en su lugar un salto de línea, o quítelo.' }),
      }),
    }),
}
