// Schemas that a branch brings to hold up, lead out or break the check: each is named, what ships stands in, the records are read.
import { performance } from 'node:perf_hooks'
import { expect, test } from 'vitest'
import { shippedSchemas } from '../../src/io/shipped.ts'
import { check } from '../../src/rules/run.ts'
import { lakes } from '../lakes.ts'
import { foundIn } from './found-in.ts'

type Json = Record<string, unknown>
const shipped = (name: string): Json & { properties: Json; $defs: Json; 'x-rcm': Json } => JSON.parse(shippedSchemas().get(name) ?? '{}')
const path = 'schemas/topic.schema.json'
const wells = (more = '') => ({ 'records/topics/TOP-wells.yaml': `id: TOP-wells\ntitle: Wells\ntype: issue\n${more}` })

/** The schema of topics with another schema for its notes. */
const noteAs = (note: unknown, more: Json = {}) => ({
  [path]: JSON.stringify({ ...shipped('topic'), ...more, properties: { ...shipped('topic').properties, note } }),
})

const nested = (depth: number): unknown =>
  depth === 0 ? { type: 'string' } : { allOf: [{ $ref: `#/$defs/d${depth - 1}` }, { $ref: `#/$defs/d${depth - 1}` }] }
const doubling = Object.fromEntries(Array.from({ length: 30 }, (_, depth) => [`d${depth}`, nested(depth)]))

test.each([
  ['a reference to the network', noteAs({ $ref: 'https://lakes.example/note.json' }), 'names neither'],
  ['a reference to a file', noteAs({ $ref: 'file:///etc/passwd' }), 'names neither'],
  ['a reference out of the repository', noteAs({ $ref: '../../../etc/passwd' }), 'names neither'],
  ['a reference to another kind', noteAs({ $ref: 'party.schema.json' }), 'names neither'],
  ['a reference to itself', noteAs({ $ref: '#' }), 'names neither'],
  ['a dynamic reference', noteAs({ $dynamicRef: '#note' }), '"$dynamicRef" is not used here'],
  ['an address within', noteAs({ $id: 'https://lakes.example/note' }), '"$id" stands inside it'],
  ['a definition in a circle', noteAs({ $ref: '#/$defs/a' }, { $defs: { a: { anyOf: [{ $ref: '#/$defs/a' }, { $ref: '#/$defs/a' }] } } }), 'refers to itself'],
  [
    'a circle under a name that is also a keyword',
    noteAs({ $ref: '#/$defs/a' }, { $defs: { a: { properties: { title: { $ref: '#/$defs/a' } } } } }),
    'refers to itself',
  ],
  ['definitions that double', noteAs({ $ref: '#/$defs/d29' }, { $defs: doubling }), 'more than 20000 parts'],
  [
    'parts within one another',
    noteAs(Array.from({ length: 150 }).reduce((inner: unknown) => ({ not: inner }), {})),
    'more than 100 parts lie within one another',
  ],
  ['a pattern that looks ahead', noteAs({ type: 'string', pattern: '^(?=a)' }), 'a look ahead or behind'],
  ['a pattern that is none', noteAs({ type: 'string', pattern: '(' }), 'Invalid regular expression'],
  ['a pattern that is too large', noteAs({ type: 'string', pattern: '((a{99}){99}){99}' }), 'too large'],
  ['a file too long', { [path]: `${JSON.stringify(shipped('topic'))}${' '.repeat(262_144)}` }, 'longer than 262144 characters'],
  ['half a file', { [path]: '{' }, 'JSON'],
  ['a list', { [path]: '[]' }, 'it is no JSON object'],
  ['null', { [path]: 'null' }, 'it is no JSON object'],
  ['brackets', { [path]: `${'['.repeat(50_000)}${']'.repeat(50_000)}` }, 'it is no JSON object'],
  ['a property that is null', noteAs(null), 'schema is invalid'],
  ['annotations that are none', noteAs({ type: 'string', 'x-label': 3 }), '"x-label" is not a text in en and es'],
  ['a choice that is no text', noteAs({ enum: [3] }), '"enum" is not a list of texts'],
  ['references that are none', noteAs({ type: 'string', 'x-ref': 'party' }), '"x-ref" is not a list of names'],
  ['properties in a list', { [path]: JSON.stringify({ ...shipped('topic'), properties: [] }) }, 'there is no property'],
  [
    'the folder of another kind',
    { [path]: JSON.stringify({ ...shipped('topic'), 'x-rcm': { ...shipped('topic')['x-rcm'], folder: 'parties' } }) },
    'records/parties/ is the folder of another kind, party',
  ],
])('%s', async (_, overlay, reason) => {
  const begun = performance.now()
  const found = await foundIn('schema-definition', { ...overlay, ...wells() })
  expect(performance.now() - begun).toBeLessThan(5_000)
  expect(found.map(({ path: at }) => at)).toContain(path)
  expect(found.map(({ said }) => said).join('\n')).toContain(reason)
  const workspace = await lakes({ ...overlay, ...wells() })
  expect(workspace.byId.has('TOP-wells')).toBe(true)
  expect(workspace.records).toHaveLength(37)
  expect(() => check(workspace)).not.toThrow()
})

test.each([
  ['a reference to itself', { ...shipped('common'), $defs: { ...shipped('common').$defs, id: { $ref: 'common.schema.json#/$defs/id' } } }, 'refers to itself'],
  ['definitions left out', { ...shipped('common'), $defs: {} }, '"$defs" lacks "id"'],
  ['no definitions', { ...shipped('common'), $defs: 3 }, '"$defs" lacks "id"'],
])('shared definitions with %s', async (_, common, reason) => {
  const overlay = { 'schemas/common.schema.json': JSON.stringify(common) }
  expect((await foundIn('schema-definition', overlay)).map(({ said }) => said).join('\n')).toContain(reason)
  expect((await lakes(overlay)).records).toHaveLength(36)
  expect(await foundIn('schema', overlay)).toEqual([])
})

test.each([
  ['a property', noteAs({ type: 'string', pattern: '^(a+)+$' }), `note: ${'a'.repeat(10_000)}!\n`],
  ['the names of properties', noteAs({ type: 'string' }, { patternProperties: { '^(x+x+)+y$': {} } }), `${'x'.repeat(1_000)}: 1\n`],
])('a pattern made to run for ever, on %s, ends with a finding', async (_, overlay, more) => {
  const begun = performance.now()
  expect(await foundIn('schema-definition', overlay)).toEqual([])
  expect((await foundIn('schema', { ...overlay, ...wells(more) })).length).toBe(1)
  expect(performance.now() - begun).toBeLessThan(5_000)
})

test.each(['const', 'enum', 'default', 'examples'])('a reference among the values of “%s” is none', async (key) => {
  const value = { $ref: 'https://example.org/x' }
  const overlay = noteAs({ type: 'string', ...(key === 'enum' || key === 'examples' ? { [key]: [value] } : { [key]: value }) })
  expect((await foundIn('schema-definition', overlay)).map(({ said }) => said).join()).not.toContain('example.org')
})

test('the form of an id made to run for ever ends with a finding', async () => {
  const id = { ...(shipped('topic')['x-rcm'].id as Json), pattern: '^TOP-([a-z-]+)+$' }
  const overlay = { [path]: JSON.stringify({ ...shipped('topic'), 'x-rcm': { ...shipped('topic')['x-rcm'], id } }) }
  expect(await foundIn('schema-definition', overlay)).toEqual([])
  const found = await foundIn('id-form', { ...overlay, 'records/topics/TOP-a.yaml': `id: TOP-${'a'.repeat(5_000)}!\ntitle: Wells\ntype: issue\n` })
  expect(found).toHaveLength(1)
})

test('rcm.yaml is held to the schema that ships', async () => {
  const overlay = { 'schemas/rcm.schema.json': '{}', 'rcm.yaml': 'id: 3\nlanguages: { a: 1 }\nname: 3\nrules: 4\n' }
  expect((await foundIn('schema-definition', overlay)).map(({ said }) => said).join()).toContain('rcm.yaml is held to the schema that ships')
  const workspace = await lakes(overlay)
  expect(workspace.forum.languages).toEqual(['en', 'es'])
  expect(() => check(workspace)).not.toThrow()
})

test('a schema names nothing that becomes code', async () => {
  const words = `');process.exit(9);('\u2028*/`
  const overlay = noteAs({ type: 'string', const: words, default: words, description: words, title: words, $comment: words, pattern: '^[\\/*\\u2028]' })
  expect(await foundIn('schema-definition', overlay)).toEqual([])
  expect((await foundIn('schema', { ...overlay, ...wells('note: x\n') })).length).toBeGreaterThan(0)
})
