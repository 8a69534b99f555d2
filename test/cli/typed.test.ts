// What a person typed is not lost when the writing fails: the disk takes no more once the questions are answered, and the same command line
// goes on from there.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { packageRoot } from '../../src/io/shipped.ts'
import { main } from '../../src/main.ts'
import { onSteps } from '../io/steps.ts'
import { commitLakesHistory } from '../lakes-history.ts'
import { type Terminal, keys, terminal } from '../terminal.ts'

const above = mkdtempSync(join(tmpdir(), 'rcm-typed-'))
const seed = join(above, 'seed')
const cwd = join(above, 'lakes')
beforeAll(() => {
  cpSync(join(packageRoot, 'test/fixtures/lakes'), seed, { recursive: true })
  commitLakesHistory(seed)
  writeFileSync(join(above, 'editor.sh'), `sed -i.before 's/once a week/twice a week/' "$1" && rm "$1.before"\n`)
})
beforeEach(() => cpSync(seed, cwd, { recursive: true }))
afterEach(() => rmSync(cwd, { recursive: true, force: true }))
afterAll(() => rmSync(above, { recursive: true, force: true }))

interface Running extends Terminal {
  readonly exit: Promise<number>
}

function rcm(day: string, argv: readonly string[], editor = 'true'): Running {
  const made = terminal()
  const exit = main({
    argv,
    cwd,
    env: { NO_COLOR: '1', TERM: 'xterm', EDITOR: editor },
    streams: { stdin: made.input as never, stdout: { write: () => true }, stderr: made.output },
    now: () => new Date(`${day}T12:00:00Z`),
  })
  return { ...made, exit }
}

/** While this runs, no plan can be written down. */
async function onFullDisk<T>(run: () => Promise<T>): Promise<T> {
  const stop = onSteps((_, { args: [path] }) => {
    if (String(path).includes('plan.json')) throw Object.assign(new Error('ENOSPC: no space left'), { code: 'ENOSPC' })
    return undefined
  })
  try {
    return await run()
  } finally {
    stop()
  }
}

const state = () => join(cwd, '.git/rcm')
const kept = () => (existsSync(state()) ? readdirSync(state()).filter((name) => /^(?:answers|edit|input)-/.test(name)) : [])

interface Asked {
  readonly argv: readonly string[]
  readonly day: string
  readonly answers: readonly (readonly [words: string, ...keys: string[]])[]
  /** The question before it writes. */
  readonly agree?: string
  readonly editor?: string
}

const asked: readonly Asked[] = [
  {
    argv: ['new', 'topic'],
    day: '2031-04-01',
    answers: [
      ['Title (English):', 'Wells', keys.enter],
      ['Where does it come from?', keys.enter],
      ['Type:', 'issue', keys.enter],
      ['Title in Spanish', 'Pozos', keys.enter],
      ['in the editor now?', 'n'],
    ],
    agree: 'Write TOP-wells?',
  },
  {
    argv: ['update', 'FU-2031-001'],
    day: '2031-04-01',
    answers: [
      ['Status:', 'partly', keys.enter],
      ['By:', 'brav', keys.enter],
      ['Date', keys.enter],
      ['Note', 'Half of it', keys.enter],
      ['Evidence:', keys.enter],
    ],
  },
  {
    argv: ['propose', 'AGR-2031-001#3.1'],
    day: '2031-09-01',
    editor: `sh ${join(above, 'editor.sh')}`,
    answers: [
      ['Title (English):', 'Two patrols', keys.enter],
      ['Title (Spanish):', 'Dos patrullajes', keys.enter],
      ['Proposer', 'dora', keys.tab, keys.enter],
      ['Where does it come from?', keys.enter],
    ],
  },
  {
    argv: ['consult', 'open', '--subject', 'PRP-2031-BRV-1'],
    day: '2031-09-02',
    answers: [
      ['Audience', 'members', keys.tab, keys.enter],
      ['Type', 'comment', keys.enter],
    ],
  },
  {
    argv: ['consult', 'respond', 'CNS-2031-001'],
    day: '2031-03-20',
    answers: [
      ['Who answers?', 'calan', keys.enter],
      [':', 'no-obj', keys.enter],
    ],
  },
  {
    argv: ['init', '../hills'],
    day: '2031-04-01',
    answers: [
      ['Languages', keys.back, keys.back, keys.back, keys.back, keys.enter],
      ['Name of the forum', 'Forum of Hills', keys.enter],
      ['initials', 'FOH', keys.enter],
      ['secretariat', keys.enter],
      ['Time zone', keys.enter],
      ['A member', 'hil=Hilland', keys.enter],
      ['A member', keys.enter],
      ['Which member presides', keys.enter],
    ],
    agree: 'Write',
  },
]

test.each(asked)('$argv: the answers are kept when the disk is full, and taken up', async ({ argv, day, answers, agree, editor }) => {
  const first = rcm(day, argv, editor)
  const ended = await onFullDisk(async () => {
    for (const [words, ...pressed] of answers) await first.answer(words, ...pressed)
    if (agree !== undefined) await first.answer(agree, 'y')
    return first.exit
  })
  expect(ended, first.shown()).toBe(2)
  expect(first.shown()).toContain('Your answers are kept; the same command takes them up.')
  expect(first.shown()).toContain('The disk is full. Nothing was changed.')
  if (editor !== undefined) expect(first.shown()).toMatch(/The text is kept in .*edit-propose-AGR-2031-001-3\.1\.md; the same command opens it again\./)
  expect(kept().length).toBe(editor === undefined ? 1 : 2)
  const second = rcm(day, argv)
  await second.answer(`Take up the ${answers.length} answers given before?`, 'y')
  if (agree !== undefined) await second.answer(agree, 'y')
  expect(await second.exit, second.shown()).toBe(0)
  // Nothing was asked but that.
  expect(second.shown().match(/^\? /gm)?.length ?? 0, second.shown()).toBeLessThanOrEqual(agree === undefined ? 1 : 2)
  expect(kept()).toEqual([])
  rmSync(join(above, 'hills'), { recursive: true, force: true })
})

test('an answer that no longer is one is asked for again, and so is all when the person wants to begin anew', async () => {
  const argv = ['consult', 'respond', 'CNS-2031-001']
  const first = rcm('2031-03-20', argv)
  await first.answer('Who answers?', 'calan', keys.enter)
  await first.answer(':', keys.cancel)
  expect(await first.exit).toBe(2)
  const [file = ''] = kept()
  expect(JSON.parse(readFileSync(join(state(), file), 'utf8'))).toEqual([{ question: 'Who answers?', answer: expect.stringContaining('CAL') }])
  const second = rcm('2031-03-20', argv)
  await second.answer('Take up the 1 answer given before?', 'n')
  await second.answer('Who answers?', keys.cancel)
  expect(await second.exit).toBe(2)
  expect(kept()).toEqual([file])
})

test('what came from standard input is kept in a file that the message names, and forgotten when it is written', () => {
  const propose = (...more: string[]) =>
    spawnSync(process.execPath, [join(packageRoot, 'bin/rcm.js'), 'propose', 'AGR-2031-001#3.1', '--text', '-', '--as-of', '2031-09-01', ...more], {
      cwd,
      input: 'Every lake is patrolled every day.\n',
      encoding: 'utf8',
      env: { ...process.env, LANG: 'en', RCM_CACHE: '' },
    })
  const refused = propose('--title', 'Daily patrols')
  expect(refused.status).toBe(2)
  const [, file = ''] = /What came from standard input is kept in (.*)\.$/m.exec(refused.stderr) ?? []
  expect(readFileSync(file, 'utf8')).toBe('Every lake is patrolled every day.\n')
  rmSync(file)
  const done = propose('--title', 'Daily patrols', '--proposer', 'EST', '--translate', 'es.title=Patrullas diarias')
  expect([done.status, done.stderr]).toEqual([0, expect.not.stringContaining('standard input')])
  expect(kept()).toEqual([])
})
