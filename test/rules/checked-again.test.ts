// A check that looks again only at what an edit can touch finds what a whole check finds.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { buildWorkspace } from '../../src/core/workspace.ts'
import { readDefinitions } from '../../src/io/definitions.ts'
import { Memory } from '../../src/io/memory.ts'
import { rules } from '../../src/rules/index.ts'
import { type FoundIn, check, foundIn, located } from '../../src/rules/run.ts'
import { type Edit, type Forum, edits, forum, make } from '../random-edits.ts'

const folder = mkdtempSync(join(tmpdir(), 'rcm-again-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** What is found with what is kept, what is found without, and whether what was kept could be used. */
async function twice({ root, kept }: Forum, isChecked = true) {
  const memory = Memory.of(kept, root, 'one', -60_000) as Memory
  const definitions = await readDefinitions(memory.index.tree)
  const workspace = buildWorkspace(memory.index.tree, definitions, memory.index.known(definitions.fingerprint))
  memory.index.save(workspace)
  if (!isChecked) return { again: [], whole: [], isUsed: false }
  let again: ReturnType<typeof check> = []
  let isUsed = false
  await memory.since<FoundIn>('checked', async (earlier) => {
    isUsed = earlier !== undefined
    again = check(workspace, undefined, undefined, earlier)
    return foundIn(again)
  })
  const sorted = async (found: ReturnType<typeof check>) => (await located(found, workspace)).findings
  return { again: await sorted(again), whole: await sorted(check(workspace)), isUsed }
}

/** Edits of lines make most of what the rules are about. */
const lines = edits.filter((edit) => edit.do === 'line')

async function follow(own: Forum, rounds: readonly (readonly Edit[])[], onEach: (isUsed: boolean) => void) {
  for (const [index, round] of rounds.entries()) {
    for (const edit of round) make(own, edit)
    // Now and then only another command reads the files in between.
    const { again, whole, isUsed } = await twice(own, index % 3 !== 1)
    expect(again).toEqual(whole)
    onEach(isUsed)
  }
}

test.each([
  ['lines', lines, 18, 9],
  ['files', edits, 12, 2],
] as const)('after edits of %s', { timeout: 120_000 }, async (_, edit, runs, least) => {
  let used = 0
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }), async (rounds) => {
      const own = forum(folder)
      try {
        await twice(own)
        await follow(own, rounds, (isUsed) => {
          if (isUsed) used++
        })
      } finally {
        rmSync(own.root, { recursive: true })
        rmSync(own.kept, { recursive: true })
      }
    }),
    { seed: 1, numRuns: Number(process.env.RCM_FUZZ ?? 1) * runs },
  )
  // Else nothing was tried.
  expect(used).toBeGreaterThan(least)
})

test('a record that names an internal one in what it quotes from another, once that other is public', async () => {
  const own = forum(folder)
  const write = (path: string, text: string) => writeFileSync(join(own.root, 'records', path), text)
  const document = (id: string, access: string) =>
    write(`documents/${id}.yaml`, `id: ${id}\ntitle: A list\n${access}log:\n  - { date: 2031-03-10, status: draft }\n`)
  document('DOC-2031-008', 'access: internal\n')
  document('DOC-2031-009', 'access: internal\n')
  write('topics/TOP-wells.yaml', 'id: TOP-wells\ntitle: Wells\ntype: issue\nsource:\n  - { record: DOC-2031-008, quote: as in DOC-2031-009 }\n')
  const named = (findings: Awaited<ReturnType<typeof twice>>['again']) => findings.filter(({ rule }) => rule === 'internal-named').map(({ path }) => path)
  expect(named((await twice(own)).again)).toEqual([])
  document('DOC-2031-008', '')
  const { again, whole, isUsed } = await twice(own)
  expect([isUsed, named(again), named(whole)]).toEqual([true, ['records/topics/TOP-wells.yaml'], ['records/topics/TOP-wells.yaml']])
})

test('a follow-up of a body whose members are others since a presidency was changed, though neither refers to the other', async () => {
  const own = forum(folder)
  const write = (path: string, text: string) => writeFileSync(join(own.root, 'records', path), text)
  const log = 'log:\n  - { date: 2031-03-10, status: pending }\n  - { date: 2031-03-20, status: fulfilled, by: CAL, evidence: EVT-2031-001 }\n'
  write('follow-ups/FU-2031-090.yaml', `id: FU-2031-090\ntitle: A list\ntype: task\nresponsible: [TROIKA]\nsource:\n  - record: EVT-2031-001\n${log}`)
  const stray = (findings: Awaited<ReturnType<typeof twice>>['again']) =>
    findings.filter(({ rule, path }) => rule === 'log-by' && path.includes('FU-2031-090')).length
  expect(stray((await twice(own)).again)).toBe(0)
  const presidency = join(own.root, 'records/presidencies/PPT-2032-calanda.yaml')
  writeFileSync(presidency, readFileSync(presidency, 'utf8').replace('party: CAL', 'party: DOR'))
  const { again, whole, isUsed } = await twice(own)
  expect([isUsed, stray(again), stray(whole)]).toEqual([true, 1, 1])
})

test('a rule that rcm.yaml did not want, once it does', async () => {
  const own = forum(folder)
  const file = join(own.root, 'rcm.yaml')
  const before = readFileSync(file, 'utf8').replace(/^rules:\n(?: .*\n)+/m, '')
  const wanted = (severity: string) => writeFileSync(file, `${before}\nrules:\n  log-reasons: ${severity}\n`)
  wanted('off')
  const log = 'log:\n  - { date: 2031-03-10, status: pending }\n  - { date: 2031-03-20, status: fulfilled, by: CAL }\n'
  writeFileSync(join(own.root, 'records/follow-ups/FU-2031-090.yaml'), `id: FU-2031-090\ntitle: A list\ntype: task\nresponsible: [CAL]\n${log}`)
  const told = (findings: Awaited<ReturnType<typeof twice>>['again']) => findings.filter(({ rule }) => rule === 'log-reasons').length
  expect(told((await twice(own)).again)).toBe(0)
  wanted('warning')
  const { again, whole } = await twice(own)
  expect([told(again), told(whole)]).toEqual([1, 1])
})

test('what rests on a text, what amends it and a chapter that prints it, once an agreement far from them changes, comes or goes', async () => {
  const own = forum(folder)
  const put = (rule: (typeof rules)[number]) => {
    for (const [path, text] of Object.entries(rule.examples.bad)) writeFileSync(join(own.root, path), text)
  }
  const found = (findings: Awaited<ReturnType<typeof twice>>['again']) =>
    findings.filter(({ rule, path }) => ['suspect', 'amendment-possible', 'internal-provision'].includes(rule) && path.includes('-9')).map(({ rule }) => rule)
  const ruleOf = (id: string) => rules.find((rule) => rule.id === id) as (typeof rules)[number]
  put(ruleOf('suspect'))
  writeFileSync(join(own.root, 'records/regulations/REG-9-wells.yaml'), 'id: REG-9\ntitle: Wells\nprovisions: ["AGR-2031-009#1"]\n')
  const springs = join(own.root, 'records/agreements/AGR-2031-010-springs.md')
  const text = readFileSync(springs, 'utf8')
  const expectBoth = async (expected: readonly string[]) => {
    const { again, whole, isUsed } = await twice(own)
    expect([found(again), found(whole)]).toEqual([expected, expected])
    return isUsed
  }
  await expectBoth(['suspect'])
  writeFileSync(springs, text.replace('adopted: ', 'access: internal\nadopted: '))
  expect(await expectBoth(['suspect', 'internal-provision'])).toBe(true)
  rmSync(springs)
  expect(await expectBoth([])).toBe(true)
  writeFileSync(springs, text)
  expect(await expectBoth(['suspect'])).toBe(true)
})

test('every rule says what it reads, and those that read little are most', () => {
  expect(rules.filter(({ reads }) => reads !== 'all').length).toBeGreaterThan(25)
})
