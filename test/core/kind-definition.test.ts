// What is wrong with a kind's definition, in words.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { definitionFaults } from '../../src/core/kind-definition.ts'
import { packageRoot } from '../../src/io/shipped.ts'

type Definition = { $id: string; properties: object; 'x-rcm': Record<string, unknown> & { id: Record<string, unknown> } }
const shipped = (): Definition => JSON.parse(readFileSync(join(packageRoot, 'schemas/follow-up.schema.json'), 'utf8')) as Definition
function faults(change: (definition: Definition) => void): string[] {
  const definition = shipped()
  change(definition)
  return definitionFaults('follow-up', { ...definition })
}

test.each<[string, (definition: Definition) => void, RegExp | undefined]>([
  ['as it is', () => {}, undefined],
  ['another name', (all) => Object.assign(all, { $id: 'task.schema.json' }), /^"\$id" must be "follow-up\.schema\.json"$/],
  ['no block of ours', (all) => Reflect.deleteProperty(all, 'x-rcm'), /^x-rcm: /],
  ['a pattern without an end', (all) => Object.assign(all['x-rcm'].id, { pattern: '^FU-' }), /^x-rcm\.id\.pattern: /],
  ['a pattern without a beginning', (all) => Object.assign(all['x-rcm'].id, { pattern: 'FU$' }), /^x-rcm\.id\.pattern: /],
  ['a pattern that is none', (all) => Object.assign(all['x-rcm'].id, { pattern: '^(FU$' }), /^x-rcm\.id\.pattern: /],
  ['an example of another form', (all) => Object.assign(all['x-rcm'].id, { example: 'TASK-1' }), /^x-rcm\.id\.example: "TASK-1" does not have the form/],
  [
    'a status that is no word',
    (all) => Object.assign(all['x-rcm'].statuses as object, { 'done!': { phase: 'closed', label: { en: 'Done', es: 'Hecho' } } }),
    /^x-rcm\.statuses\.done!: /,
  ],
  ['a role of no property', (all) => Object.assign(all['x-rcm'], { roles: { due: 'until' } }), /^x-rcm\.roles: there is no property "until"$/],
  ['a column of no property', (all) => Object.assign(all['x-rcm'], { columns: ['status', 'colour'] }), /^x-rcm\.columns: there is no property "colour"$/],
  [
    'a shared status that is none',
    (all) => Object.assign(all['x-rcm'], { shared: { none: 'pending', some: 'in-progress', all: 'done' } }),
    /^x-rcm\.shared: there is no status "done"$/,
  ],
])('%s', (_, change, said) => {
  const found = faults(change)
  if (said === undefined) expect(found).toEqual([])
  else {
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(said)
  }
})
