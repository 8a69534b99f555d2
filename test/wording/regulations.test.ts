// The compiled regulations: a text listed twice keeps its places, and what is internal is withheld.
import { expect, test } from 'vitest'
import { Consolidation } from '../../src/wording/consolidation.ts'
import { regulationsOf } from '../../src/wording/regulations.ts'
import { type Agreement, files, workspaceOf } from './agreements.ts'

const agreements = {
  'AGR-2032-001': { adopted: '2032-01-10', body: 'Nets are mended in spring.\n\nOars are kept dry.' },
  'AGR-2033-001': { adopted: '2033-01-10', amends: [{ target: 'AGR-2032-001#2', with: '#1' }], body: 'Oars are kept dry and counted.' },
} satisfies Record<string, Agreement>

const chapter = (id: string, lines: string): Record<string, string> => ({ [`records/regulations/${id}-test.yaml`]: `id: ${id}\ntitle: ${id}\n${lines}` })
const refs = (...list: string[]): string => `provisions: ${JSON.stringify(list)}\n`

function compiled(more: Record<string, string>, previous?: ReturnType<typeof regulationsOf>) {
  const workspace = workspaceOf({ 'records/regulations/REG-1-patrols.yaml': 'id: REG-1\ntitle: Patrols\n', ...files(agreements), ...more })
  return regulationsOf(new Consolidation(workspace, { asOf: '2040-01-01', lang: 'en' }), {
    title: 'Test',
    revision: undefined,
    edition: undefined,
    commits: new Map(),
    previous,
  })
}

test('a text listed in two chapters has both its places in the concordance', () => {
  const both = { ...chapter('REG-2', refs('AGR-2032-001#1', 'AGR-2032-001#2')), ...chapter('REG-3', refs('AGR-2032-001#1')) }
  const first = compiled(both)
  expect(compiled(both, first).concordance?.map(({ number, previous, change }) => [number, previous, change])).toEqual([
    [1, 1, 'same'],
    [2, 2, 'same'],
    [3, 3, 'same'],
  ])
  const once = compiled(chapter('REG-2', refs('AGR-2032-001#1')), first)
  expect(once.concordance?.map(({ ref, change }) => `${ref} ${change}`)).toEqual(['AGR-2032-001#1 same', 'AGR-2032-001#1 gone', 'AGR-2032-001#2 gone'])
})

test.each(['AGR-2032-001', 'AGR-2033-001'])('no word of what rests on %s is printed once that is internal', (id) => {
  const own = files(agreements)
  const [path = '', text = ''] = Object.entries(own).find(([name]) => name.includes(id)) ?? []
  const output = compiled({ [path]: text.replace('title:', 'access: internal\ntitle:'), ...chapter('REG-2', refs('AGR-2032-001#2')) })
  const [provision] = output.chapters.flatMap(({ provisions }) => provisions)
  expect(provision).toMatchObject({ number: 1, ref: 'AGR-2032-001#2', state: 'internal', text: '', amendedBy: [], sources: [], versions: [] })
  expect(output.sources).toEqual([])
  expect(output.amendments).toEqual([])
  expect(JSON.stringify(output)).not.toMatch(/Oars|counted/)
})

test('an internal chapter stays out, with those under it', () => {
  const output = compiled({
    ...chapter('REG-2', `access: internal\n${refs('AGR-2032-001#1')}`),
    ...chapter('REG-2.1', `parent: REG-2\n${refs('AGR-2032-001#2')}`),
  })
  expect(output.chapters.map(({ id }) => id)).toEqual(['REG-1'])
})
