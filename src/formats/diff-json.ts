// What changed, as JSON: the contract of schemas/output/diff.schema.json.
import type { DiffView, RecordDiff } from '../core/diff-view.ts'
import type { DiffOutput } from '../core/output.ts'
import { visible } from '../core/visible.ts'
import type { DiffFormat } from './diff-format.ts'

export const diffJson: DiffFormat = (view) => `${visible(JSON.stringify(diffOutput(view), null, 2))}\n`

const diffOutput = ({ from, to, records, others }: DiffView): DiffOutput => ({ from, to, records: records.map(recordOutput), others: [...others] })

export const recordOutput = ({ kindLabel: _, facts, changes, texts, by, date, ...record }: RecordDiff): DiffOutput['records'][number] => ({
  ...record,
  facts: [...facts],
  changes: changes.map(({ lang, ...change }) => ({ ...change, lang: lang ?? null })),
  texts: texts.map(({ title: __, lang, redline, ...text }) => ({
    ...text,
    lang: lang ?? null,
    redline: redline.map(({ type, parts, move }) => ({ type, parts: [...parts], ...(move !== undefined && { move }) })),
  })),
  by: by ?? null,
  date: date ?? null,
})
