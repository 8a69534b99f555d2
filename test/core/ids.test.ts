import { describe, expect, test } from 'vitest'
import { idAfter, nextId } from '../../src/core/ids.ts'
import type { Kind } from '../../src/core/kind.ts'
import { slugOf } from '../../src/core/slug.ts'
import { lakes } from '../lakes.ts'

const { kinds } = await lakes()
const kind = (name: string): Kind => kinds.get(name) as Kind
const next = (name: string, data: Record<string, unknown> = {}, taken: string[] = []) => nextId(kind(name), { data, year: 2031, taken })

describe('the next id', () => {
  test('is one more than any that is taken, by an id or the name of a file', () => {
    expect(next('follow-up')).toEqual({ id: 'FU-2031-001' })
    expect(next('follow-up', {}, ['FU-2031-001', 'FU-2031-007-wells.es.yaml', 'FU-2030-099', 'FU-2031-0x', 'AGR-2031-050'])).toEqual({ id: 'FU-2031-008' })
    expect(next('follow-up', {}, ['FU-2031-999'])).toEqual({ id: 'FU-2031-1000' })
  })
  test('a gap is not filled: ids are never used again', () => {
    expect(next('event', {}, ['EVT-2031-001', 'EVT-2031-003'])).toEqual({ id: 'EVT-2031-004' })
  })
  test('of a proposal counts by proposer', () => {
    expect(next('proposal', { proposer: ['BRV'] }, ['PRP-2031-BRV-1-nets.md', 'PRP-2031-BRV-10-x.yaml', 'PRP-2031-ALD-20'])).toEqual({ id: 'PRP-2031-BRV-11' })
    expect(next('proposal', {}, [])).toEqual({ missing: 'proposer' })
  })
  test('is natural where the kind has such', () => {
    expect(next('response', { consultation: 'CNS-2031-001', party: 'ALD' })).toEqual({ id: 'RSP-2031-001-ALD' })
    expect(next('contribution', { party: 'WFO-X' })).toEqual({ id: 'CON-2031-WFO-X' })
    expect(next('topic', { title: 'Fish stocks (¡año!)' })).toEqual({ id: 'TOP-fish-stocks-ano' })
    expect(next('presidency')).toEqual({ id: 'PPT-2031' })
    expect(next('party')).toEqual({ missing: undefined })
  })
  test('has the form of its kind', () => {
    const data = { proposer: ['BRV'], consultation: 'CNS-2031-001', party: 'ALD', title: 'Wells' }
    for (const each of kinds.values()) {
      const { id } = nextId(each, { data, year: 2031, taken: [] })
      if (each.id.next !== undefined) expect(each.id.pattern.test(id ?? ''), id).toBe(true)
    }
  })
  test('after another: the same letters and year', () => {
    expect(idAfter('FU-2030-002', ['FU-2030-003-x.yaml', 'FU-2031-009'])).toBe('FU-2030-004')
    expect(idAfter('TROIKA', [])).toBeUndefined()
  })
})

test.each([
  ['Send the list of wells', 'send-the-list-of-wells'],
  ['«Año» nuevo — São Tomé’s', 'ano-nuevo-sao-tomes'],
  ['漢字', ''],
  ['One two three four five six seven eight nine ten eleven twelve thirteen', 'one-two-three-four-five-six-seven-eight-nine-ten-eleven'],
  ['x'.repeat(80), 'x'.repeat(60)],
])('the slug of “%s”', (title, slug) => {
  expect(slugOf(title)).toBe(slug)
})
