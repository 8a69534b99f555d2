// Two versions of a record whose logs grew apart: both additions, when nothing else differs. No text is invented, none is lost.
import { type Data, isSame, rewriteData } from './edit.ts'
import { readFile } from './front-matter.ts'

interface Version {
  readonly text: string
  readonly data: Data
  readonly log: readonly unknown[]
}

/**
 * The record with the entries that each of two versions added to the log of a third; undefined where anything else changed on both sides,
 * an entry was changed or taken away, or the file cannot be read.
 * @param path by its ending, how it is read
 */
export function unitedLogs(path: string, base: string, ours: string, theirs: string): string | undefined {
  const [before, own, other] = [base, ours, theirs].map((text) => versionOf(path, text))
  if (!before || !own || !other) return undefined
  const [added, othersAdded] = [additions(before, own), additions(before, other)]
  if (!added || !othersAdded) return undefined
  // Without its additions a version is what else it changed.
  const [ownRest, otherRest] = [own, other].map(({ text, data }) => rewriteData(path, text, { ...data, log: before.log }, []))
  const start = otherRest === base || otherRest === ownRest ? own : ownRest === base ? other : undefined
  if (!start) return undefined
  const missing = (start === own ? othersAdded : added).filter((entry) => !start.log.some((each) => isSame(each, entry)))
  const log = missing.reduce<readonly unknown[]>(put, start.log)
  const text = rewriteData(path, start.text, { ...start.data, log }, [])
  const result = versionOf(path, text)
  return result && isSame(result.log, log) && [...own.log, ...other.log].every((entry) => log.some((each) => isSame(each, entry))) ? text : undefined
}

function versionOf(path: string, text: string): Version | undefined {
  const { parts } = readFile(path, text)
  return parts && Array.isArray(parts.data.log) ? { text, data: parts.data, log: parts.data.log } : undefined
}

/** The entries that a version has beyond those of the base; undefined when one of those is no longer there. */
function additions(base: Version, { log }: Version): unknown[] | undefined {
  const added = [...log]
  for (const entry of base.log) {
    const at = added.findIndex((each) => isSame(each, entry))
    if (at === -1) return undefined
    added.splice(at, 1)
  }
  return added
}

/** The log with one entry more, behind the last of its day or an earlier one; what stands there keeps its order, whatever that is. */
function put(log: readonly unknown[], entry: unknown): readonly unknown[] {
  const at = log.findLastIndex((each) => dayOf(each) <= dayOf(entry)) + 1
  return [...log.slice(0, at), entry, ...log.slice(at)]
}

const dayOf = (entry: unknown): string => String((entry as { date?: unknown } | null)?.date ?? '')
