// hledger: the records as a journal, one transaction each, with data and texts as comments; the parties are accounts.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Content, Peer } from '../peer.ts'

export const hledger: Peer = {
  name: 'hledger check',
  install: 'apt-get install hledger',
  needs: { program: 'hledger' },
  write: (records, out) => writeFileSync(join(out, 'records.journal'), journalOf(records)),
  command: () => ['hledger', '-f', 'records.journal', 'check'],
}

/** A journal (hledger 1.25) with every account declared. */
export function journalOf(records: readonly Content[]): string {
  const accounts = new Set(records.flatMap(({ kind, party }) => [`records:${kind}`, `parties:${party}`]))
  return [...[...accounts].map((account) => `account ${account}\n`), ...records.map(transaction)].join('\n')
}

function transaction({ date, id, title, kind, party, front, text, translation }: Content): string {
  const notes = [front, text, translation?.front ?? '', translation?.text ?? ''].join('\n').split('\n')
  const comments = notes.filter((line) => line.trim() !== '').map((line) => `    ; ${line}\n`)
  return `${date} (${id}) ${title.replaceAll(';', ',')}\n${comments.join('')}    records:${kind}    1\n    parties:${party}    -1\n`
}
