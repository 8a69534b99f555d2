// What a proposal would put in the place of what.
import { describe, expect, test } from 'vitest'
import { proposedChanges, proposedTargets, textAfter } from '../../src/core/proposed-changes.ts'
import type { ForumRecord } from '../../src/core/record.ts'
import { lakes } from '../lakes.ts'

async function proposal(lines: string, body = 'All boats sail.\n\nBy night too.\n'): Promise<ForumRecord> {
  const text = `---\nid: PRP-2031-CAL-1\ntitle: X\ntype: wording\nproposer: [CAL]\n${lines}---\n\n${body}`
  const { byId } = await lakes({ 'records/proposals/PRP-2031-CAL-1-x.md': text })
  return byId.get('PRP-2031-CAL-1') as ForumRecord
}
const said = async (lines: string, body?: string) =>
  proposedChanges(await proposal(lines, body)).map(({ ref, action, with: own }) => [ref, action, own.map((place) => place.join('.')).join(' ')])

describe('the short form', () => {
  test('replaces the place by the whole body', async () => {
    expect(await said('target: AGR-2031-001#3\nbase: sha256-x\n')).toEqual([['AGR-2031-001#3', 'replace', '1 2']])
    expect(proposedChanges(await proposal('target: AGR-2031-001#3\nbase: sha256-x\n'))[0]?.base).toBe('sha256-x')
  })
  test('is none without a place, a text or a target', async () => {
    for (const lines of ['target: AGR-2031-001\n', 'target: "#"\n', '']) expect(await said(lines)).toEqual([])
    expect(await said('target: AGR-2031-001#3\n', '')).toEqual([])
    expect(proposedTargets(await proposal('target: AGR-2031-001\n'))).toEqual(['AGR-2031-001'])
    expect(proposedTargets(await proposal(''))).toEqual([])
  })
})

describe('the list of changes', () => {
  test('in its order; what cannot be read is left out', async () => {
    const lines = `changes:
  - { target: AGR-2031-001#3, with: "#1" }
  - { target: AGR-2031-001#2, action: delete }
  - { target: AGR-2031-001#2, action: insert-after, with: "#2" }
  - { target: AGR-2031-001#2, action: replace }
  - { target: AGR-2031-001#2, action: melt, with: "#2" }
  - { target: 3, with: "#1" }
  - { with: "#1" }
  - null
`
    expect(await said(lines)).toEqual([
      ['AGR-2031-001#3', 'replace', '1'],
      ['AGR-2031-001#2', 'delete', ''],
      ['AGR-2031-001#2', 'insert-after', '2'],
    ])
    expect(proposedTargets(await proposal(lines))).toEqual(['AGR-2031-001#3', 'AGR-2031-001#2'])
  })
})

test('what would stand there', async () => {
  const record = await proposal(`changes:
  - { target: AGR-2031-001#3, action: insert-after, with: "#2" }
  - { target: AGR-2031-001#3, action: insert-before, with: "#1" }
`)
  const [after, before] = proposedChanges(record)
  if (!after || !before) throw new Error('two changes')
  expect(textAfter('Text.', [after, before], record.body)).toBe('All boats sail.\n\nText.\n\nBy night too.')
  expect(textAfter('', [after], record.body)).toBe('By night too.')
  expect(textAfter('Text.', [{ ...after, action: 'replace' }], record.body)).toBe('By night too.')
  expect(textAfter('Text.', [{ ...after, action: 'delete', with: [] }, before], record.body)).toBe('All boats sail.')
  expect(textAfter('Text.', [{ ...after, with: [[9]] }], record.body)).toBe('Text.')
})
