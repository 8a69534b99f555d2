// Texts that would hold up the Markdown reader are refused before it; what people write passes.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { expect, it } from 'vitest'
import { tangleIn } from '../../src/core/tangle.ts'
import { readBlocks } from '../../src/core/text.ts'
import { lakes } from '../lakes.ts'
import { foundIn } from '../rules/found-in.ts'

const indented = Array.from({ length: 400 }, (_, depth) => `${'  '.repeat(depth)}- a\n`).join('')
const backticks = Array.from({ length: 800 }, (_, count) => `${'`'.repeat(count + 1)} `).join('')

it.each([
  ['a million letters', 'a'.repeat(1_048_577), 'long', 1],
  ['bullets on one line', `Wells\n\n${'- '.repeat(3_000)}x`, 'deep', 3],
  ['quotations on one line', '>'.repeat(3_000), 'deep', 1],
  ['numbers on one line', '1. '.repeat(3_000), 'deep', 1],
  ['indentation', indented, 'deep', 41],
  ['spaces', `${' '.repeat(100)}x`, 'deep', 1],
  ['many short lists', '- - - - - - - -\n'.repeat(6_000), 'lists', 1_429],
  ['emphasis that never ends', 'a** '.repeat(30_000), 'marks', 1],
  ['links that never end', '[a]('.repeat(30_000), 'marks', 1],
  ['brackets', '['.repeat(30_000), 'marks', 1],
  ['directives that never end', ':a['.repeat(30_000), 'marks', 1],
  ['rows of no table', '| [a]( | b** |\n'.repeat(3_000), 'marks', 667],
  ['a row of a table', `| a |\n|-|\n| ${'[a]('.repeat(3_000)} |\n`, 'marks', 3],
  ['what follows a table', `| a |\n|-|\n| b |\n${'[a]('.repeat(3_000)}\n`, 'marks', 4],
  ['backticks of every length', backticks, 'backticks', 1],
  ['boxes in boxes', ':::a\n'.repeat(30), 'boxes', 21],
])('%s', (_, text, what, line) => {
  const begun = performance.now()
  expect(tangleIn(text)).toEqual({ what, line })
  expect(performance.now() - begun).toBeLessThan(1_000)
})

it.each([
  ['a long text', 'The members agree to meet.\n\n'.repeat(30_000)],
  ['long lists', `${Array.from({ length: 4_000 }, (_, number) => `${number + 1}. The **members** meet.`).join('\n')}\n`],
  ['lists in lists', '- a\n  - b\n    1. c\n       > - d\n'.repeat(300)],
  ['boxes one after another', ':::note\nWells.\n:::\n\n'.repeat(500)],
  ['a table', `| a | b |\n| - | - |\n${'| **a** | [b](c) |\n'.repeat(400)}`],
  ['a long table', `| a | b |\n|-|-:|\n${'| :late[**a**] | [b](c) |\n'.repeat(5_000)}`],
  ['a whole dialect', readFileSync(join(import.meta.dirname, '../formats/whole-dialect.md'), 'utf8')],
])('passes %s', (_, text) => {
  expect(tangleIn(text)).toBeUndefined()
})

it.each([
  ['lists', '- - - - - - - -\n'.repeat(1_200)],
  ['quotations', `${'> '.repeat(12)}a\n`.repeat(800)],
  ['backticks', `${Array.from({ length: 32 }, (_, count) => '`'.repeat(count + 1)).join(' ')} `.repeat(30)],
  ['emphasis', `${'a** '.repeat(1_900)}\n\n`.repeat(5)],
  ['tables', `| a |\n|-|\n${`| ${'[a]('.repeat(300)} |\n`.repeat(300)}`],
  ['links', `${'[a]('.repeat(900)}\n\n`.repeat(5)],
])('what passes is read in time: %s', (_, text) => {
  expect(tangleIn(text)).toBeUndefined()
  const begun = process.cpuUsage()
  readBlocks(text)
  const { user, system } = process.cpuUsage(begun)
  expect((user + system) / 1000).toBeLessThan(20_000)
})

it('a tangled record is a finding at its line, and the others are read', async () => {
  const overlay = { 'records/topics/TOP-wells.md': `---\nid: TOP-wells\ntitle: Wells\ntype: issue\n---\n\nWells\n\n${'- '.repeat(3_000)}x\n` }
  const found = await foundIn('text-form', overlay)
  expect(found.map(({ path, line, said }) => [path, line, said])).toEqual([
    ['records/topics/TOP-wells.md', 9, 'The line stands more than twelve lists and quotations deep, or 80 columns in.'],
  ])
  expect((await lakes(overlay)).records).toHaveLength(36)
})
