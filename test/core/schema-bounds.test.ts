// What makes a schema of a forum's own unusable, in words.
import { describe, expect, test } from 'vitest'
import { boundFaults, sharedFaults } from '../../src/core/schema-bounds.ts'

const common = { $defs: { day: { type: 'string' }, own: { $ref: '#/$defs/day' }, loop: { $ref: '#/$defs/loop' } } }
const deep = (depth: number): unknown => (depth === 0 ? { type: 'string' } : { items: deep(depth - 1) })
/** Each definition stands twice in the one above: 2 to the power of `levels` parts when written out. */
const doubled = (levels: number) => ({
  properties: { a: { $ref: '#/$defs/d0' } },
  $defs: Object.fromEntries(
    Array.from({ length: levels }, (_, at) => [`d${at}`, at + 1 === levels ? {} : { allOf: [{ $ref: `#/$defs/d${at + 1}` }, { $ref: `#/$defs/d${at + 1}` }] }]),
  ),
})

describe('a bounded schema', () => {
  test.each<[string, unknown]>([
    ['nothing', {}],
    [
      'references to its own and the shared definitions',
      { properties: { a: { $ref: '#/$defs/x' }, b: { $ref: 'common.schema.json#/$defs/own' } }, $defs: { x: { type: 'number' } } },
    ],
    ['one definition used twice', { properties: { a: { $ref: '#/$defs/x' }, b: { $ref: '#/$defs/x' } }, $defs: { x: {} } }],
    ['references among plain values', { const: { $ref: 'http://x' }, enum: ['$ref'], default: { $ref: 'y' }, examples: [{ $anchor: 'z' }] }],
    ['a property that is called $ref or $anchor', { properties: { $ref: { type: 'string' }, $anchor: { type: 'string' } } }],
    [
      'texts of its own',
      {
        'x-label': { en: 'A', es: 'B' },
        'x-description': { es: 'C' },
        'x-choices': { a: { en: 'A', es: 'B' } },
        'x-ref': ['party'],
        description: 'D',
        enum: ['a'],
      },
    ],
    ['a hundred parts within one another', deep(100)],
    ['many parts', doubled(11)],
    ['its own address', { $id: 'x.schema.json' }],
  ])('%s', (_, schema) => {
    expect(boundFaults(schema, common)).toEqual([])
  })
})

describe('refused', () => {
  const reference = (name: string) => `"$ref": ${JSON.stringify(name)} names neither "#/$defs/…" nor "common.schema.json#/$defs/…"`
  test.each<[string, unknown, string[]]>([
    ['what is no object', [], ['it is no JSON object']],
    ['nor text', 'x', ['it is no JSON object']],
    ['nor null', null, ['it is no JSON object']],
    ['a reference to the network', { $ref: 'http://x/y' }, [reference('http://x/y')]],
    ['to a file', { items: { $ref: '../a.json#/$defs/x' } }, [reference('../a.json#/$defs/x')]],
    ['to itself as a whole', { $ref: '#' }, [reference('#')]],
    ['to what is not there', { $ref: '#/$defs/x', $defs: {} }, [reference('#/$defs/x')]],
    ['to what everything inherits', { $ref: '#/$defs/constructor', $defs: {} }, [reference('#/$defs/constructor')]],
    ['behind a definition', { $ref: '#/$defs/x/items', $defs: { x: { items: {} } } }, [reference('#/$defs/x/items')]],
    ['a long one is cut', { $ref: 'x'.repeat(300) }, [reference('x'.repeat(200))]],
    ['a definition of itself', { $ref: '#/$defs/x', $defs: { x: { items: { $ref: '#/$defs/x' } } } }, ['a definition in it refers to itself']],
    ['one that nothing names', { $defs: { x: { items: { $ref: '#/$defs/x' } } } }, ['a definition in it refers to itself']],
    ['a shared one of itself', { $ref: 'common.schema.json#/$defs/loop' }, ['a definition in it refers to itself']],
    [
      'dynamic addresses',
      { $dynamicRef: '#a', $anchor: 'b', properties: { c: { $recursiveRef: '#' } } },
      ['"$dynamicRef" is not used here', '"$anchor" is not used here', '"$recursiveRef" is not used here'],
    ],
    [
      'the others',
      { $dynamicAnchor: '#a', $recursiveAnchor: true, $vocabulary: {} },
      ['"$dynamicAnchor" is not used here', '"$recursiveAnchor" is not used here', '"$vocabulary" is not used here'],
    ],
    ['an address inside', { properties: { a: { $id: 'y' } } }, ['"$id" stands inside it']],
    ['too deep', deep(102), ['more than 100 parts lie within one another']],
    ['too large', doubled(14), ['written out it has more than 20000 parts']],
    [
      'words that are none',
      { 'x-label': { en: 'A' }, 'x-description': { es: 1 }, 'x-choices': { a: 'A' }, 'x-ref': 'party', description: 1, enum: [1] },
      [
        '"x-label" is not a text in en and es',
        '"x-description" is not texts by language',
        '"x-choices" is not texts in en and es',
        '"x-ref" is not a list of names',
        '"description" is not a text',
        '"enum" is not a list of texts',
      ],
    ],
    ['the same once', { items: { $anchor: 'a', items: { $anchor: 'b' } } }, ['"$anchor" is not used here']],
  ])('%s', (_, schema, faults) => {
    expect(boundFaults(schema, common)).toEqual(faults)
  })
})

test('what shared definitions lack', () => {
  expect(sharedFaults({ $defs: { a: {} } }, { $defs: { a: {}, b: {}, c: {} } })).toEqual(['"$defs" lacks "b"', '"$defs" lacks "c"'])
  expect(sharedFaults({}, { $defs: { a: {} } })).toEqual(['"$defs" lacks "a"'])
  expect(sharedFaults({ $defs: { a: {} } }, {})).toEqual([])
})
