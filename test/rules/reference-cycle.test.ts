// Chains of records that lead back: each circle is said once.
import { expect, test } from 'vitest'
import { foundIn } from './found-in.ts'

const topics = (parents: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(
    Object.entries(parents).map(([name, parent]) => [
      `records/topics/TOP-${name}.yaml`,
      `id: TOP-${name}\ntitle: ${name}\ntype: issue\n${parent === undefined ? '' : `parent: TOP-${parent}\n`}`,
    ]),
  )

const chains = async (parents: Readonly<Record<string, string | undefined>>) => (await foundIn('reference-cycle', topics(parents))).map(({ said }) => said)

test('a chain with an end is none', async () => {
  expect(await chains({ a: 'b', b: 'c', c: undefined, d: 'b', e: 'nowhere' })).toEqual([])
})

test('a record under itself', async () => {
  expect(await chains({ a: 'a' })).toEqual(['“parent” leads back to where it began: TOP-a → TOP-a.'])
})

test('three in a circle, whichever stands first', async () => {
  expect(await chains({ a: 'b', b: 'c', c: 'a' })).toEqual(['“parent” leads back to where it began: TOP-c → TOP-a → TOP-b → TOP-c.'])
  expect(await chains({ a: 'c', b: 'a', c: 'b' })).toEqual(['“parent” leads back to where it began: TOP-b → TOP-a → TOP-c → TOP-b.'])
})

test('a circle that others lead into is said once, and without them', async () => {
  expect(await chains({ a: 'm', m: 'n', n: 'm', x: 'n', y: 'x' })).toEqual(['“parent” leads back to where it began: TOP-n → TOP-m → TOP-n.'])
})

test('two circles are two', async () => {
  expect(await chains({ a: 'b', b: 'a', x: 'y', y: 'x' })).toHaveLength(2)
})

test('a chain of thousands takes no depth', async () => {
  const long = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`n${i}`, `n${(i + 1) % 5000}`]))
  expect(await chains(long)).toHaveLength(1)
})
