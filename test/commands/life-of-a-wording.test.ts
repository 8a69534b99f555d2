// The whole story on a bare remote with three clones: a country proposes in a branch, a round runs with one late answer, the presidency adopts at a
// meeting, the next edition is released, verify and trace confirm it; a second proposal on the same text meets “base changed”.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Played, Story } from '../lakes-story.ts'

describe('the life of a wording', () => {
  let story: Story
  const played: Played[] = []
  beforeAll(async () => {
    story = new Story()
    for await (const each of story.play('en')) played.push(each)
  }, 120_000)
  afterAll(() => story.remove())

  it('goes step by step, each with the exit code and the words that it should', () => {
    for (const { step, code, said } of played) {
      expect({ line: step.line, code, said }).toMatchObject({ line: step.line, code: step.code ?? 0 })
      let rest = said
      for (const words of step.says ?? []) {
        expect(rest, step.line).toContain(words)
        rest = rest.slice(rest.indexOf(words) + words.length)
      }
    }
  })

  it('adopts in a single commit that leaves nothing behind', () => {
    const { bravia } = story.clones
    expect(bravia.git('log', '--format=%s', '--', 'records/agreements/AGR-2031-003-two-patrols-a-week.md')).toBe('adoption AGR-2031-003: Two patrols a week')
    expect(bravia.git('log', '--format=%an', '-1')).toBe('Bruno Brava')
    expect(bravia.git('status', '--porcelain')).toBe('')
  })

  it('keeps the second proposal with its three texts', async () => {
    const { said } = await story.run('bravia', 'rcm proposals marshal AGR-2031-001#3.1 --format json', { day: '2031-11-21', lang: 'en' })
    expect(JSON.parse(said).places[0].proposals).toMatchObject([
      {
        id: 'PRP-2031-EST-1',
        baseChanged: true,
        base: 'Every lake is patrolled at least once a week.',
        now: 'Every lake is patrolled at least twice a week.',
        proposed: 'Every lake is patrolled every day.',
      },
    ])
  })

  it('gives every clone the same history in the end', () => {
    const heads = Object.values(story.clones).map((clone) => clone.git('rev-parse', 'main'))
    expect(new Set(heads).size).toBe(1)
  })
})
