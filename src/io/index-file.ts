// The file of columns of an index: one line that sums up the rest, one of plain JSON, then the columns one after the other.
import { readFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'
import type { Touched } from '../core/touched.ts'
import type { Folder } from './survey.ts'
import { writeWhole } from './write.ts'

/** What was kept by an earlier run; every list is in the order of the paths. */
export interface Kept {
  readonly paths: readonly string[]
  readonly stamps: Float64Array
  readonly folders: readonly Folder[]
  /** As JSON. */
  readonly refused: string
  /** Names everything that a forum's files held. */
  readonly state: string
  /** Of the schemas by which references were found. */
  readonly definitions: string
  /** SHA-1 of each text. */
  readonly hashes: Buffer
  /** 1 for a file whose data is kept. */
  readonly sound: Uint8Array
  /** The `id` of each file's data, empty where there is none. */
  readonly ids: readonly string[]
  /** Its `access`, empty where there is none. */
  readonly accesses: readonly string[]
  /** From which place in `links` on each file's references are; one more at the end. */
  readonly linkStarts: Int32Array
  /** Places in `targets`. */
  readonly links: Int32Array
  readonly targets: readonly string[]
  readonly parts: readonly Part[]
  /** What changed from one state to the next, the newest last; none from before a change of the forum's own settings or schemas. */
  readonly steps: readonly Step[]
}

export interface Step {
  readonly from: string
  readonly touched: Touched
}

/** The data of the files from one place on, a line a file; named by the SHA-1 of its text. */
export interface Part {
  readonly name: string
  readonly first: number
  readonly end: number
}

/** Bytes of a SHA-1. */
export const hashLength = 20

export const nothingKept: Kept = {
  paths: [],
  stamps: new Float64Array(),
  folders: [],
  refused: '[]',
  state: '',
  definitions: '',
  hashes: Buffer.alloc(0),
  sound: new Uint8Array(),
  ids: [],
  accesses: [],
  linkStarts: new Int32Array(1),
  links: new Int32Array(),
  targets: [],
  parts: [],
  steps: [],
}

/** What the file's first line says, with a sum over all that follows. */
const heading = (rest: Uint8Array): string => `rcm index ${crc32(rest).toString(16)}\n`

/** @throws what the system says when it cannot be written */
export function writeKept(file: string, program: string, kept: Kept): void {
  const { paths, stamps, hashes, sound, ids, accesses, linkStarts, links, targets, ...plain } = kept
  const sections = [
    Buffer.from(paths.join('\n')),
    bytesOf(stamps),
    hashes,
    sound,
    Buffer.from(ids.join('\n')),
    Buffer.from(accesses.join('\n')),
    bytesOf(linkStarts),
    bytesOf(links),
    Buffer.from(targets.join('\n')),
  ]
  const rest = Buffer.concat([Buffer.from(`${JSON.stringify({ ...plain, program, lengths: sections.map(({ length }) => length) })}\n`), ...sections])
  writeWhole(file, Buffer.concat([Buffer.from(heading(rest)), rest]), { flush: false })
}

/** Undefined when there is none, or it is damaged, or of another program. */
export function readKept(file: string, program: string): Kept | undefined {
  let whole: Buffer
  try {
    whole = readFileSync(file)
  } catch {
    return undefined
  }
  const rest = whole.subarray(whole.indexOf(10) + 1)
  if (whole.toString('latin1', 0, whole.length - rest.length) !== heading(rest)) return undefined
  const end = rest.indexOf(10)
  const { program: by, lengths, ...plain } = JSON.parse(rest.toString('utf8', 0, end)) as Omit<Kept, 'paths'> & { program: string; lengths: number[] }
  if (by !== program) return undefined
  let at = end + 1
  const [paths, stamps, hashes, sound, ids, accesses, linkStarts, links, targets] = lengths.map((length) => {
    at += length
    return rest.subarray(at - length, at)
  }) as [Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer]
  return {
    ...plain,
    paths: linesIn(paths),
    stamps: new Float64Array(aligned(stamps)),
    hashes,
    sound,
    ids: linesIn(ids),
    accesses: linesIn(accesses),
    linkStarts: new Int32Array(aligned(linkStarts)),
    links: new Int32Array(aligned(links)),
    targets: linesIn(targets),
  }
}

const bytesOf = (numbers: Float64Array | Int32Array): Buffer => Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength)

const aligned = (bytes: Buffer): ArrayBuffer => Uint8Array.from(bytes).buffer

const linesIn = (bytes: Buffer): string[] => (bytes.length === 0 ? [] : bytes.toString('utf8').split('\n'))
