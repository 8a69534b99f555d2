// A file ends with a line end.
import { message } from '../core/message.ts'
import { filesOf } from '../core/record.ts'
import type { Rule } from './rule.ts'

const followUp = 'id: FU-2031-009\ntitle: Send the list of wells\ntype: request\nresponsible: [ALD]\nlog:\n  - { date: 2031-03-10, status: pending }'

export const finalNewline: Rule = {
  id: 'final-newline',
  severity: 'info',
  reads: 'own',
  summary: { en: 'A file ends with a line end.', es: 'Un archivo termina con un fin de línea.' },
  why: {
    en: 'The log stands at the end of a record and grows there. Without a line end after the last entry, adding one changes two lines, and two people who add one get a conflict over the entry before.',
    es: 'La bitácora está al final del registro y crece allí. Sin fin de línea tras la última entrada, agregar una cambia dos líneas, y dos personas que agregan una tienen un conflicto sobre la entrada anterior.',
  },
  examples: {
    bad: { 'records/follow-ups/FU-2031-009-list-of-wells.yaml': followUp },
    good: { 'records/follow-ups/FU-2031-009-list-of-wells.yaml': `${followUp}\n` },
  },
  *check(workspace) {
    for (const record of workspace.records)
      for (const { path, text } of filesOf(record))
        if (text !== '' && !text.endsWith('\n'))
          yield {
            path,
            at: { offset: text.length - 1 },
            message: message({ en: 'The last line has no line end.', es: 'La última línea no tiene fin de línea.' }),
            help: message({ en: 'Press Enter at the end of the file and save it.', es: 'Pulse Intro al final del archivo y guárdelo.' }),
          }
  },
}
