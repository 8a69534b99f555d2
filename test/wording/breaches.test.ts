// Adopted texts held against their history: what was changed is found, whoever sealed it anew, in every language.
import fc from 'fast-check'
import { afterAll, afterEach, expect, test } from 'vitest'
import type { History } from '../../src/core/history.ts'
import { say } from '../../src/core/message.ts'
import { sealOf } from '../../src/core/text.ts'
import { buildWorkspace } from '../../src/core/workspace.ts'
import { readDefinitions } from '../../src/io/definitions.ts'
import { readHistory } from '../../src/io/history.ts'
import { workingTree } from '../../src/io/working-tree.ts'
import { check } from '../../src/rules/run.ts'
import { adoptionCommits, sealedFolders } from '../../src/wording/adoption.ts'
import { breachFindings } from '../../src/wording/breach-findings.ts'
import { breachesOf } from '../../src/wording/breaches.ts'
import { type Overlay, lakesTree } from '../lakes.ts'
import { Repository } from '../repository.ts'

const made: Repository[] = []
const keep = (each: Repository): Repository => {
  made.push(each)
  return each
}
afterEach(() => {
  for (const each of made.splice(0)) each.remove()
})

const folder = 'records/agreements'
const path = `${folder}/AGR-2031-001-joint-patrols.md`
const spanish = `${folder}/AGR-2031-001-joint-patrols.es.md`
const forum = lakesTree()
const text = forum.read(path)
const translation = forum.read(spanish)
const draft = text.replace(/^seal: .*\n/m, '').replace('status: adopted', 'status: draft')

/** A forum of one agreement; the overlay comes over it. */
const start = (): Overlay => ({
  'rcm.yaml': forum.read('rcm.yaml'),
  'records/events/EVT-2031-001-spring-meeting.md': forum.read('records/events/EVT-2031-001-spring-meeting.md'),
  [path]: text,
  [spanish]: translation,
})

/** The same text, title, meeting and day with a seal that fits. */
function resealed(changed: string): string {
  const value = (key: string) => new RegExp(`^${key}: (.*)$`, 'm').exec(changed)?.[1] ?? ''
  const body = changed.slice(changed.indexOf('\n---\n') + 5)
  return changed.replace(/^seal: .*$/m, `seal: ${sealOf({ title: value('title'), meeting: value('meeting'), adopted: value('adopted'), body })}`)
}

async function verified(own: Repository, commit?: string) {
  const tree = workingTree(own.root)
  const workspace = buildWorkspace(tree, await readDefinitions(tree))
  const history = await readHistory(own.root, { timeZone: 'UTC', commit, beginnings: sealedFolders(workspace) })
  const found = breachFindings(breachesOf(history, workspace), history, workspace)
  return { workspace, history, found, said: found.map((each) => `${each.severity} ${masked(say(each.found.message, 'en'), own)}`) }
}

/** Commits by the first word of their subject. */
const masked = (words: string, own: Repository): string => words.replace(/\b[0-9a-f]{10}\b/g, (hash) => own.git('log', '-1', '--format=%s', hash))

let template: Repository | undefined
afterAll(() => template?.remove())

/** A repository in which the agreement was a draft, and then adopted. */
function adopted(): Repository {
  template ??= make()
  return keep(template.copy())
}

function make(): Repository {
  const own = new Repository()
  own.commit('Draft', { ...start(), [path]: draft, [spanish]: null }, { date: '2031-02-01' })
  own.commit('Adopted', { [path]: text, [spanish]: translation }, { date: '2031-03-11' })
  return own
}
const late = { author: 'Bruno Brava', date: '2031-04-05' }

test('what was adopted and kept is found to be so, and by which commit', async () => {
  const own = adopted()
  own.commit('Follow-up', { [path]: text.replace('status: adopted }', 'status: adopted }\n  - { date: 2031-05-01, status: lapsed, note: Replaced }') }, late)
  const { workspace, history, said } = await verified(own)
  expect(said).toEqual([])
  expect(adoptionCommits(history, workspace)).toEqual(new Map([['AGR-2031-001', own.git('log', '--format=%H', '--grep=Adopted')]]))
})

test('a text that was changed and sealed anew', async () => {
  const own = adopted()
  own.commit('Small corrections', { [path]: resealed(text.replace('at least once a week', 'once a week')) }, late)
  expect((await verified(own)).said).toEqual([
    'error In commit Small corrections of 2031-04-05, Bruno Brava changed the text of AGR-2031-001 after its adoption: “…lake is patrolled at least once a week.…” became “…lake is patrolled once a week.…”.',
  ])
})

test.each([
  ['the title', 'title: Joint patrols on the lakes', 'title: Patrols on the lakes', '“Joint patrols on the lakes” became “Patrols on the lakes”'],
  ['the meeting', 'meeting: EVT-2031-001', 'meeting: EVT-2031-002', '“EVT-2031-001” became “EVT-2031-002”'],
  ['the day of adoption', 'adopted: 2031-03-10', 'adopted: 2031-03-12', '“2031-03-10” became “2031-03-12”'],
])('%s, sealed anew', async (what, from, to, words) => {
  const own = adopted()
  own.commit('Tidy', { [path]: resealed(text.replace(from, to)) }, late)
  const { found, said } = await verified(own)
  expect(said).toEqual([`error In commit Tidy of 2031-04-05, Bruno Brava changed ${what} of AGR-2031-001 after its adoption: ${words}.`])
  expect(found[0]?.found.at).toEqual({ data: [from.split(':')[0]] })
})

test('a change in a merge commit, and one that a branch brings', async () => {
  const own = adopted()
  own.git('checkout', '--quiet', '-b', 'side')
  own.commit('Side', { [path]: text.replace('nature: decision', 'nature: rule') }, late)
  own.git('checkout', '--quiet', 'main')
  own.commit('Main', { [path]: text.replace('topics: [TOP-fish-stocks]\n', '') }, late)
  const evil = resealed(text.replace('nature: decision', 'nature: rule').replace('two boats', 'three boats'))
  own.merge('side', { ...late, files: { [path]: evil } })
  own.git('checkout', '--quiet', '-b', 'other')
  own.commit('Other', { [path]: resealed(evil.replace('three boats', 'four boats')) }, late)
  own.git('checkout', '--quiet', 'main')
  own.commit('Beside', { 'README.md': 'Lakes\n' })
  own.merge('other', late)
  expect((await verified(own)).said.map((each) => each.replace(/, Bruno.*: /, ': '))).toEqual([
    'error In commit Merge side of 2031-04-05: “…2. By night, two boats of different…” became “…2. By night, three boats of different…”.',
    'error In commit Other of 2031-04-05: “…2. By night, three boats of different…” became “…2. By night, four boats of different…”.',
  ])
})

test('a change brought back since is told, and is no error', async () => {
  const own = adopted()
  own.commit('Slip', { [path]: resealed(text.replace('two boats', 'three boats')) }, late)
  own.commit('Back', { [path]: text })
  expect((await verified(own)).said).toEqual([
    'info In commit Slip of 2031-04-05, Bruno Brava changed the text of AGR-2031-001 after its adoption: “…2. By night, two boats of different…” became “…2. By night, three boats of different…”; what was adopted is back since.',
  ])
})

test('the text is followed through a new name and a new number', async () => {
  const own = adopted()
  const renamed = `${folder}/AGR-2031-002-patrols.md`
  const moved = text.replace('id: AGR-2031-001', 'id: AGR-2031-002\nformerly: [AGR-2031-001]')
  own.commit('Renumber', { [path]: null, [spanish]: null, [renamed]: moved, [renamed.replace('.md', '.es.md')]: translation }, late)
  const { history, workspace, said } = await verified(own)
  expect(said).toEqual([])
  expect([...(adoptionCommits(history, workspace) ?? [])]).toEqual([['AGR-2031-002', own.git('log', '--format=%H', '--grep=Adopted')]])
  own.commit('Later', { [renamed]: resealed(moved.replace('two boats', 'three boats')) }, late)
  expect((await verified(own)).said).toHaveLength(1)
})

test('a file moved and rewritten so much that git sees no rename is still the same record', async () => {
  const own = adopted()
  const moved = `${folder}/AGR-2031-001-x.md`
  own.commit(
    'Rewrite',
    { [path]: null, [spanish]: null, [moved]: resealed(text.slice(0, text.indexOf('The members')).concat('Nothing is patrolled.\n')) },
    late,
  )
  expect((await verified(own)).said).toEqual([
    expect.stringContaining('error In commit Rewrite of 2031-04-05, Bruno Brava changed the text of AGR-2031-001 after its adoption'),
    'error In commit Rewrite of 2031-04-05, Bruno Brava took away the Spanish text of AGR-2031-001, which is adopted.',
  ])
})

test('a rebase makes other commits, and the text is held against these', async () => {
  const own = keep(new Repository())
  own.commit('Draft', { ...start(), [path]: draft, [spanish]: null })
  own.git('checkout', '--quiet', '-b', 'side')
  const before = own.commit('Adopted', { [path]: text })
  own.git('checkout', '--quiet', 'main')
  own.commit('Beside', { 'README.md': 'Lakes\n' })
  own.git('-c', 'user.name=Ada Alder', '-c', 'user.email=ada@lakes.example', 'rebase', '--quiet', 'main', 'side')
  const { history, workspace, said } = await verified(own)
  const after = own.git('rev-parse', 'HEAD')
  expect(after).not.toBe(before)
  expect(said).toEqual([])
  expect([...(adoptionCommits(history, workspace) ?? [])]).toEqual([['AGR-2031-001', after]])
})

test('an adopted record taken away, by a commit and in the files', async () => {
  const own = adopted()
  own.write({ [path]: null, [spanish]: null })
  expect((await verified(own)).said).toEqual(['error The text of AGR-2031-001 is adopted, and is not there any more; no commit has it yet.'])
  own.commit('Clean up', {}, late)
  expect((await verified(own)).said).toEqual(['error In commit Clean up of 2031-04-05, Bruno Brava took away the text of AGR-2031-001, which is adopted.'])
})

test('an adoption taken back', async () => {
  const own = adopted()
  own.write({ [path]: draft })
  expect((await verified(own)).said).toEqual(['error The adoption of AGR-2031-001, its seal or its entry in the log, is taken back; no commit has it yet.'])
  own.commit('Draft again', {}, late)
  own.commit('Adopted again', { [path]: resealed(text.replace('two boats', 'three boats')) }, { date: '2031-04-06' })
  expect((await verified(own)).said.map((each) => each.slice(0, 75))).toEqual([
    'error In commit Draft again of 2031-04-05, Bruno Brava took back the adopti',
    'error In commit Adopted again of 2031-04-06, Ada Alder changed the text of ',
  ])
})

test('a file that can no longer be read', async () => {
  const own = adopted()
  own.write({ [path]: text.replace('title: Joint', '<<<<<<< HEAD\ntitle: Joint') })
  expect((await verified(own)).said).toEqual([
    'error The text of AGR-2031-001 is adopted, and its file cannot be read as a record any more; no commit has it yet.',
  ])
})

test('a translation is held against the commit in which it first stood beside the adopted text', async () => {
  const own = adopted()
  own.commit('Touch', { [spanish]: translation.replace('dos embarcaciones', 'tres embarcaciones') }, late)
  expect((await verified(own)).said).toEqual([
    'error In commit Touch of 2031-04-05, Bruno Brava changed the Spanish text of AGR-2031-001 after its adoption: “…2. De noche, dos embarcaciones de distintos…” became “…2. De noche, tres embarcaciones de distintos…”.',
  ])
})

test('a translation that comes later, and a correction that the log tells', async () => {
  const own = keep(new Repository())
  own.commit('Adopted', { ...start(), [spanish]: null })
  own.commit('Spanish', { [spanish]: translation.replace('dos embarcaciones', 'tres embarcaciones') })
  expect((await verified(own)).said).toEqual([])
  const entry = 'status: adopted }\n  - { date: 2031-04-05, status: adopted, note: The Spanish text had three boats by mistake }'
  own.commit('Correction', { [spanish]: translation, [path]: text.replace('status: adopted }', entry) }, late)
  const { found, said } = await verified(own)
  expect(said).toEqual([
    'info In commit Correction of 2031-04-05, Bruno Brava corrected the Spanish text of AGR-2031-001, as its log says: “…2. De noche, tres embarcaciones de distintos…” became “…2. De noche, dos embarcaciones de distintos…”.',
  ])
  expect(found[0]?.rule).toBe('adopted-text-restored')
  own.commit('Again', { [spanish]: translation.replace('dos embarcaciones', 'cuatro embarcaciones') })
  expect((await verified(own)).said.filter((each) => each.startsWith('error'))).toHaveLength(1)
})

test('an erratum that names its evidence makes a changed original a correction; another change after it is a breach', async () => {
  const own = adopted()
  const erratum = 'errata:\n  - { date: 2031-04-05, note: The minutes have three boats, evidence: EVT-2031-001 }\n'
  const corrected = resealed(text.replace('two boats', 'three boats').replace(/^log:\n/m, `${erratum}log:\n`))
  own.write({ [path]: corrected })
  expect((await verified(own)).said).toEqual([
    expect.stringMatching(
      /^warning A correction of the text of AGR-2031-001, as its erratum says, makes “.*two boats.*” into “.*three boats.*”; no commit has it yet\.$/u,
    ),
  ])
  own.commit('Correction', { [path]: corrected }, late)
  expect((await verified(own)).said).toEqual([
    expect.stringMatching(/^warning In commit Correction of 2031-04-05, Bruno Brava corrected the text of AGR-2031-001, as its erratum says: /u),
  ])
  own.commit('Again', { [path]: resealed(corrected.replaceAll('three boats', 'four boats')) }, late)
  expect((await verified(own)).said.filter((each) => each.startsWith('error'))).toEqual([expect.stringContaining('In commit Again')])
})

test('a later note of the log can name the commit that corrected a translation', async () => {
  const own = adopted()
  const hash = own.commit('Typo', { [spanish]: translation.replace('dos embarcaciones', 'dos embarcaciones,') }, late)
  own.commit('Say so', {
    [path]: text.replace('status: adopted }', `status: adopted }\n  - { date: 2031-04-06, status: adopted, note: Comma added in ${hash.slice(0, 10)} }`),
  })
  expect((await verified(own)).said).toEqual([expect.stringContaining('info In commit Typo of 2031-04-05, Bruno Brava corrected the Spanish text')])
})

test('a shallow clone holds the text against the first commit seen, and says what it could not see', async () => {
  const own = adopted()
  own.commit('Beside', { 'README.md': 'Lakes\n' })
  const shallow = keep(own.clone('--depth=1'))
  expect((await verified(shallow)).said).toEqual([
    'warning The history is cut off (a shallow clone), so the adoption of 1 sealed text could not be seen: AGR-2031-001.',
  ])
  shallow.commit('Small corrections', { [path]: resealed(text.replace('two boats', 'three boats')) }, late)
  const { history, workspace, said } = await verified(shallow)
  expect(said[0]).toContain('Bruno Brava changed the text of AGR-2031-001')
  expect(adoptionCommits(history, workspace)).toEqual(new Map())
})

test('a partial clone says what it could not see', async () => {
  const own = adopted()
  own.commit('Later', { [path]: text.replace('operative: true', 'operative: false') }, late)
  const partial = keep(own.clone('--filter=blob:none'))
  expect((await verified(partial)).said).toEqual([
    'warning Contents of older commits are not in this clone (a partial clone), so the adoption of 1 sealed text could not be seen: AGR-2031-001.',
  ])
})

test('no history, and an adoption that is not committed yet', async () => {
  const own = keep(new Repository())
  own.write(start())
  expect((await verified(own)).said).toEqual(['warning Nothing is committed yet, so there is no history of the texts to look at.'])
  own.commit('Draft', { [path]: draft })
  own.write({ [path]: text })
  expect((await verified(own)).said).toEqual(['info The adoption of AGR-2031-001 is not committed yet.'])
})

test('two adoptions on two branches: the text that was adopted first holds', async () => {
  const own = keep(new Repository())
  own.commit('Draft', { ...start(), [path]: draft, [spanish]: null })
  own.git('checkout', '--quiet', '-b', 'side')
  own.commit('Adopted aside', { [path]: resealed(text.replace('two boats', 'three boats')) }, late)
  own.git('checkout', '--quiet', 'main')
  own.commit('Adopted', { [path]: text }, { date: '2031-03-11' })
  own.merge('side', { ...late, files: { [path]: text } })
  expect((await verified(own)).said).toHaveLength(1)
  expect((await verified(own)).said[0]).toMatch(/^info .*; what was adopted is back since\.$/)
})

test('one character changed in any language is always found, sealed anew or not', async () => {
  const own = adopted()
  const read = await readHistory(own.root, { timeZone: 'UTC' })
  const texts = read.textsOf(read.changes.flatMap(({ blob }) => blob ?? []))
  const history: History = { ...read, textsOf: () => texts }
  const rules = new Set(['seal'])
  const clean = { ...start() }
  const definitions = await readDefinitions(lakesTree())
  const findings = (files: Overlay, withSeal: boolean) => {
    const workspace = buildWorkspace({ paths: Object.keys(files).sort(), refused: [], read: (each) => files[each] ?? '' }, definitions)
    return [...breachFindings(breachesOf(history, workspace), history, workspace), ...(withSeal ? check(workspace, rules) : [])].filter(
      ({ severity }) => severity === 'error',
    )
  }
  expect(findings(clean, true)).toEqual([])
  const places = [path, spanish].flatMap((file) => {
    const whole = clean[file] ?? ''
    return [...whole.slice(whole.lastIndexOf('---\n') + 4)].flatMap((sign, at) => (/\s/.test(sign) ? [] : [{ file, at: whole.lastIndexOf('---\n') + 4 + at }]))
  })
  const letter = fc.constantFrom(...'aeounñé1.,;“’-—')
  const mutation = fc.record({ place: fc.constantFrom(...places), letter, how: fc.constantFrom('replace', 'insert', 'delete'), isResealed: fc.boolean() })
  fc.assert(
    fc.property(mutation, ({ place: { file, at }, letter: sign, how, isResealed }) => {
      const whole = clean[file] ?? ''
      const changed = whole.slice(0, at) + (how === 'delete' ? '' : sign) + whole.slice(how === 'insert' ? at : at + 1)
      fc.pre(changed !== whole)
      const files = { ...clean, [file]: isResealed && file === path ? resealed(changed) : changed }
      expect(findings(files, false)).toHaveLength(1)
      if (file === path && !isResealed) expect(findings(files, true)).toHaveLength(2)
    }),
    { numRuns: 200, seed: 2031 },
  )
})
