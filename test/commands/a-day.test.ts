// A coordinator's day: every step ends well, and says in English what it should; nothing is left undone.
import { expect, test } from 'vitest'
import { type DayPlayed, playDay } from '../lakes-day.ts'

test('a day of the coordinator', async () => {
  const played: DayPlayed[] = []
  for await (const each of playDay('en')) played.push(each)
  for (const { step, code, said } of played) {
    expect({ line: step.line, code, said }).toMatchObject({ line: step.line, code: 0 })
    let rest = said
    for (const words of step.says) {
      expect(rest, step.line).toContain(words)
      rest = rest.slice(rest.indexOf(words) + words.length)
    }
  }
  expect(played.length).toBeGreaterThan(10)
}, 120_000)
