// beancount: the records as a ledger, one transaction each, with data and texts as metadata; the parties are accounts.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Content, Peer } from '../peer.ts'

export const beancount: Peer = {
  name: 'beancount: bean-check',
  install: 'apt-get install beancount',
  needs: { program: 'bean-check' },
  write: (records, out) => writeFileSync(join(out, 'records.beancount'), ledgerOf(records)),
  command: () => ['bean-check', '--no-cache', 'records.beancount'],
}

/** A ledger (beancount 2) with every account opened. */
export function ledgerOf(records: readonly Content[]): string {
  const accounts = new Set(records.flatMap((record) => accountsOf(record)))
  return [...[...accounts].map((account) => `1900-01-01 open ${account}\n`), ...records.map(transaction)].join('\n')
}

const accountsOf = ({ kind, party }: Content): string[] => [`Assets:${kind[0]?.toUpperCase()}${kind.slice(1)}`, `Equity:${party}`]

function transaction(record: Content): string {
  const { date, id, title, data, text, translation } = record
  const fields = Object.entries(data).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)] as const)
  const texts = [
    ['markdown', text],
    ...Object.entries(translation?.data ?? {}).map(([key, value]) => [`es-${key}`, String(value)] as const),
    ['es-markdown', translation?.text ?? ''],
  ] as const
  const meta = [...fields, ...texts].map(([key, value]) => `  ${key}: ${quoted(value)}\n`)
  const [asset, equity] = accountsOf(record)
  return `${date} * ${quoted(id)} ${quoted(title)}\n${meta.join('')}  ${asset}  1 RECORD\n  ${equity}  -1 RECORD\n`
}

const quoted = (text: string): string => `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
