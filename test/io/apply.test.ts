import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { message } from '../../src/core/message.ts'
import { type Plan, planOf } from '../../src/core/plan.ts'
import { applyPlan, recoverPlan } from '../../src/io/apply.ts'
import { type Disk, realDisk } from '../../src/io/disk.ts'

const why = message({ en: 'because', es: 'porque' })
const before: Readonly<Record<string, string>> = { 'records/a.yaml': 'a: 1\n', 'records/b.md': '---\nb: 1\n---\n', 'records/old.yaml': 'old\n' }
const after: Readonly<Record<string, string>> = { 'records/a.yaml': 'a: 2\n', 'records/b.md': '---\nb: “two”\n---\n', 'records/new/new.yaml': 'new\n' }
const plan: Plan = planOf(
  [...new Set([...Object.keys(before), ...Object.keys(after)])].map((path) => ({ path, before: before[path] ?? null, after: after[path] ?? null, why })),
)

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rcm-apply-'))
  for (const [path, text] of Object.entries(before)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

/** Every file of the folder with its text. */
const files = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(root.length + 1), readFileSync(path, 'utf8')]),
  )

const codeOf = (run: () => unknown): string => {
  try {
    run()
    return 'fine'
  } catch (error) {
    return (error as { code?: string }).code ?? String(error)
  }
}

const steps = ['create', 'rename', 'remove', 'makeFolder', 'syncFolder'] as const

/** A disk that calls `at` before each step that changes something. */
function watched(at: (step: number, name: (typeof steps)[number], args: readonly unknown[]) => void): Disk {
  let step = 0
  const watch =
    (name: (typeof steps)[number]) =>
    (...args: never[]): void => {
      at(++step, name, args)
      ;(realDisk[name] as (...args: never[]) => void)(...args)
    }
  return {
    ...realDisk,
    create: watch('create'),
    rename: watch('rename'),
    remove: watch('remove'),
    makeFolder: watch('makeFolder'),
    syncFolder: watch('syncFolder'),
  } as Disk
}

/** A disk of a process that is killed at a step: before it, or half-way through writing; nothing happens after. */
function killedAt(kill: number, isTorn: boolean): Disk {
  let isDead = false
  const die = (): never => {
    isDead = true
    throw new Error('killed')
  }
  const disk = watched((step, name, args) => {
    if (isDead) throw new Error('killed')
    if (step !== kill) return
    if (isTorn && name === 'create') writeFileSync(args[0] as string, (args[1] as Buffer).subarray(0, (args[1] as Buffer).length / 2))
    die()
  })
  const alive =
    <A extends unknown[], R>(call: (...args: A) => R) =>
    (...args: A): R =>
      isDead ? die() : call(...args)
  return { ...disk, read: alive(realDisk.read), look: alive(realDisk.look), list: alive(realDisk.list) }
}

const countSteps = (): number => {
  let count = 0
  applyPlan(root, plan, { disk: watched((step) => (count = step)) })
  return count
}

test('a plan is written whole, and nothing else is left', () => {
  applyPlan(root, plan)
  expect(files()).toEqual(after)
  expect(recoverPlan(root, 'finish')).toEqual({ plan: [], left: [] })
})

describe.each([false, true])('killed at each step (half-way through writing: %s)', (isTorn) => {
  test('every file is whole, old or new; the next command says how to go on; both ways end well', ({ task }) => {
    const count = countSteps()
    expect(count).toBeGreaterThan(15)
    let interrupted = 0
    for (let kill = 1; kill <= count; kill++)
      for (const how of ['finish', 'undo', 'keep'] as const) {
        rmSync(root, { recursive: true })
        for (const [path, text] of Object.entries(before)) {
          mkdirSync(dirname(join(root, path)), { recursive: true })
          writeFileSync(join(root, path), text)
        }
        // The very last step takes the lock away, and says nothing when it cannot.
        const ended = codeOf(() => applyPlan(root, plan, { disk: killedAt(kill, isTorn) }))
        if (kill < count) expect(ended).not.toBe('fine')
        const left = files()
        for (const path of new Set([...Object.keys(before), ...Object.keys(after)])) expect([before[path], after[path]]).toContain(left[path])
        const next = codeOf(() => applyPlan(root, [{ path: 'records/c.yaml', before: null, after: 'c\n', why }], { patience: 0 }))
        expect(['fine', 'rcm/interrupted']).toContain(next)
        if (next === 'fine') {
          const { 'records/c.yaml': c, ...others } = files()
          expect(c).toBe('c\n')
          expect([before, after]).toContainEqual(others)
          continue
        }
        interrupted++
        const { plan: as } = recoverPlan(root, how, { patience: 0 })
        expect(as.length).toBe(plan.length)
        if (how === 'keep') expect(Object.keys(files()).filter((path) => path.includes('rcm'))).toEqual([])
        else expect(files()).toEqual(how === 'finish' ? after : before)
      }
    expect(interrupted).toBeGreaterThan(5)
    task.meta.times = count * 3
  })
})

test('killed again while recovering: recovering goes on', ({ task }) => {
  const count = countSteps()
  task.meta.times = 20
  for (let kill = 1; kill <= 20; kill++) {
    rmSync(root, { recursive: true })
    for (const [path, text] of Object.entries(before)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    expect(() => applyPlan(root, plan, { disk: killedAt(count - 5, false) })).toThrow()
    codeOf(() => recoverPlan(root, 'undo', { disk: killedAt(kill, true), patience: 0 }))
    const { plan: as } = recoverPlan(root, 'finish', { patience: 0 })
    expect(files()).toEqual(as.length > 0 ? after : before)
  }
})

test.for(['ENOSPC', 'EACCES', 'EIO'])('an error (%s) at any step: all is as before, or says how to go on', (code, { task }) => {
  const count = countSteps()
  task.meta.times = count
  for (let fail = 1; fail <= count; fail++) {
    rmSync(root, { recursive: true })
    for (const [path, text] of Object.entries(before)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    const disk = watched((step) => {
      if (step === fail) throw Object.assign(new Error(`${code}: it failed`), { code })
    })
    const said = codeOf(() => applyPlan(root, plan, { disk, patience: 0 }))
    const left = files()
    if (said === 'rcm/write' || said === 'rcm/interrupted') {
      if (said === 'rcm/interrupted') recoverPlan(root, 'undo', { patience: 0 })
      expect(files()).toEqual(before)
    } else {
      // Only the last steps, after all files are written: taking away the journal and the lock.
      for (const [path, text] of Object.entries(after)) expect(left[path]).toBe(text)
      recoverPlan(root, 'finish', { patience: 0 })
      expect(files()).toEqual(after)
    }
  }
})

describe('a file that is not what the plan was made from', () => {
  test('before', () => {
    writeFileSync(join(root, 'records/b.md'), 'typed meanwhile')
    expect(codeOf(() => applyPlan(root, plan))).toBe('rcm/changed')
    expect(files()).toEqual({ ...before, 'records/b.md': 'typed meanwhile' })
  })
  test('between the first and the last rename: what was written is taken back', () => {
    let renames = 0
    const disk = watched((_, name) => {
      if (name === 'rename' && ++renames === 2) writeFileSync(join(root, 'records/b.md'), 'typed meanwhile')
    })
    expect(codeOf(() => applyPlan(root, plan, { disk }))).toBe('rcm/changed')
    expect(files()).toEqual({ ...before, 'records/b.md': 'typed meanwhile' })
  })
  test('a new file that is there already', () => {
    mkdirSync(join(root, 'records/new'))
    writeFileSync(join(root, 'records/new/new.yaml'), 'mine')
    expect(codeOf(() => applyPlan(root, plan))).toBe('rcm/changed')
    expect(files()['records/new/new.yaml']).toBe('mine')
  })
})

test('a change since the interruption is not overwritten', () => {
  const count = countSteps()
  rmSync(root, { recursive: true })
  for (const [path, text] of Object.entries(before)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  expect(() => applyPlan(root, plan, { disk: killedAt(count - 6, false) })).toThrow()
  writeFileSync(join(root, 'records/b.md'), 'typed since')
  for (const how of ['finish', 'undo'] as const) expect(codeOf(() => recoverPlan(root, how, { patience: 0 }))).toBe('rcm/changed')
  recoverPlan(root, 'keep', { patience: 0 })
  expect(files()['records/b.md']).toBe('typed since')
  expect(Object.keys(files()).some((path) => path.includes('rcm'))).toBe(false)
})

describe('links and paths', () => {
  test('no link is followed', () => {
    rmSync(join(root, 'records/a.yaml'))
    writeFileSync(join(root, 'outside'), 'a: 1\n')
    symlinkSync(join(root, 'outside'), join(root, 'records/a.yaml'))
    expect(codeOf(() => applyPlan(root, plan))).toBe('rcm/path')
    symlinkSync(tmpdir(), join(root, 'records/new'))
    expect(codeOf(() => applyPlan(root, planOf([{ path: 'records/new/x.yaml', before: null, after: 'x', why }])))).toBe('rcm/path')
    expect(existsSync(join(tmpdir(), 'x.yaml'))).toBe(false)
  })
  test.each(['../x', '/etc/x', 'a/../../x', '.git/config', 'a\\b'])('%s is refused', (path) => {
    expect(() => applyPlan(root, [{ path, before: null, after: 'x', why }])).toThrow('not a path of the repository')
  })
})

describe('the lock', () => {
  const lock = () => join(root, '.rcm-lock')
  test('of a living process is respected', () => {
    const { pid } = process
    writeFileSync(lock(), JSON.stringify({ pid: process.ppid, host: 'elsewhere', token: 'x', temporaries: [] }))
    expect(pid).not.toBe(process.ppid)
    expect(codeOf(() => applyPlan(root, plan, { patience: 60 }))).toBe('rcm/locked')
    expect(existsSync(lock())).toBe(true)
    expect(files()).toMatchObject(before)
  })
  test('that cannot be read is taken away after the waiting time', () => {
    writeFileSync(lock(), '{"pid": 1')
    applyPlan(root, plan, { patience: 0 })
    expect(files()).toEqual(after)
  })
  test('cannot make rcm delete a file that is none of its own', () => {
    writeFileSync(lock(), JSON.stringify({ pid: process.pid, host: readHost(), token: 'x', temporaries: [join(root, 'records/a.yaml')] }))
    applyPlan(root, plan, { patience: 0 })
    expect(files()).toEqual(after)
  })
})

const readHost = (): string => {
  let host = ''
  applyPlan(root, [{ path: 'records/probe', before: null, after: 'x', why }], {
    disk: watched((_, name, args) => {
      if (name === 'create' && String(args[0]).endsWith('.rcm-lock')) host = JSON.parse(String(args[1])).host
    }),
  })
  rmSync(join(root, 'records/probe'))
  return host
}

test('a journal that cannot be read is said, not guessed', () => {
  writeFileSync(join(root, '.rcm-plan.json'), '{}')
  expect(codeOf(() => applyPlan(root, plan))).toBe('rcm/interrupted')
  expect(codeOf(() => recoverPlan(root, 'finish'))).toBe('rcm/journal')
})
