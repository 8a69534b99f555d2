// No merge was left half done.
import { message } from '../core/message.ts'
import { explainFaults, lineOf } from './file-fault.ts'
import type { Rule } from './rule.ts'

const withStatus = (log: string) => `id: FU-2031-009\ntitle: Send the list of wells\ntype: request\nresponsible: [ALD]\nlog:\n${log}`

export const mergeConflict: Rule = {
  id: 'merge-conflict',
  severity: 'error',
  reads: 'all',
  summary: { en: 'No merge was left half done.', es: 'Ninguna fusión quedó a medias.' },
  why: {
    en: 'Between the marks stand two versions of one fact, and the record is not read until somebody has chosen.',
    es: 'Entre las marcas están dos versiones de un mismo hecho, y el registro no se lee mientras alguien no elija.',
  },
  examples: {
    bad: {
      'records/follow-ups/FU-2031-009-list-of-wells.yaml': withStatus(
        `${'<'.repeat(7)} HEAD\n  - { date: 2031-03-10, status: pending }\n${'='.repeat(7)}\n  - { date: 2031-03-11, status: pending }\n${'>'.repeat(7)} aldermere\n`,
      ),
    },
    good: { 'records/follow-ups/FU-2031-009-list-of-wells.yaml': withStatus('  - { date: 2031-03-10, status: pending }\n') },
  },
  check: (workspace) =>
    explainFaults(workspace, {
      conflict: (fault) => ({
        message: message(
          { en: 'A merge conflict was left in the file: “{mark}”.', es: 'Quedó un conflicto de fusión en el archivo: «{mark}».' },
          { mark: fault.detail },
        ),
        help: message({
          en: 'Keep the lines that are right, delete the lines with the marks, then: git add FILE',
          es: 'Conserve las líneas correctas, elimine las líneas de las marcas y luego: git add ARCHIVO',
        }),
        length: lineOf(workspace, fault).length,
      }),
    }),
}
