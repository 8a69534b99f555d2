// What a person at a terminal gets and a program does not: a pager for long texts, a bar for long work, a hint at what comes next.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { main } from '../../src/main.ts'
import { pagerFor } from '../../src/cli/pager.ts'
import { progressBar } from '../../src/cli/progress-bar.ts'
import type { Lang } from '../../src/core/message.ts'
import { progressLine } from '../../src/core/progress.ts'
import { packageRoot } from '../../src/io/shipped.ts'

interface Given {
  readonly env?: Readonly<Record<string, string>>
  readonly isTTY?: boolean
  readonly rows?: number
  /** Milliseconds between one look at the clock and the next. */
  readonly tick?: number
  readonly hasPager?: boolean
}

async function run(line: string, { env = {}, isTTY = true, rows = 10, tick = 0, hasPager = true }: Given = {}) {
  const paged: { program: string; text: string }[] = []
  let [out, err, time] = ['', '', Date.UTC(2031, 5, 10)]
  const code = await main({
    argv: [...line.split(' '), '-C', join(import.meta.dirname, '..', 'fixtures', 'lakes'), '--as-of', '2031-06-10'],
    cwd: process.cwd(),
    env: { RCM_CACHE: '', TERM: 'xterm', ...env },
    streams: {
      stdout: { isTTY, columns: 80, rows, write: (text) => (out += String(text)) },
      stderr: { isTTY, columns: 80, write: (text) => (err += String(text)) },
    },
    now: () => {
      time += tick
      return new Date(time)
    },
    page: (program, text) => {
      paged.push({ program, text })
      return hasPager
    },
  })
  return { code, out, err, paged }
}

describe('a long text', () => {
  test('goes through less, as git does it', async () => {
    const { out, paged } = await run('list')
    expect(paged.map(({ program }) => program)).toEqual(['less -R'])
    expect(paged[0]?.text).toContain('FU-2031-001')
    expect(out).toBe('')
  })

  test.each([
    ['PAGER', { PAGER: 'more' }, 'more'],
    ['RCM_PAGER before PAGER', { PAGER: 'more', RCM_PAGER: 'most -x' }, 'most -x'],
  ])('or through %s', async (_, env, program) => {
    expect((await run('list', { env })).paged.map((each) => each.program)).toEqual([program])
  })

  test.each<[string, string, Given]>([
    ['a pipe', 'list', { isTTY: false }],
    ['a terminal that can do nothing', 'list', { env: { TERM: 'dumb' } }],
    ['--no-pager', 'list --no-pager', {}],
    ['PAGER=cat', 'list', { env: { PAGER: 'cat' } }],
    ['an empty RCM_PAGER', 'list', { env: { RCM_PAGER: '' } }],
    ['a tall terminal', 'list', { rows: 500 }],
  ])('goes as it is to %s', async (_, line, given) => {
    const { out, paged } = await run(line, given)
    expect(paged).toEqual([])
    expect(out).toContain('FU-2031-001')
  })

  test('of help does, too, whole', async () => {
    const { paged, out } = await run('list --help')
    expect(paged.length).toBe(1)
    expect(paged[0]?.text).toMatch(/^Usage: rcm list[\s\S]+Examples:/)
    expect(out).toBe('')
    expect((await run('list --help --no-pager')).out).toContain('Usage: rcm list')
  })

  test('is not lost where there is no such program', async () => {
    expect((await run('list', { hasPager: false })).out).toContain('FU-2031-001')
  })

  test('of exactly the height of the terminal has room for the prompt only without its last line', () => {
    const streams = (rows: number) => ({ env: {}, streams: { stdout: { write: () => {}, isTTY: true, rows }, stderr: { write: () => {} } } })
    expect(pagerFor('a\nb\nc\n', streams(4))).toBeUndefined()
    expect(pagerFor('a\nb\nc\n', streams(3))).toBe('less -R')
  })
})

describe('a bar', () => {
  test('is drawn once a run has lasted half a second, and leaves nothing behind', async () => {
    const { err } = await run('validate', { tick: 60, rows: 500 })
    expect(err).toMatch(/\r\u001b\[2K[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] Reading the records █+░+ \d+\/\d+/)
    const drawn = err.split('\r\u001b[2K')
    expect(drawn[0]).toBe('')
    expect(drawn.at(-1)).not.toMatch(/[█░]/)
    for (const line of drawn) expect(line.split('\n')[0]?.length).toBeLessThan(80)
  })

  test('speaks the language asked for', async () => {
    expect((await run('validate --lang es', { tick: 60, rows: 500 })).err).toContain('Leyendo los registros')
  })

  test.each<[string, Given]>([
    ['a quick run', { tick: 0 }],
    ['a pipe', { tick: 60, isTTY: false }],
    ['a terminal that can do nothing', { tick: 60, env: { TERM: 'dumb' } }],
  ])('is not drawn for %s', async (_, given) => {
    expect((await run('validate', { rows: 500, ...given })).err).not.toMatch(/[█░\r]/)
  })

  test('of work whose end is not known shows that it goes on', () => {
    let [err, time] = ['', 0]
    const bar = progressBar(
      { streams: { stdout: { write: () => {} }, stderr: { isTTY: true, write: (text) => (err += String(text)) } }, env: {}, now: () => new Date(time) },
      'en',
    )
    const told = bar.progress('history')
    told(0, 0)
    expect(err).toBe('')
    time = 600
    told(0, 0)
    bar.clear()
    bar.clear()
    expect(err).toBe('\r\u001b[2K⠧ Reading the history… 0 s\r\u001b[2K')
  })
})

describe('the line of the bar', () => {
  const line = (done: number, total: number, time: number, lang: Lang = 'en', columns = 100) =>
    progressLine({ work: 'history', done, total, time }, lang, columns)

  test('says how far the work has come and how fast; of what cannot be counted, how long it has lasted', () => {
    expect(line(1500, 3000, 2000)).toBe('⠴ Reading the history ████████████░░░░░░░░░░░░ 1,500/3,000  750/s')
    expect(line(12_000, 0, 4000, 'es')).toBe('⠋ Leyendo el historial 12.000  3000/s')
    expect(line(0, 0, 61_000)).toMatch(/^. Reading the history… 61 s$/)
  })

  test('is never wider than the terminal', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(1e7), fc.integer({ min: 20, max: 200 }), (done, total, time, columns) => {
        expect([...line(done, total, time, 'es', columns)].length).toBeLessThan(columns)
      }),
    )
  })

  test('moves while the program itself stands still, and its thread ends with the process', () => {
    const thread = JSON.stringify(pathToFileURL(join(packageRoot, 'dist', 'bar-thread.js')).href)
    const program = `import { Worker } from 'node:worker_threads'
      const memory = new SharedArrayBuffer(64)
      new Worker(new URL(${thread}), { workerData: { memory, lang: 'en', columns: 80, start: 0 }, execArgv: [] }).unref()
      new Float64Array(memory, 16, 4).set([2, 0, 0, Date.now()])
      new Int32Array(memory, 0, 4)[1] = 1
      const still = new Int32Array(new SharedArrayBuffer(4))
      Atomics.wait(still, 0, 0, 50)
      await new Promise((done) => setTimeout(done, 50))
      for (let waited = 0; new Int32Array(memory, 0, 4)[2] === 0 && waited < 400; waited++) Atomics.wait(still, 0, 0, 50)
      Atomics.wait(still, 0, 0, 1000)`
    const { stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
    expect(status).toBe(0)
    const frames = stderr.split('\r\u001b[2K').slice(1)
    expect(new Set(frames).size).toBeGreaterThan(2)
    for (const frame of frames) expect(frame).toMatch(/^[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏] Reading the history… \d+ s$/)
  })
})

describe('a hint', () => {
  const hint = '“rcm show ID” tells all about one.\n'

  test('comes once, after the result, and only to a person', async () => {
    expect((await run('list')).err.split(hint).length).toBe(2)
    expect((await run('list --lang es')).err).toContain('«rcm show ID» dice todo sobre uno.')
    expect((await run('list', { isTTY: false })).err).not.toContain(hint)
    expect((await run('list', { env: { RCM_NO_HINTS: '1' } })).err).not.toContain(hint)
    expect((await run('list nothing-has-this-word')).code).toBe(0)
  })

  test('of the command itself comes instead', async () => {
    const { err } = await run('validate', { rows: 500 })
    expect(err.match(/rcm explain/g)?.length ?? 0).toBeLessThan(2)
  })
})
