import { describe, expect, it } from 'vitest'
import { compilePattern, firstWords, matchAt, phraseList } from '../../../src/core/minutes/pattern.ts'
import { tokensOf } from '../../../src/core/minutes/token.ts'

const lists = new Map([['say', phraseList(['said', 'pointed out', '*ify', 'emphas*', '- -'])]])
const slots = new Set(['who'])
const compile = (text: string) => compilePattern(text, lists, slots)

/** The words found first in a text; the slot {who} is any word with a capital letter. */
function found(pattern: string, text: string): string | undefined {
  const tokens = tokensOf(text, 0, text.length)
  for (const at of tokens.keys()) {
    const match = matchAt(compile(pattern), tokens, at, (_, place) => (/^\p{Lu}/u.test(tokens[place]?.text ?? '') ? [place + 1] : []))
    if (match)
      return tokens
        .slice(match.from, match.until)
        .map((token) => token.text)
        .join(' ')
  }
  return undefined
}

describe('a pattern', () => {
  it.each([
    ['will send|prepare', 'The list that he will prepare.', 'will prepare'],
    ['was [formally] adopted', 'It was formally adopted', 'was formally adopted'],
    ['was [formally] adopted', 'It was adopted', 'was adopted'],
    ['{say} that', 'She pointed out that', 'pointed out that'],
    ['{say} that', 'They clarify that', 'clarify that'],
    ['{say} that', 'They emphasised that', 'emphasised that'],
    ['{say} [once] [more] that', 'They said that', 'said that'],
    ['commit* to', 'They committed to it', 'committed to'],
    ['*ing', 'It is pending', 'pending'],
    ['follow-up', 'the follow up of', 'follow up'],
    ['asked {who} ..2 to', 'He asked Bravia once more to go', 'asked Bravia once more to'],
    ['(added)', 'Workshop (added)', '( added )'],
  ])('%s is found in “%s”', (pattern, text, words) => {
    expect(found(pattern, text)).toBe(words)
  })

  it.each([
    ['will send', 'He will not send it'],
    ['asked ..2 to', 'He asked for one, two, three to go'],
    ['asked ..9 to', 'He asked; then he went to'],
    ['commit* to', 'They commit to'],
    ['{who} will', 'the list will'],
    ['{say} that', 'They emphas that, ify that'],
    ['{who} will', 'Bravia'],
  ])('%s is not found in “%s”', (pattern, text) => {
    expect(found(pattern, text)).toBeUndefined()
  })

  it.each(['..3 will', 'will ..3', '[will]', '{nobody} will', 'will|follow-up', '-|x', 'a ..9 b ..9 c ..9 d'])('%s is refused', (pattern) => {
    expect(() => compile(pattern)).toThrow(RangeError)
  })

  it('tells with which words it can begin', () => {
    expect([...(firstWords(compile('[the] need to')) ?? [])]).toEqual(['the', 'need'])
    expect(firstWords(compile('{who} will'))).toBeUndefined()
    expect(firstWords(compile('commit* to'))).toBeUndefined()
  })
})
