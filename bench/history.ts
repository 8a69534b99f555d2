// The history of a corpus as a stream for `git fast-import`: everything at once, then one edit a commit, then branches with a new record each.
import { addDays } from '../src/core/day.ts'
import type { Kind } from '../src/core/kind.ts'
import { type Draft, today } from './chronicle.ts'
import { type File, filesOf } from './forum.ts'
import { Random } from './random.ts'
import { note } from './words.ts'

/** The first number of a record on a branch; those on the main branch are lower. */
const firstOnBranches = 9001

/** Each edit adds an entry to the log of an open follow-up; eight a day, from the day after the forum's on. The drafts are changed. */
export function* history(
  files: Iterable<File>,
  drafts: readonly Draft[],
  kinds: ReadonlyMap<string, Kind>,
  { edits, branches, seed }: { readonly edits: number; readonly branches: number; readonly seed: number },
): Iterable<Buffer> {
  yield commit('main', 'All records', Date.parse(`${today}T12:00:00Z`))
  for (const file of files) yield modify(file)
  const random = new Random(seed + 2)
  const open = edits === 0 ? [] : drafts.filter(({ kind, log }) => kind === 'follow-up' && ['pending', 'in-progress'].includes(log.at(-1)?.status ?? ''))
  for (let index = 0; index < edits; index++) {
    const draft = random.pick(open)
    const date = addDays(today, 1 + Math.floor(index / 8))
    draft.log.push({ date, status: 'in-progress', note: note(random, Number(date.slice(0, 4))).en })
    yield commit('main', `${draft.id}: in progress`, Date.parse(`${date}T08:00:00Z`) + (index % 8) * 3_600_000)
    for (const file of filesOf(draft, kinds).slice(0, 1)) yield modify(file)
  }
  const [followUp] = drafts.filter(({ kind }) => kind === 'follow-up')
  for (let index = 0; index < branches && followUp; index++) {
    const draft = { ...followUp, id: `FU-${today.slice(0, 4)}-${firstOnBranches + index}` }
    yield commit(`branch-${index + 1}`, `${draft.id}: new`, Date.parse(`${today}T12:00:00Z`))
    yield Buffer.from('from refs/heads/main\n')
    for (const file of filesOf(draft, kinds)) yield modify(file)
  }
}

const commit = (branch: string, subject: string, time: number): Buffer =>
  Buffer.from(`commit refs/heads/${branch}\ncommitter Corpus <corpus@example.org> ${time / 1000} +0000\ndata ${Buffer.byteLength(subject)}\n${subject}\n`)

function modify({ path, text }: File): Buffer {
  const bytes = Buffer.from(text)
  return Buffer.concat([Buffer.from(`M 100644 inline ${path}\ndata ${bytes.length}\n`), bytes, Buffer.from('\n')])
}
