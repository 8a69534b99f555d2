// What `--timings` tells: where the time went, and how much was done.
import { afterEach, expect, test } from 'vitest'
import { counted, enter, forgetWork, workDone } from '../../src/core/phase.ts'

afterEach(forgetWork)

test('the times of the phases add up to the whole, in their order, and counts are summed', () => {
  forgetWork()
  enter('rules')
  counted('files', 2)
  enter('reading')
  counted('files', 3)
  counted('commits', 1)
  performance.mark('of somebody else')
  enter('rules')
  const { times, counts, total } = workDone(performance.now() + 1000)
  expect([...times.keys()]).toEqual(['starting', 'reading', 'rules'])
  expect([...times.values()].reduce((sum, each) => sum + each, 0)).toBeCloseTo(total)
  expect(times.get('rules')).toBeGreaterThanOrEqual(1000)
  expect(counts).toEqual(
    new Map([
      ['files', 5],
      ['commits', 1],
    ]),
  )
})

test('what was forgotten is not told', () => {
  enter('rules')
  counted('rules', 7)
  forgetWork()
  const { times, counts } = workDone()
  expect([...times.keys()]).toEqual(['starting'])
  expect(counts.size).toBe(0)
})
