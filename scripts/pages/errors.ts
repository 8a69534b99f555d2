// docs/errors.md: the error gallery, every finding and failure with the text it has now, so that all can be read together.
import { Chalk } from 'chalk'
import { type Finding, compareFindings } from '../../src/core/finding.ts'
import { locate } from '../../src/core/locate.ts'
import type { Lang } from '../../src/core/message.ts'
import { findingsText } from '../../src/formats/findings-text.ts'
import { rules } from '../../src/rules/index.ts'
import type { Rule } from '../../src/rules/rule.ts'
import { runFailures } from './failures.ts'
import { lakes } from './lakes.ts'
import { block, code } from './markdown.ts'

const opening = `<!-- Made by “npm run generate” from src/rules/*.ts and the command line itself; changes are made there. -->

# All messages

On one page, so that they can be read together. A finding is shown as \`rcm validate\` prints it at 80 columns, for the example of its rule
([the files](rules.md)) put over the invented forum of the tests, and below without the excerpt in Spanish. A failure is shown with the
command line that makes it, in both languages; such a command ends with 2, unless it is said.
`

export async function errorsPage(): Promise<string> {
  const findings = await Promise.all(rules.map(findingSection))
  const failures = await runFailures()
  return [
    opening,
    '## Findings\n',
    ...findings,
    '## Failures\n',
    ...failures.map(
      ({ about, line, code, said }) =>
        `### ${about.en}\n\n${block(`$ ${line}\n${said.en.trimEnd()}\n\n${said.es.trimEnd()}`, 'text')}${code === 2 ? '' : `\nIt ends with ${code}.\n`}`,
    ),
  ].join('\n')
}

async function findingSection(rule: Rule): Promise<string> {
  const workspace = await lakes(rule.examples.bad)
  const found = [...rule.check(workspace)]
  const ranges = await locate(found, workspace.text)
  const findings = found.flatMap((each, index): Finding[] => {
    const range = ranges[index]
    return range ? [{ rule: rule.id, severity: rule.severity, ...each, range }] : []
  })
  findings.sort(compareFindings)
  if (findings.length === 0) throw new Error(`the bad example of ${rule.id} is not found`)
  const printed = (lang: Lang, textOf: (path: string) => string) => {
    const report = { findings, records: workspace.records.length, errors: 0, warnings: 0, textOf }
    const lines = findingsText(report, { lang, colour: new Chalk({ level: 0 }), width: 80, version: '', rules })
      .trimEnd()
      .split('\n')
    return lines.slice(0, -1).join('\n').trimEnd()
  }
  const shown = `${printed('en', workspace.text)}\n\n${printed('es', () => '')}`
  return [`### ${rule.id}\n`, `${rule.summary.en} ([${code(rule.id)}](rules.md#${rule.id}))\n`, block(shown, 'text')].join('\n')
}
