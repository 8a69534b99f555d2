// Two additions to one log are no conflict; whatever else differs is. Nothing is lost, nothing is made up.
import { execFileSync, spawnSync } from 'node:child_process'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readFile } from '../../src/core/front-matter.ts'
import { unitedLogs } from '../../src/core/log-union.ts'
import { lakesFiles } from '../lakes.ts'
import { Repository } from '../repository.ts'
import { runRcm } from '../run-rcm.ts'

const path = 'records/follow-ups/FU-2031-001-landing-places.yaml'
const base = lakesFiles()[path] ?? ''
const entry = (day: string, note: string) => `  - { date: ${day}, status: in-progress, note: ${note} }\n`
const logOf = (text: string) => (readFile(path, text).parts?.data.log ?? []) as { date: string; note?: string }[]

it('both additions, in the order of their days; every other byte as it was', () => {
  const united = unitedLogs(path, base, base + entry('2031-03-20', 'Ours'), base + entry('2031-03-15', 'Theirs'))
  expect(united).toBe(base + entry('2031-03-15', 'Theirs') + entry('2031-03-20', 'Ours'))
})

it('with a change of something else on one side', () => {
  const theirs = (base + entry('2031-03-15', 'Theirs')).replace(/^title: .*$/m, 'title: Another title')
  const united = unitedLogs(path, base, base + entry('2031-03-20', 'Ours'), theirs)
  expect(united).toContain('title: Another title')
  expect(
    logOf(united ?? '')
      .map(({ note }) => note)
      .slice(-2),
  ).toEqual(['Theirs', 'Ours'])
})

it.each([
  [
    'both sides changed the title',
    base.replace(/^title: .*$/m, 'title: A') + entry('2031-03-20', 'Ours'),
    base.replace(/^title: .*$/m, 'title: B') + entry('2031-03-15', 'Theirs'),
  ],
  ['an entry was changed', base.replace('status: pending', 'status: fulfilled') + entry('2031-03-20', 'Ours'), base + entry('2031-03-15', 'Theirs')],
  ['a comment was put in', `${base}  # by hand\n${entry('2031-03-20', 'Ours')}`, `${base}  # another\n${entry('2031-03-15', 'Theirs')}`],
  ['a side cannot be read', `${base}<<<<<<< x\n`, base + entry('2031-03-15', 'Theirs')],
  ['a side has no log', base.replace(/^log:[\s\S]*$/m, ''), base + entry('2031-03-15', 'Theirs')],
])('%s: a conflict', (_, ours, theirs) => {
  expect(unitedLogs(path, base, ours, theirs)).toBeUndefined()
})

it('the same entry on both sides is there once; an entry without a day comes first', () => {
  const both = entry('2031-03-20', 'Both')
  expect(unitedLogs(path, base, base + both, base + both)).toBe(base + both)
  expect(unitedLogs(path, base, base, base + both)).toBe(base + both)
  const undated = '  - { status: in-progress, note: No day }\n'
  const log = logOf(unitedLogs(path, base, base + both, base + undated) ?? '')
  expect(log.map(({ note }) => note).filter((note) => note !== undefined)).toEqual(expect.arrayContaining(['No day', 'Both']))
  expect(log.findIndex(({ note }) => note === 'No day')).toBe(0)
})

it('an entry that stands twice is kept twice, and one that is taken away on one side is a conflict', () => {
  const twice = entry('2031-03-20', 'Twice')
  expect(logOf(unitedLogs(path, base, base + twice + twice, base + entry('2031-03-21', 'Other')) ?? '').filter(({ note }) => note === 'Twice')).toHaveLength(2)
  expect(unitedLogs(path, base + twice, base, base + twice + entry('2031-03-21', 'Other'))).toBeUndefined()
})

it('whatever is added on either side is there once, and nothing else', ({ task }) => {
  task.meta.times = 200
  const entries = fc.array(
    fc.tuple(fc.integer({ min: 10, max: 28 }), fc.integer({ min: 0, max: 99 })).map(([day, number]) => entry(`2031-04-${day}`, `Note ${number}`)),
    { maxLength: 5 },
  )
  fc.assert(
    fc.property(entries, entries, fc.boolean(), (ours, theirs, isSorted) => {
      if (isSorted) for (const each of [ours, theirs]) each.sort()
      const united = unitedLogs(path, base, base + ours.join(''), base + theirs.join(''))
      const log = logOf(united ?? '').map((each) => JSON.stringify(each))
      const expected = [base + ours.join(''), base + theirs.join('')].flatMap((text) => logOf(text).map((each) => JSON.stringify(each)))
      expect(new Set(log)).toEqual(new Set(expected))
      const days = logOf(united ?? '').map(({ date }) => date)
      if (isSorted) expect(days).toEqual([...days].sort())
    }),
    { seed: 2031, numRuns: 200 },
  )
})

it('git runs it: two branches merge; another conflict stays one that validate shows', async () => {
  const repository = new Repository()
  try {
    repository.git('config', 'merge.rcm.driver', `'${process.execPath}' '${new URL('../../bin/rcm.js', import.meta.url).pathname}' merge-driver %O %A %B %P`)
    repository.commit('The records', { ...lakesFiles(), '.gitattributes': 'records/** merge=rcm\n' })
    repository.git('switch', '--quiet', '--create', 'side')
    repository.commit('Theirs', { [path]: base + entry('2031-03-15', 'Theirs') })
    repository.git('switch', '--quiet', 'main')
    repository.commit('Ours', { [path]: base + entry('2031-03-20', 'Ours') })
    const person = ['-c', 'user.name=Ada', '-c', 'user.email=ada@lakes.example']
    execFileSync('git', [...person, 'merge', '--quiet', '--no-edit', 'side'], { cwd: repository.root, stdio: 'pipe' })
    expect(repository.git('show', `HEAD:${path}`)).toBe((base + entry('2031-03-15', 'Theirs') + entry('2031-03-20', 'Ours')).trimEnd())

    repository.git('switch', '--quiet', '--create', 'other', 'HEAD~1')
    repository.commit('Title', { [path]: base.replace(/^title: .*$/m, 'title: B') + entry('2031-03-25', 'Other') })
    repository.git('switch', '--quiet', 'main')
    repository.commit('Title', { [path]: `${repository.git('show', `HEAD:${path}`)}\n`.replace(/^title: .*$/m, 'title: A') })
    expect(spawnSync('git', [...person, 'merge', '--quiet', '--no-edit', 'other'], { cwd: repository.root }).status).toBe(1)
    const { out, code } = await runRcm(repository.root, ['validate', '--lang', 'en'])
    expect(code).toBe(1)
    expect(out).toContain('A merge conflict was left in the file')
  } finally {
    repository.remove()
  }
})
