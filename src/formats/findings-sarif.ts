// Findings as SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), for code scanning services and editors.
import type { Severity } from '../core/finding.ts'
import { say } from '../core/message.ts'
import { visible } from '../core/visible.ts'
import type { FindingsFormat, RuleFacts } from './findings-format.ts'

const levels: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', info: 'note' }

export const findingsSarif: FindingsFormat = ({ findings }, { lang, version, rules }) => {
  const indexes = new Map(rules.map(({ id }, index) => [id, index]))
  const extra = [...new Set(findings.map(({ rule }) => rule))].filter((id) => !indexes.has(id))
  for (const id of extra) indexes.set(id, indexes.size)
  const describe = ({ id, severity, summary, why }: RuleFacts) => ({
    id,
    shortDescription: { text: summary[lang] },
    fullDescription: { text: why[lang] },
    help: { text: why[lang] },
    defaultConfiguration: { level: levels[severity] },
  })
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'rcm', version, language: lang, rules: [...rules.map(describe), ...extra.map((id) => ({ id }))] } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: lang === 'es' ? 'La raíz del repositorio.' : 'The root of the repository.' } } },
        results: findings.map(({ rule, severity, message, path, range: { start, end }, help }) => ({
          ruleId: rule,
          ruleIndex: indexes.get(rule),
          level: levels[severity],
          message: { text: plain(`${say(message, lang)}\n${say(help, lang)}`) },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uriOf(path), uriBaseId: '%SRCROOT%' },
                region: { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column },
              },
            },
          ],
        })),
      },
    ],
  }
  return `${visible(JSON.stringify(log, null, 2))}\n`
}

/** SARIF reads `{0}` as a place for an argument and `[text](target)` as a link (3.11.5, 3.11.6): a title is neither. */
const plain = (text: string): string => text.replaceAll('{', '{{').replaceAll('}', '}}').replaceAll('](', '\\](')

/** A relative reference (RFC 3986): each part of the path escaped, so that none reads as a scheme, a query or a fragment. */
const uriOf = (path: string): string =>
  path
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd')))
    .join('/')
