// Every writing command, run as a process and killed (SIGKILL) at its steps on the disk and of git; then what its next user does.
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../src/commands/index.ts'
import { packageRoot } from '../../src/io/shipped.ts'
import { runRcm } from '../run-rcm.ts'
import { above, begin, editorRan, environment, filesIn, forum, isKept, makeSeed, readers, run, someOf, stateOf, writings } from './writing-commands.ts'

const stepsFile = join(above, 'steps')

beforeAll(makeSeed)
afterAll(() => {
  rmSync(above, { recursive: true, force: true })
})

const killed = (writing: (typeof writings)[number], step: number) =>
  run(writing, { preload: 'kill-at.cjs', env: { KILL_AT: String(step), STEPS_FILE: step === 0 ? stepsFile : '' } })

/** How a command is typed, up to its second word where that is a step: `consult open`. */
const nameOf = (argv: readonly string[]): string => (argv[0] === 'consult' ? argv.slice(0, 2).join(' ') : (argv[0] ?? ''))

describe('the list of writing commands', () => {
  const source = (name: string) => readFileSync(join(packageRoot, 'src/commands', `${name}.ts`), 'utf8')
  const steps = [...source('consult').matchAll(/^ {2}(\w+): async \(\) => \(await import/gm)].map(([, step]) => `consult ${step}`)
  const all = [...Object.keys(commands).filter((name) => name !== 'consult'), ...steps]

  test('holds each command or says that it only reads', () => {
    expect(steps.length).toBeGreaterThan(5)
    const known = [...writings.map(({ argv }) => nameOf(argv)), ...readers]
    expect(all.filter((name) => !known.includes(name))).toEqual([])
    for (const name of readers)
      expect(
        writings.some(({ argv }) => nameOf(argv) === name),
        name,
      ).toBe(false)
  })

  test('a command that is said to read calls nothing that writes', () => {
    const writes = /\b(?:writePlan|commitPlan|outAll|outputFolder|checkEdition|tagEdition|setUpMergeDriver)\(|\b(?:context\.write|\.apply|session\.edit)\(/
    const files = readdirSync(join(packageRoot, 'src/commands')).map((file) => basename(file, '.ts'))
    for (const name of readers.filter((each) => each !== 'recover')) {
      const file = name.replace(' ', '-')
      expect(files).toContain(file)
      expect(writes.test(source(file)), name).toBe(false)
    }
    for (const { argv } of writings) if (argv[0] === 'adopt' || argv[0] === 'new') expect(writes.test(source(argv[0])), argv[0]).toBe(true)
  })
})

/** The list of a site’s files also says what is on its way. */
const underWay = ['site/site-files.txt']

// In a short run every fourth command; with RCM_LONG all.
const tried = writings
  .map((writing, index) => ({ writing, index, name: writing.argv.join(' ') }))
  .filter(({ index }) => process.env.RCM_LONG !== undefined || index % 4 === 0)

describe.each(tried)('killed: rcm $name', ({ writing, index }) => {
  test(
    writing.how === 'plan' ? 'each file is old or new, and rcm recover ends it' : 'each file is old or new, and the same command ends it',
    async ({ task }) => {
      begin(writing)
      const [oldFiles, oldState] = [filesIn(forum), stateOf()]
      const whole = killed(writing, 0)
      expect(whole.status, whole.stderr).toBe(0)
      const [newFiles, newState] = [filesIn(forum), stateOf()]
      expect(newState).not.toEqual(oldState)
      const count = Number(readFileSync(stepsFile, 'utf8'))
      const steps = someOf(count, index)
      for (const [at, step] of steps.entries()) {
        begin(writing)
        expect(killed(writing, step).signal, `step ${step}`).toBe('SIGKILL')
        for (const [path, text] of Object.entries(filesIn(forum)))
          if (!underWay.includes(path)) expect([oldFiles[path], newFiles[path]].includes(text), `step ${step}: ${path}`).toBe(true)
        if (writing.typed !== undefined && existsSync(editorRan)) expect(isKept(writing.typed), `step ${step}: what was typed`).toBe(true)
        if (writing.how === 'made') {
          const again = run(writing)
          expect(again.status, `step ${step}: ${again.stderr}`).toBe(0)
          expect(stateOf(), `step ${step}`).toEqual(newState)
          continue
        }
        const isPending = existsSync(join(forum, '.git/rcm/plan.json')) || existsSync(join(forum, '.rcm-plan.json'))
        if (isPending) {
          const again = await runRcm(forum, [...writing.argv, '--as-of', '2031-04-01'], { env: environment })
          expect([again.code, again.err]).toEqual([2, expect.stringContaining('“rcm recover” finishes it, “rcm recover --undo” takes it back.')])
        }
        const isUndone = at % 2 === 0
        const ended = await runRcm(forum, ['recover', ...(isUndone ? ['--undo'] : [])])
        expect(ended.code, `step ${step}: ${ended.err}`).toBe(0)
        const state = stateOf()
        const isNew = isDeepStrictEqual(state, newState)
        if (!isNew) expect(state, `step ${step}`).toEqual(oldState)
        if (isPending) expect(isNew, `step ${step}`).toBe(!isUndone)
        if (writing.typed !== undefined && existsSync(editorRan)) expect(isKept(writing.typed), `step ${step}: what was typed`).toBe(true)
      }
      task.meta.times = steps.length
    },
    process.env.RCM_LONG === undefined ? 240_000 : 7_200_000,
  )
})
