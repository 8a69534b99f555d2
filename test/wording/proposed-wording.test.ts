// What a proposal says of a place: from the text of the place itself, and not of what was put beside it.
import { expect, test } from 'vitest'
import { baseOf } from '../../src/core/proposed-changes.ts'
import { acceptAll, rejectAll } from '../../src/core/redline.ts'
import { Consolidation } from '../../src/wording/consolidation.ts'
import { ProposedWordings } from '../../src/wording/proposed-wording.ts'
import { type Overlay, lakes } from '../lakes.ts'

const agreement = (id: string, adopted: string, amends: string, body: string): Overlay => ({
  [`records/agreements/${id}-new.md`]: `---
id: ${id}
title: New
meeting: EVT-2031-002
adopted: ${adopted}
nature: decision
amends: ${amends}
log:
  - { date: ${adopted}, status: adopted }
---

${body}
`,
})
const lights = agreement('AGR-2031-002', '2031-10-08', '[{ target: "AGR-2031-001#3.2", action: insert-after, with: "#1" }]', 'The boats carry lights.')
const night = 'By night, two boats of different members sail together.'

const proposal = (base: string): Overlay => ({
  'records/proposals/PRP-2031-CAL-1-three.md': `---
id: PRP-2031-CAL-1
title: Three boats
type: wording
proposer: [CAL]
target: AGR-2031-001#3.2
base: ${baseOf(base)}
log:
  - { date: 2031-03-20, status: tabled }
---

By night, three boats sail together.
`,
})

async function wordingOf(day: string, ...overlays: readonly Overlay[]) {
  const workspace = await lakes(Object.assign({}, ...overlays))
  const record = workspace.byId.get('PRP-2031-CAL-1')
  const [wording] = record ? new ProposedWordings(workspace, { day, lang: 'en' }).of(record) : []
  if (!wording) throw new Error('no wording')
  return wording
}

test('a text put in beside a place does not change its base, and is not taken out by what is proposed for the place', async () => {
  const wording = await wordingOf('2031-11-01', lights, proposal(night))
  expect(wording).toMatchObject({ isBaseChanged: false, now: night, base: night, proposed: 'By night, three boats sail together.' })
  expect(rejectAll(wording.redline)).toBe(night)
  expect(acceptAll(wording.redline)).toBe('By night, three boats sail together.')
})

test('another wording of the place itself does', async () => {
  const other = agreement('AGR-2031-003', '2031-10-09', '[{ target: "AGR-2031-001#3.2", with: "#1" }]', 'By night, two boats sail.')
  const wording = await wordingOf('2031-11-01', lights, other, proposal(night))
  expect(wording).toMatchObject({ isBaseChanged: true, now: 'By night, two boats sail.', base: night })
  expect(rejectAll(wording.meanwhile)).toBe(night)
  expect((await wordingOf('2031-10-08', lights, other, proposal(night))).isBaseChanged).toBe(false)
})

test('the text of a place itself is known beside all that stands there; of a list and an agreement, what was put into them belongs to them', async () => {
  const consolidation = new Consolidation(await lakes(lights), { asOf: '2031-11-01', lang: 'en' })
  expect(consolidation.provision('AGR-2031-001#3.2')).toMatchObject({ own: night, text: `${night}\n\nThe boats carry lights.` })
  for (const ref of ['AGR-2031-001#3', 'AGR-2031-001', 'AGR-2031-002#1']) {
    const { own, text } = consolidation.provision(ref)
    expect(own).toBe(text)
    expect(own).toContain('The boats carry lights.')
  }
})
