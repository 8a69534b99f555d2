// What a change does to the regulations, who is consulted, which proposals meet.
import { describe, expect, test } from 'vitest'
import { changeBetween } from '../../src/core/change.ts'
import { Consolidation } from '../../src/wording/consolidation.ts'
import { regulationsOf } from '../../src/wording/regulations.ts'
import { conflictsOf, consultOn, effectsOn, proposedEffects } from '../../src/wording/review.ts'
import { baseOf } from '../../src/core/proposed-changes.ts'
import { acceptAll, rejectAll } from '../../src/core/redline.ts'
import type { Workspace } from '../../src/core/workspace.ts'
import { type Overlay, lakes } from '../lakes.ts'

const proposal = (target: string, status = 'tabled') => ({
  'records/proposals/PRP-2031-CAL-1-lights.md': `---
id: PRP-2031-CAL-1
title: Lights
type: wording
proposer: [CAL]
target: ${target}
log:
  - { date: 2031-03-20, status: ${status} }
---

By night, three boats sail together.
`,
})
const change = async (after: Overlay, before: Overlay = {}) => changeBetween(await lakes(before), await lakes({ ...before, ...after }))
const compiled = (workspace: Workspace) =>
  regulationsOf(new Consolidation(workspace, { asOf: '2031-11-01', lang: 'en' }), {
    title: '',
    revision: undefined,
    edition: undefined,
    commits: new Map(),
    previous: undefined,
  })

describe('consultation', () => {
  test('every member but the proposer is asked, by the round of rcm.yaml as it was before', async () => {
    const { forumText } = await lakes()
    const silence = { 'rcm.yaml': `${forumText}amendment-round: silence\n` }
    const [asked] = consultOn(await change(proposal('AGR-2031-001#3.2'), silence), '2031-04-01', 'en')
    expect(asked?.round).toBe('silence')
    expect(asked?.parties.map(({ id }) => id)).toContain('BRV')
    expect(asked?.parties.map(({ id }) => id)).not.toContain('CAL')
    expect(consultOn(await change({ ...proposal('AGR-2031-001#3.2'), ...silence }), '2031-04-01', 'en')[0]?.round).toBe('comment')
  })

  test('nobody on a withdrawn proposal', async () => {
    expect(consultOn(await change(proposal('AGR-2031-001#3.2', 'withdrawn')), '2031-04-01', 'en')).toEqual([])
  })
})

test.each([
  ['AGR-2031-001#3.2', ['PRP-2031-BRV-1']],
  ['AGR-2031-001#3', ['PRP-2031-BRV-1']],
  ['AGR-2031-001', ['PRP-2031-BRV-1']],
  ['AGR-2031-001#3.1', []],
  ['AGR-2031-001#2', []],
])('a proposal on %s meets %j', async (target, others) => {
  expect(conflictsOf(await change(proposal(target)), 'en').map(({ other }) => other)).toEqual(others)
})

test('a proposal shows what it would change, where it stands in the regulations', async () => {
  const own = await change(proposal('AGR-2031-001#3.2'))
  const [effect] = proposedEffects(own, compiled(own.after), { day: '2031-11-01', lang: 'en' })
  expect(effect).toMatchObject({ what: 'proposed', by: 'PRP-2031-CAL-1', number: 2 })
  expect(rejectAll(effect?.redline ?? [])).toBe('By night, two boats of different members sail together.')
  expect(acceptAll(effect?.redline ?? [])).toBe('By night, three boats sail together.')
})

test('an amendment in force changes the provision that it amends, and nothing else', async () => {
  const own = await change({
    'records/agreements/AGR-2031-002-lights.md': `---
id: AGR-2031-002
title: Lights
meeting: EVT-2031-002
adopted: 2031-10-08
nature: decision
amends:
  - target: AGR-2031-001#3.2
    with: "#1"
log:
  - { date: 2031-10-08, status: adopted }
---

By night, three boats sail together.
`,
  })
  const { effects } = effectsOn(compiled(own.before), compiled(own.after))
  expect(effects.map(({ what }) => what)).toEqual(['changed'])
  expect(acceptAll(effects[0]?.redline ?? [])).toContain('three boats')
})

const amendment = {
  'records/agreements/AGR-2031-002-lights.md': `---
id: AGR-2031-002
title: Lights
meeting: EVT-2031-002
adopted: 2031-10-08
nature: decision
amends:
  - target: AGR-2031-001#3.2
    with: "#1"
log:
  - { date: 2031-10-08, status: adopted }
---

By night, two boats with lights sail together.
`,
}

test('what a proposal would do is drawn from the text in force, with its amendments', async () => {
  const own = await change(proposal('AGR-2031-001#3.2'), amendment)
  const [effect] = proposedEffects(own, compiled(own.after), { day: '2031-11-01', lang: 'en' })
  expect(effect).toMatchObject({ isBaseChanged: false, meanwhile: [] })
  expect(rejectAll(effect?.redline ?? [])).toBe('By night, two boats with lights sail together.')
})

test('a proposal that starts from another text is marked, and drawn from what it starts from', async () => {
  const text = proposal('AGR-2031-001#3.2')['records/proposals/PRP-2031-CAL-1-lights.md']
  const based = text.replace('target: AGR-2031-001#3.2', `target: AGR-2031-001#3.2\nbase: ${baseOf('By night, two boats of different members sail together.')}`)
  const own = await change({ 'records/proposals/PRP-2031-CAL-1-lights.md': based }, amendment)
  const [effect] = proposedEffects(own, compiled(own.after), { day: '2031-11-01', lang: 'en' })
  expect(effect?.isBaseChanged).toBe(true)
  expect(rejectAll(effect?.redline ?? [])).toBe('By night, two boats of different members sail together.')
  expect(rejectAll(effect?.meanwhile ?? [])).toBe('By night, two boats of different members sail together.')
  expect(acceptAll(effect?.meanwhile ?? [])).toBe('By night, two boats with lights sail together.')
  const [before] = proposedEffects(own, compiled(own.after), { day: '2031-10-01', lang: 'en' })
  expect(before?.isBaseChanged).toBe(false)
})

test('proposals on other branches are met too, those that are here once', async () => {
  const own = await change(proposal('AGR-2031-001#3.2'))
  const there = await lakes({
    ...proposal('AGR-2031-001#3.2'),
    'records/proposals/PRP-2031-EST-1-lamps.md': proposal('AGR-2031-001#3')['records/proposals/PRP-2031-CAL-1-lights.md'].replaceAll('CAL', 'EST'),
    'records/proposals/PRP-2031-EST-2-nets.md': proposal('AGR-2031-001#1')['records/proposals/PRP-2031-CAL-1-lights.md'].replaceAll('CAL-1', 'EST-2'),
  })
  const records = there.playing('proposal')
  expect(
    conflictsOf(own, 'en', [
      { name: 'topic', records },
      { name: 'origin/topic', records },
    ]),
  ).toEqual([
    { id: 'PRP-2031-CAL-1', other: 'PRP-2031-BRV-1', otherTitle: 'New wording on patrols by night', target: 'AGR-2031-001#3.2', branch: undefined },
    { id: 'PRP-2031-CAL-1', other: 'PRP-2031-EST-1', otherTitle: 'Lights', target: 'AGR-2031-001#3.2', branch: 'topic' },
  ])
})

test('what comes, goes and changes in the regulations; a number alone is only counted', () => {
  type Output = Parameters<typeof effectsOn>[0]
  const output = (...provisions: [ref: string, number: string, text: string][]): Output =>
    ({ chapters: [{ number: 'I', title: 'Nets', provisions: provisions.map(([ref, number, text]) => ({ ref, number, text })) }] }) as unknown as Output
  const before = output(['A#1', '1', 'Nets are marked.'], ['A#2', '2', 'Boats too.'], ['A#3', '3', 'Buoys float.'], ['A#4', '4', ''])
  const after = output(['A#1', '1', 'Nets  are marked.'], ['A#3', '2', 'Buoys sink.'], ['A#5', '3', 'Anchors hold.'], ['A#6', '4', ''])
  const { effects, renumbered } = effectsOn(before, after)
  expect(effects.map(({ ref, what, chapter }) => [ref, what, chapter])).toEqual([
    ['A#3', 'changed', 'I Nets'],
    ['A#5', 'new', 'I Nets'],
    ['A#2', 'gone', 'I Nets'],
  ])
  expect(renumbered).toBe(0)
  expect(effectsOn(before, output(['A#1', '7', 'Nets are marked.'], ['A#2', '2', 'Boats too.'], ['A#3', '8', 'Buoys float.'])).renumbered).toBe(2)
})
