// Every writing command on a disk that fails at its steps, with an editor that saves meanwhile, and with another rcm at the same time. The
// failing calls are put in before the program's own; where the machine lets a test mount a disk and be somebody else, real ones besides.
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type Ran, runRcm } from '../run-rcm.ts'
import { type Met, onSteps } from './steps.ts'
import { type Writing, above, begin, editorRan, filesIn, forum, isKept, makeSeed, run, runHere, someOf, start, stateOf, writings } from './writing-commands.ts'

const isLong = process.env.RCM_LONG !== undefined
const timeout = isLong ? 7_200_000 : 240_000
const codes = ['ENOSPC', 'EROFS', 'EACCES'] as const
type Code = (typeof codes)[number]
const gitSays = { ENOSPC: 'No space left on device', EROFS: 'Read-only file system', EACCES: 'Permission denied' }
const said = /disk is full|disk can only be read|does not allow|No space left|Read-only|Permission denied|rcm recover/
const isStack = /fault of the program|\n {4}at /

beforeAll(makeSeed)
afterAll(() => rmSync(above, { recursive: true, force: true }))

const named = writings.map((writing, index) => ({ writing, index, name: writing.argv.join(' ') }))
const isPending = () => existsSync(join(forum, '.git/rcm/plan.json')) || existsSync(join(forum, '.rcm-plan.json'))
const leftovers = () => readdirSync(forum, { recursive: true, encoding: 'utf8' }).filter((name) => /rcm-tmp$|plan\.json|rcm.lock/.test(name))

/** What a disk that takes nothing any more does not let be taken away; the next writer does it. */
const withoutTemporaries = (state: Record<string, string>) =>
  Object.fromEntries(Object.entries(state).map(([name, text]) => [name, name === 'git status' ? text.replace(/\n.*rcm-tmp$/gm, '') : text]))

/** Runs a command whose steps are met. */
async function met(writing: Writing, meet: (step: number, met: Met) => unknown): Promise<Ran & { readonly steps: number }> {
  const stop = onSteps(meet)
  let ran: Ran
  let steps = 0
  try {
    ran = await runHere(writing)
  } finally {
    steps = stop()
  }
  return { ...ran, steps }
}

/** From a step on, or at it alone, the disk fails; a full one half-way through what is written. */
const failing =
  (at: number, code: Code, isLasting: boolean) =>
  (step: number, { name, args, half }: Met) => {
    if (step < at || (step > at && !isLasting)) return undefined
    if (name === 'spawnSync') return { status: 128, stdout: Buffer.alloc(0), stderr: Buffer.from(`fatal: unable to write new index file: ${gitSays[code]}\n`) }
    // What is taken away needs no room.
    if (code === 'ENOSPC' && (name === 'rmSync' || name === 'unlinkSync')) return undefined
    if (code === 'ENOSPC') half()
    const path = typeof args[0] === 'string' ? args[0] : undefined
    throw Object.assign(new Error(`${code}: ${name} '${path}'`), { code, errno: -constants.errno[code], syscall: name, path })
  }

type Plainly = { readonly before: State; readonly after: State; readonly steps: number }
type State = { readonly files: Record<string, string>; readonly state: Record<string, string> }
const known = new Map<Writing, Plainly>()

/** The state before and after a command that meets nothing, and its steps. */
async function plainly(writing: Writing): Promise<Plainly> {
  const before = known.get(writing)
  if (before) return before
  const made = await ranPlainly(writing)
  known.set(writing, made)
  return made
}

async function ranPlainly(writing: Writing): Promise<Plainly> {
  begin(writing)
  const before = { files: filesIn(forum), state: stateOf() }
  const ran = await met(writing, () => undefined)
  expect(ran.code, ran.err).toBe(0)
  return { before, after: { files: filesIn(forum), state: stateOf() }, steps: ran.steps }
}

// In a short run every other command: those that are not killed then.
describe.each(named.filter(({ writing, index }) => isLong || (index % 4 === 1 && !writing.isLong)))('a disk that fails: rcm $name', ({ writing, index }) => {
  test(
    'it is said, each file is old or new, and one command ends it',
    async ({ task }) => {
      const { before, after, steps } = await plainly(writing)
      // In a long run, every step fails alone and for good.
      const tried = isLong
        ? someOf(steps, index).flatMap((step) => [true, false].map((isLasting, at) => ({ step, code: codes[(step + at) % codes.length] as Code, isLasting })))
        : someOf(steps, index).map((step) => ({ step, code: codes[index % codes.length] as Code, isLasting: index % 2 === 0 }))
      for (const { step, code, isLasting } of tried) {
        const where = `${code}${isLasting ? ' from' : ' at'} step ${step} of ${steps}`
        begin(writing)
        const failed = await met(writing, failing(step, code, isLasting))
        expect(failed.err, where).not.toMatch(isStack)
        for (const [path, text] of Object.entries(filesIn(forum)))
          if (path !== 'site/site-files.txt') expect([before.files[path], after.files[path]].includes(text), `${where}: ${path}`).toBe(true)
        if (writing.typed !== undefined && existsSync(editorRan)) expect(isKept(writing.typed), `${where}: what was typed`).toBe(true)
        if (failed.code === 0) {
          // What failed was none of what was asked for: a lock, a draft.
          expect(withoutTemporaries(stateOf()), where).toEqual(after.state)
          continue
        }
        expect(failed.err, where).toMatch(said)
        if (writing.how === 'plan' && isPending()) {
          expect(failed.err, where).toContain('rcm recover')
          const ended = await runRcm(forum, ['recover', '--undo'])
          expect(ended.code, `${where}: ${ended.err}`).toBe(0)
        }
        if (writing.how === 'plan' && writing.typed === undefined) expect(withoutTemporaries(stateOf()), where).toEqual(before.state)
        const again = await runHere(writing)
        expect(again.code, `${where}: ${again.err}`).toBe(0)
        if (writing.typed === undefined) expect(stateOf(), where).toEqual(after.state)
        expect(leftovers(), where).toEqual([])
      }
      task.meta.times = tried.length
    },
    timeout,
  )
})

/** Records that are changed, not made. */
const changing = named.filter(
  ({ writing }) =>
    writing.how === 'plan' && !writing.isEmpty && !['new', 'propose', 'minutes'].includes(writing.argv[0] ?? '') && writing.argv[1] !== 'respond',
)

test.each(changing.filter((_, place) => isLong || place % 2 === 0))('an editor saves meanwhile: rcm $name', async ({ writing }) => {
  const { before, after } = await plainly(writing)
  const file = Object.keys(before.files).find((path) => path.startsWith('records/') && before.files[path] !== after.files[path]) ?? ''
  expect(file).not.toBe('')
  begin(writing)
  const saved = `${before.files[file]}# saved meanwhile\n`
  const ran = await met(writing, (step) => (step === 1 ? writeFileSync(join(forum, file), saved, 'latin1') : undefined))
  expect([ran.code, ran.err]).toEqual([2, expect.stringContaining(`${file} changed while the command was at work. Nothing was written.`)])
  expect(filesIn(forum)).toEqual({ ...before.files, [file]: saved })
  if (writing.typed !== undefined) expect(isKept(writing.typed)).toBe(true)
})

test.each(named.filter(({ index }) => isLong || index % 8 === 2))(
  'two at once: rcm $name',
  async ({ writing }) => {
    const { after } = await plainly(writing)
    begin(writing)
    const both = await Promise.all([start(writing), start(writing)])
    for (const { code, err } of both) {
      expect([0, 1, 2], err).toContain(code)
      expect(err).not.toMatch(isStack)
    }
    expect(
      both.some(({ code }) => code === 0),
      both.map(({ err }) => err).join('\n'),
    ).toBe(true)
    expect(leftovers()).toEqual([])
    if (writing.argv[0] === 'merge-driver') return
    if (writing.how === 'made') expect(stateOf()).toEqual(after.state)
    const { out } = await runRcm(forum, ['validate', '--format', 'json', '--no-index'])
    const { findings } = JSON.parse(out) as { findings: { severity: string }[] }
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  },
  timeout,
)

describe('real ones', () => {
  const disk = join(above, 'disk')
  const sh = (command: string) => spawnSync('/bin/sh', ['-c', command], { encoding: 'utf8' })
  const mount = `mkdir -p '${disk}' && mount -t tmpfs -o size=4m tmpfs '${disk}'`
  const canMount = process.getuid?.() === 0 && sh(`${mount} && umount '${disk}'`).status === 0
  const writing = writings.find(({ argv }) => argv[0] === 'update') as Writing
  const at = (folder: string): Writing => ({ ...writing, argv: [...writing.argv, '-C', folder] })
  const place = (folder: string) => {
    begin(writing)
    rmSync(join(folder, 'forum'), { recursive: true, force: true })
    cpSync(forum, join(folder, 'forum'), { recursive: true })
    return join(folder, 'forum')
  }

  test.skipIf(!canMount)('a disk without room, then one that can only be read', () => {
    expect(sh(mount).status).toBe(0)
    onTestFinished(() => {
      sh(`umount '${disk}'`)
    })
    const folder = place(disk)
    const before = filesIn(folder)
    sh(`dd if=/dev/zero of='${disk}/rest' bs=1k 2>/dev/null`)
    const full = run(at(folder))
    expect([full.status, full.stderr]).toEqual([2, expect.stringContaining('The disk is full. Nothing was changed.')])
    expect(filesIn(folder)).toEqual(before)
    rmSync(join(disk, 'rest'))
    expect(sh(`mount -o remount,ro '${disk}'`).status).toBe(0)
    const closed = run(at(folder))
    expect([closed.status, closed.stderr]).toEqual([2, expect.stringContaining('does not allow writing')])
    expect(sh(`mount -o remount,rw '${disk}'`).status).toBe(0)
    expect(filesIn(folder)).toEqual(before)
    expect(run(at(folder)).status).toBe(0)
    expect(filesIn(folder)).not.toEqual(before)
  })

  const nobody = ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups']
  const canBeNobody = process.getuid?.() === 0 && spawnSync(nobody[0] as string, [...nobody.slice(1), process.execPath, '--version']).status === 0

  test.skipIf(!canBeNobody)('as somebody who may read the folder and not write it, and one of whose files is not to be read', () => {
    begin(writing)
    chmodSync(above, 0o755)
    const before = filesIn(forum)
    const ran = run(writing, { before: nobody })
    expect([ran.status, ran.stderr]).toEqual([2, expect.stringContaining('does not allow writing')])
    expect(filesIn(forum)).toEqual(before)
    const closed = 'records/topics/TOP-fish-stocks.md'
    chmodSync(join(forum, closed), 0)
    const validated = run({ ...writing, argv: ['validate', '--format', 'json'] }, { before: nobody })
    expect(statSync(join(forum, closed)).mode & 0o777).toBe(0)
    expect(validated.stdout).toContain(`“${closed}” cannot be read: the system does not allow it.`)
    expect((JSON.parse(validated.stdout) as { summary: { records: number } }).summary.records).toBe(37)
    const half = join(forum, 'records/follow-ups')
    spawnSync('chown', ['-R', '65534', forum])
    chmodSync(join(forum, closed), 0o644)
    spawnSync('chown', ['0', half])
    chmodSync(half, 0o555)
    const two = { ...writing, argv: ['renumber', 'DOC-2031-001', 'DOC-2031-009'] }
    const files = filesIn(forum)
    const refused = run(two, { before: nobody })
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('Nothing was changed.')])
    expect(filesIn(forum)).toEqual(files)
    expect(leftovers()).toEqual([])
  })
})
