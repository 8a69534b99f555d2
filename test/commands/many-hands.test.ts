// Five clones of one bare remote, in which five people make, change, propose, merge and renumber at random from a seed: afterwards no record,
// no log entry is lost, ids are unique or cured by the command that the finding names, and `rcm verify` holds. RCM_LONG: 500 steps, from
// several seeds.
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { afterAll, expect, test, vi } from 'vitest'
import { commitLakesHistory } from '../lakes-history.ts'
import { lakesFiles } from '../lakes.ts'
import { Repository } from '../repository.ts'
import { runRcm } from '../run-rcm.ts'

const steps = process.env.RCM_LONG === undefined ? 25 : 500
const seeds = process.env.RCM_LONG === undefined ? [2031] : [2031, 7, 4711]
const day = '2031-11-20'
const above = mkdtempSync(join(tmpdir(), 'rcm-hands-'))
vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null')
vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1')
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(above, { recursive: true, force: true })
})

/** The same numbers every time: a linear congruential generator (Numerical Recipes). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const program = join(import.meta.dirname, '../../bin/rcm.js')

function cloneOf(remote: string, folder: string, name: string): Repository {
  const root = join(folder, name)
  new Repository(folder).git('clone', '--quiet', remote, root)
  const clone = new Repository(root)
  const settings = {
    'user.name': name,
    'user.email': `${name}@lakes.example`,
    'merge.rcm.driver': `'${process.execPath}' '${program}' merge-driver %O %A %B %P`,
  }
  for (const [key, value] of Object.entries(settings)) clone.git('config', key, value)
  return clone
}

async function rcm(clone: Repository, ...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const ran = await runRcm(clone.root, [...argv, '--lang', 'en'], { day })
  expect(ran.err, argv.join(' ')).not.toContain('a fault of the program')
  return ran
}

interface Found {
  readonly rule: string
  readonly file: string
  readonly help: string
  readonly severity: string
  readonly message: string
}

const findingsIn = async (clone: Repository): Promise<Found[]> =>
  (JSON.parse((await rcm(clone, 'validate', '--format', 'json')).out) as { findings: Found[] }).findings

/** Commits, merges what others pushed, cures ids that met, and pushes; another may have been quicker. */
async function sync(clone: Repository): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    clone.git('add', '--all')
    clone.git('commit', '--quiet', '--allow-empty', '-m', 'Work')
    clone.git('fetch', '--quiet')
    const merged = spawnSync('git', ['merge', '--quiet', '--no-edit', 'origin/main'], { cwd: clone.root, encoding: 'utf8' })
    expect(merged.status, merged.stdout + merged.stderr).toBe(0)
    for (;;) {
      const twice = (await findingsIn(clone)).find(({ rule }) => rule === 'id-unique')
      if (!twice) break
      const named = /rcm renumber (\S+)$/.exec(twice.help)?.[1] ?? ''
      const cured = await rcm(clone, 'renumber', named, '--refs', 'none')
      expect(cured.code, cured.err).toBe(0)
    }
    clone.git('add', '--all')
    clone.git('commit', '--quiet', '--allow-empty', '-m', 'Ids')
    if (spawnSync('git', ['push', '--quiet', 'origin', 'HEAD:main'], { cwd: clone.root }).status === 0) return
  }
  throw new Error('could not push')
}

test.for(seeds)(`${steps} steps of five hands, from the seed %i`, { timeout: 3_600_000 }, async (start, { task }) => {
  task.meta.times = steps
  const folder = join(above, String(start))
  mkdirSync(folder)
  const seed = new Repository(folder)
  const forum = join(folder, 'seed')
  seed.git('init', '--quiet', '--initial-branch=main', forum)
  const first = new Repository(forum)
  first.write({ ...lakesFiles(), '.gitattributes': 'records/** merge=rcm\n' })
  commitLakesHistory(forum)
  const remote = join(folder, 'remote.git')
  seed.git('clone', '--quiet', '--bare', '--single-branch', forum, remote)
  const clones = ['ada', 'ben', 'cleo', 'dan', 'eva'].map((name) => cloneOf(remote, folder, name))
  const begun = await findingsIn(clones[0] as Repository)

  const next = numbersFrom(start)
  const titles = new Set<string>()
  const notes = new Set<string>()
  for (let step = 0; step < steps; step++) {
    const clone = clones[next(clones.length)] as Repository
    const kind = next(10)
    if (kind < 3) {
      const title = `Work ${step} of the lakes`
      const made = await rcm(clone, 'new', 'follow-up', '--set', `title=${title}`, '--set', 'type=task', '--set', 'responsible=ALD', '--status', 'pending')
      expect(made.code, made.err).toBeLessThan(2)
      titles.add(title)
    } else if (kind < 6) {
      const note = `Step ${step}`
      const changed = await rcm(clone, 'update', `FU-2031-00${1 + next(3)}`, '--status', 'in-progress', '--note', note, '--as-of', `2031-11-${10 + next(10)}`)
      expect(changed.code, changed.err).toBeLessThan(2)
      notes.add(note)
    } else if (kind < 7) {
      const title = `Proposal ${step}`
      const made = await rcm(clone, 'propose', 'AGR-2031-001#1', '--delete', '--proposer', 'CAL', '--title', title, '--translate', `es.title=Propuesta ${step}`)
      expect(made.code, made.err).toBe(0)
      titles.add(title)
    } else await sync(clone)
  }
  for (const clone of [...clones, ...clones]) await sync(clone)
  expect(titles.size).toBeGreaterThan(5)
  expect(notes.size).toBeGreaterThan(5)

  const heads = new Set<string>()
  for (const clone of clones) {
    clone.git('fetch', '--quiet')
    heads.add(clone.git('rev-parse', 'origin/main'))
  }
  expect(heads.size).toBe(1)
  const last = clones.at(-1) as Repository
  const { out } = await rcm(last, 'list', '--format', 'json')
  const records = JSON.parse(out) as { id: string; title: string; path: string }[]
  for (const title of titles)
    expect(
      records.filter((record) => record.title === title),
      title,
    ).toHaveLength(1)
  expect(new Set(records.map(({ id }) => id)).size).toBe(records.length)
  const logs = records.map(({ path }) => readFileSync(join(last.root, path), 'utf8')).join('\n')
  for (const note of notes)
    expect(
      logs.split('\n').filter((line) => line.endsWith(note) || line.includes(`${note} }`) || line.includes(`${note},`)),
      note,
    ).toHaveLength(1)
  const errors = (found: readonly Found[]) => found.filter(({ severity }) => severity === 'error').map(({ rule, message }) => `${rule} ${message}`)
  expect(errors(await findingsIn(last))).toEqual(errors(begun))
  const verified = await rcm(last, 'verify')
  expect(verified.code, verified.out + verified.err).toBe(0)
})
