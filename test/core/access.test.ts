// What may be published: nothing internal, and nothing that refers to it or quotes it.
import { expect, test } from 'vitest'
import { isInternal, publicWorkspace } from '../../src/core/access.ts'
import { type Overlay, lakes } from '../lakes.ts'

const followUp = (id: string, lines: string): Overlay => ({ [`records/follow-ups/${id}-x.yaml`]: `id: ${id}\ntitle: Wells\ntype: task\n${lines}` })
const shown = async (overlay: Overlay, id: string) => {
  const workspace = await lakes(overlay)
  return publicWorkspace(workspace).byId.get(id)
}

test('a record says it of itself, or its kind does unless the record says otherwise', async () => {
  const { byId } = await lakes({
    ...followUp('FU-2031-020', 'access: internal\n'),
    ...followUp('FU-2031-021', ''),
    'records/contributions/CON-2031-ALD.yaml': 'id: CON-2031-ALD\nparty: ALD\nyear: 2031\n',
    'records/contributions/CON-2031-BRV.yaml': 'id: CON-2031-BRV\nparty: BRV\nyear: 2031\naccess: public\n',
  })
  const internal = ['FU-2031-020', 'FU-2031-021', 'CON-2031-ALD', 'CON-2031-BRV'].map((id) => {
    const record = byId.get(id)
    return record && isInternal(record)
  })
  expect(internal).toEqual([true, false, true, false])
})

test('internal records go, and with them the entries of lists that refer to them; statuses stay', async () => {
  const overlay = {
    'records/documents/DOC-2031-090-x.yaml': 'id: DOC-2031-090\ntitle: Letter\naccess: internal\n',
    ...followUp(
      'FU-2031-020',
      `agreements: [AGR-2031-001, DOC-2031-090]
source:
  - { record: DOC-2031-090, quote: A secret }
  - { record: EVT-2031-001, quote: Known }
log:
  - { date: 2031-03-10, status: pending, evidence: DOC-2031-090, note: Kept }
`,
    ),
  }
  const record = await shown(overlay, 'FU-2031-020')
  expect(record?.data).toMatchObject({
    agreements: ['AGR-2031-001'],
    source: [{ record: 'EVT-2031-001', quote: 'Known' }],
    log: [{ date: '2031-03-10', status: 'pending', note: 'Kept' }],
  })
  expect(JSON.stringify(record?.data)).not.toMatch(/DOC-2031-090|secret/)
  expect(record?.text).toBe('')
  expect(await shown(overlay, 'DOC-2031-090')).toBeUndefined()
  const only = await shown({ ...overlay, ...followUp('FU-2031-021', 'source:\n  - { record: DOC-2031-090, quote: A secret }\n') }, 'FU-2031-021')
  expect(only?.data).toEqual({ id: 'FU-2031-021', title: 'Wells', type: 'task' })
})

test('of an empty list, of numbers and truths nothing goes', async () => {
  const record = await shown(followUp('FU-2031-020', 'aliases: []\nx: { a: 3, b: true, c: null }\n'), 'FU-2031-020')
  expect(record?.data).toMatchObject({ aliases: [], x: { a: 3, b: true, c: null } })
})

test('positions and entries marked so are internal', async () => {
  const topic = (more: string): Overlay => ({ 'records/topics/TOP-x.md': `---\nid: TOP-x\ntitle: X\ntype: issue\n${more}---\n\nText.\n` })
  const positions = 'positions:\n  - { by: DOR, stance: notes }\n'
  expect((await shown(topic(positions), 'TOP-x'))?.data).not.toHaveProperty('positions')
  const log = 'log:\n  - { date: 2031-01-01, note: Secret, access: internal }\n  - { date: 2031-02-01, note: Known }\n'
  expect((await shown(topic(log), 'TOP-x'))?.data.log).toEqual([{ date: '2031-02-01', note: 'Known' }])
})

test('nothing of an internal record that shares its id with one that is not is hidden in others', async () => {
  const overlay = { ...followUp('FU-2031-001', 'access: internal\n'), ...followUp('FU-2031-020', 'source:\n  - { record: EVT-2031-001, quote: Known }\n') }
  const workspace = publicWorkspace(await lakes(overlay))
  expect(workspace.byId.get('FU-2031-001')?.data.title).toBe('Send the list of landing places')
})
