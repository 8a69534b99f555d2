// A writer that kills itself (SIGKILL) at a step: `node killed-writer.mjs FOLDER STEP`. Says how many steps there are when it lives.
import { writeFileSync } from 'node:fs'
import { message } from '../../src/core/message.ts'
import { applyPlan } from '../../src/io/apply.ts'
import { type Disk, realDisk } from '../../src/io/disk.ts'

const [root = '', kill = '0'] = process.argv.slice(2)
const why = message({ en: 'test', es: 'prueba' })
let step = 0

function at(args: readonly unknown[]): void {
  if (++step !== Number(kill)) return
  // Half-way through writing, where the step writes.
  if (Buffer.isBuffer(args[1])) writeFileSync(String(args[0]), args[1].subarray(0, args[1].length >> 1))
  process.kill(process.pid, 'SIGKILL')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

/** The step, and the count before it. */
const counted =
  <Args extends unknown[]>(take: (...args: Args) => void) =>
  (...args: Args): void => {
    at(args)
    take(...args)
  }

const { create, rename, remove, makeFolder, syncFolder } = realDisk
const disk: Disk = {
  ...realDisk,
  create: counted(create),
  rename: counted(rename),
  remove: counted(remove),
  makeFolder: counted(makeFolder),
  syncFolder: counted(syncFolder),
}
applyPlan(
  root,
  [
    { path: 'records/a.yaml', before: 'a: 1\n', after: 'a: 2\n', why },
    { path: 'records/b.yaml', before: 'b: 1\n', after: null, why },
    { path: 'records/new/c.yaml', before: null, after: 'c: 1\n', why },
  ],
  { disk },
)
process.stdout.write(`${step}\n`)
