// Which changed chunks of two texts belong together.
import { expect, test } from 'vitest'
import { type Placed, pairUp } from '../../src/wording/chunk-pairs.ts'

const placed = (texts: readonly string[], from = 0): Placed[] => texts.map((raw, index) => ({ place: from + index, raw, key: raw.trim() }))
const pairs = (before: readonly string[], after: readonly string[], from = 0) =>
  pairUp(placed(before), placed(after, from)).map(([a, b]) => `${a.join('+')}>${b.join('+')}`)

const nets = 'Every member marks its nets with a seal.'
const boats = 'The Secretariat keeps a list of boats.'
const fees = 'Contributions are paid in the first quarter.'

test.each<[string, string[], string[], string[]]>([
  ['one with one, whatever they say', [nets], [boats], ['0>0']],
  ['nothing with something', [], [nets, boats], []],
  ['each with its own', [nets, boats], [nets.replace('seal', 'label'), boats.replace('boats', 'ships')], ['0>0', '1>1']],
  ['what reads quite otherwise has no pair', [nets, boats], [fees, boats.replace('boats', 'ships')], ['1>1']],
  ['what was put in between has none', [nets, boats], [nets.replace('seal', 'label'), fees, boats.replace('boats', 'ships')], ['0>0', '1>2']],
  ['one that was split', [`${nets} ${boats}`, fees], [nets, boats, fees.replace('first', 'last')], ['0>0+1', '1>2']],
  ['two that were put together', [nets, boats, fees], [`${nets} ${boats}`, fees.replace('first', 'last')], ['0+1>0', '2>1']],
  ['the very same stays with the same', [nets, nets.replace('seal', 'label')], [boats, nets], ['0>1']],
  ['what stands elsewhere is no changed one', [nets, boats], [boats, nets.replace('seal', 'label'), fees], ['1>0']],
  ['pairs do not cross', [nets, boats], [boats.replace('boats', 'ships'), nets.replace('seal', 'label')], ['0>1']],
  ['words of nothing but signs are not alike', ['- - -', '* *'], ['+ +', '= ='], []],
])('%s', (_, before, after, expected) => {
  expect(pairs(before, after)).toEqual(expected)
})

test('a chunk that does not follow is not put together with another', () => {
  const apart = [
    { place: 0, raw: nets, key: nets },
    { place: 2, raw: boats, key: boats },
  ]
  expect(pairUp(apart, placed([`${nets} ${boats}`, fees])).map(([a]) => a.length)).toEqual([1])
})

test('very many are paired as they follow each other', () => {
  const many = Array.from({ length: 101 }, (_, index) => `Rule ${index} on nets and boats of the lakes.`)
  const changed = many.map((each, index) => (index === 3 ? 'Quite another thing.' : each.replace('lakes', 'rivers')))
  const found = pairs(many, [...changed, 'One more.'])
  expect(found).toHaveLength(100)
  expect(found[3]).toBe('4>4')
})
