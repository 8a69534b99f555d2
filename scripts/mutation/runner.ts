// Runs each test as it is, and then once more for each change that it came by and no test has noticed yet. What is worked out once (constants of a module,
// what a test file makes for all its tests, what the code keeps) is tried by loading the file anew; and whatever the tests of a source of the same name did
// not notice. The journal keeps what was found, for the next file and for the script that started this.
import { appendFileSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { TestRunner, vi } from 'vitest'
import { startTests } from 'vitest/internal/browser'

type Test = Parameters<TestRunner['onAfterTryTask']>[0]
type File = Parameters<TestRunner['onCollectStart']>[0]
type Hits = Record<string, number>

/** What the switched code and we have between us; its names are those of Stryker's instrumenter. */
interface Switch {
  activeMutant?: string | undefined
  currentTestId?: string | undefined
  hitCount?: number | undefined
  hitLimit?: number
  mutantCoverage?: { readonly static: Hits; readonly perTest: Record<string, Hits> }
}

const given = globalThis as unknown as { __stryker__?: Switch }
given.__stryker__ ??= {}
const the = given.__stryker__
const chosen = new Map((JSON.parse(readFileSync('chosen.json', 'utf8')) as { id: string; file: string }[]).map(({ id, file }) => [id, basename(file, '.ts')]))

/** Seconds of processor time that are spent on one change: in its own tests, in those of another file, in all; and how often a file is loaded anew for it. */
const most = { own: 15, file: 2, all: 20, loads: 4 }

const seconds = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

async function holds(run: () => unknown): Promise<boolean> {
  try {
    await run()
    return true
  } catch {
    return false
  }
}

export default class MutationRunner extends TestRunner {
  readonly #noticed = new Set<string>()
  readonly #spent = new Map<string, number>()
  readonly #spentHere = new Map<string, number>()
  readonly #hidden = new Set<string>()
  readonly #loads = new Map<string, number>()
  /** Seconds that the tests of the file took without any change. */
  #plain = 0

  override onCollectStart(file: File): void {
    super.onCollectStart(file)
    for (const line of readFileSync('journal.jsonl', 'utf8').split('\n').filter(Boolean)) {
      const { id, noticed, tried, load } = JSON.parse(line) as { id: string; noticed?: string; tried?: number; load?: boolean }
      if (noticed !== undefined) this.#noticed.add(id)
      if (tried !== undefined) this.#spent.set(id, (this.#spent.get(id) ?? 0) + tried)
      if (load) this.#loads.set(id, (this.#loads.get(id) ?? 0) + 1)
    }
  }

  async runTask(test: Test): Promise<void> {
    const run = TestRunner.getTestFn(test)
    the.currentTestId = test.id
    const begun = seconds()
    try {
      await run()
    } finally {
      the.currentTestId = undefined
    }
    const cost = seconds() - begun
    this.#plain += cost
    const hits = Object.entries(the.mutantCoverage?.perTest[test.id] ?? {}).filter(([id]) => {
      const source = chosen.get(id)
      if (source === undefined || this.#noticed.has(id)) return false
      const own = basename(test.file.filepath).startsWith(source)
      return (this.#spent.get(id) ?? 0) <= most.all && (this.#spentHere.get(id) ?? 0) + cost <= (own ? most.own : most.file)
    })
    // Where a test does not hold a second time, nothing can be told from it: what it wrote is there already.
    if (hits.length === 0 || !(await holds(run))) return
    const found: string[] = []
    for (const [id, count] of hits) if (await this.#notices(id, count, run)) found.push(id)
    if (found.length === 0) return
    // A change may have left something behind: the test must still hold without any.
    await run()
    for (const id of found) this.#write(id, { noticed: `${test.file.name}: ${test.name}` })
  }

  async #notices(id: string, count: number, run: () => unknown): Promise<boolean> {
    const begun = seconds()
    this.#journal({ trying: id })
    Object.assign(the, { activeMutant: id, hitCount: 0, hitLimit: count * 100 + 1000 })
    try {
      await run()
      // What was worked out before is kept: the change was not come by a second time.
      if (the.hitCount === 0) this.#hidden.add(id)
      return false
    } catch {
      return true
    } finally {
      Object.assign(the, { activeMutant: undefined, hitCount: undefined })
      this.#charge(id, seconds() - begun)
    }
  }

  override async onAfterRunFiles(): Promise<void> {
    const file = this.#current
    const { static: atLoad = {}, perTest = {} } = the.mutantCoverage ?? {}
    const hits = new Map<string, number>()
    for (const each of [atLoad, ...Object.values(perTest)]) for (const [id, count] of Object.entries(each)) hits.set(id, (hits.get(id) ?? 0) + count)
    const candidates = [...hits].filter(([id]) => {
      const source = chosen.get(id)
      if (source === undefined || this.#noticed.has(id) || file === undefined) return false
      if (basename(file.filepath).startsWith(source)) return true
      const isUntried = id in atLoad || this.#hidden.has(id)
      return isUntried && (this.#loads.get(id) ?? 0) < most.loads && (this.#spent.get(id) ?? 0) <= most.all
    })
    // Where the tests do not hold when the file is loaded a second time, nothing can be told from it.
    if (file !== undefined && candidates.length > 0 && this.#plain <= most.own && (await this.#holdsAnew(file)))
      for (const [id, count] of candidates) {
        const begun = seconds()
        this.#journal({ trying: id })
        Object.assign(the, { activeMutant: id, hitCount: 0, hitLimit: count * 1000 + 100_000 })
        const holds = await this.#holdsAnew(file)
        Object.assign(the, { activeMutant: undefined, hitCount: undefined })
        this.#charge(id, seconds() - begun, true)
        if (!holds) this.#write(id, { noticed: `${file.name}, loaded anew` })
      }
    super.onAfterRunFiles()
  }

  /** Do the tests of a file hold when it is loaded again with all that it imports of ours? */
  async #holdsAnew({ filepath }: File): Promise<boolean> {
    vi.resetModules()
    const runner = new UntilOneFails(this.config)
    // What vitest gives to each runner that it makes itself.
    for (const name of ['moduleRunner', '_otel']) Reflect.set(runner, name, Reflect.get(this, name))
    try {
      const files = await startTests([filepath], runner)
      return !runner.failed && files.every(({ result }) => result?.state !== 'fail')
    } catch {
      return false
    }
  }

  #current: File | undefined
  override async onBeforeRunSuite(suite: Parameters<TestRunner['onBeforeRunSuite']>[0]): Promise<void> {
    if ('filepath' in suite) this.#current = suite as File
    await super.onBeforeRunSuite(suite)
  }

  #charge(id: string, spent: number, load = false): void {
    this.#spent.set(id, (this.#spent.get(id) ?? 0) + spent)
    this.#spentHere.set(id, (this.#spentHere.get(id) ?? 0) + spent)
    this.#journal({ id, tried: spent, ...(load ? { load } : {}) })
  }

  #write(id: string, said: { noticed: string }): void {
    this.#noticed.add(id)
    this.#journal({ id, ...said })
  }

  #journal(line: object): void {
    appendFileSync('journal.jsonl', `${JSON.stringify(line)}\n`)
  }
}

/** Runs the tests of a file, tells nobody, and stops at the first that fails. */
class UntilOneFails extends TestRunner {
  failed = false

  override onAfterRunTask(test: Parameters<TestRunner['onAfterRunTask']>[0]): void {
    super.onAfterRunTask(test)
    if (test.result?.state !== 'fail') return
    this.failed = true
    this.cancel('test-failure')
  }

  override async onAfterRunSuite(): Promise<void> {}
}
