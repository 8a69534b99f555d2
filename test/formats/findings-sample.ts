// A small report of findings for the tests of the formats, with a hostile title and path in it.
import { Chalk } from 'chalk'
import type { Finding } from '../../src/core/finding.ts'
import { message } from '../../src/core/message.ts'
import type { FindingsOptions, FindingsReport } from '../../src/formats/findings-format.ts'

const noRecord = { en: 'There is no record “{to}”.', es: 'No existe el registro «{to}».' }
const correct = { en: 'Correct the id.', es: 'Corrija el id.' }

/** A finding at columns of one line. */
export const finding = (more: Partial<Finding> & { to?: string } = {}): Finding => ({
  rule: 'reference-exists',
  severity: 'error',
  path: 'records/follow-ups/FU-2031-009.yaml',
  at: { line: 4 },
  range: { start: { line: 4, column: 15 }, end: { line: 4, column: 19 } },
  message: message(noRecord, { to: more.to ?? 'ALDD' }),
  help: message(correct),
  ...more,
})

/** What nobody should be able to do to a reader through a record: commands, markup, terminal control, links. */
export const hostile = 'a,b:c%0A::error::\n</failure>]]>"\'&\u0000\u001b[2J\u009b\u202e\ud800{0}[x](https://example.org)'
export const hostilePath = 'records/follow-ups/a b,c:d%#?é&<"\u001b.yaml'

const texts: Readonly<Record<string, string>> = {
  'records/follow-ups/FU-2031-009.yaml':
    'id: FU-2031-009\ntitle: Send the list of wells\ntype: request\nresponsible: [ALDD]\nlog:\n  - { date: 2031-03-10, status: pending }\n',
  [hostilePath]: `title: ${hostile}\n`,
}

export const report = (findings: readonly Finding[]): FindingsReport => ({
  findings,
  records: 36,
  errors: findings.filter(({ severity }) => severity === 'error').length,
  warnings: findings.filter(({ severity }) => severity === 'warning').length,
  textOf: (path) => texts[path] ?? '',
})

export const hostileReport = report([finding({ path: hostilePath, to: hostile, range: { start: { line: 1, column: 8 }, end: { line: 1, column: 12 } } })])

export const options: FindingsOptions = {
  lang: 'en',
  colour: new Chalk({ level: 0 }),
  width: 80,
  version: '1.2.3',
  rules: [
    {
      id: 'reference-exists',
      severity: 'error',
      summary: { en: 'A reference names a record that exists.', es: 'Una referencia nombra un registro que existe.' },
      why: { en: 'The briefing follows references.', es: 'El informe sigue las referencias.' },
    },
  ],
}
