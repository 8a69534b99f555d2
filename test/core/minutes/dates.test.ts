import { describe, expect, it } from 'vitest'
import { say } from '../../../src/core/message.ts'
import { type KnownEvent, inWords, whensIn, writtenDates } from '../../../src/core/minutes/dates.ts'
import { tokensOf } from '../../../src/core/minutes/token.ts'
import { patternsIn } from './minutes.ts'

const annual: KnownEvent = { words: new Set(['annual', 'meeting', 'reunión', 'anual']), title: 'Annual meeting', date: '2031-10-20/2031-10-21' }
const midTerm: KnownEvent = { words: new Set(['mid', 'term', 'meeting']), title: 'Mid-term meeting', date: '2031-08?' }

/** What a text says about when, on Monday 10 March 2031: the date, and how it was found. */
function whenIn(text: string, lang: 'en' | 'es' = 'en') {
  const tokens = tokensOf(text, 0, text.length)
  const patterns = patternsIn[lang]
  return whensIn(tokens, writtenDates(tokens, patterns, '2031-03-10'), patterns, '2031-03-10', [annual, midTerm], text).map(
    ({ means, date, how, isDoubtful }) => ({ means, date, how: say(inWords(how, lang), lang), isDoubtful }),
  )
}

describe('a date phrase in English', () => {
  it.each([
    ['send it by Friday, March 14', 'until', '2031-03-14'],
    ['no later than 2 May 2031', 'until', '2031-05-02'],
    ['by the end of June', 'until', '2031-06'],
    ['until 2031-04-30', 'until', '2031-04-30'],
    ['in the next two weeks', 'term', '2031-03-24'],
    ['within 30 days', 'term', '2031-04-09'],
    ['a two-week term for the members', 'term', '2031-03-24'],
    ['within one month', 'term', '2031-04-10'],
    ['to be held in November', 'on', '2031-11'],
    ['a workshop in February', 'on', '2032-02'],
    ['from 4 to 6 June', 'not', '2031-06-04/2031-06-06'],
    ['on 4–6 June 2032', 'on', '2032-06-04/2032-06-06'],
    ['possibly in August', 'possibly', '2031-08?'],
    ['before the annual meeting', 'before', '2031-10-19'],
    ['ahead of the mid-term meeting', 'before', '2031-08?'],
    ['by the end of the year', 'this', '2031'],
    ['next month', 'next', '2031-04'],
    ['in 2033', 'on', '2033'],
    ['as soon as possible', 'vague', undefined],
    ['on a permanent basis', 'ongoing', undefined],
  ])('“%s” is %s %s', (text, means, date) => {
    expect(whenIn(text).at(0)).toMatchObject({ means, date })
  })

  it.each(['may send', 'they march on', 'before the other thing', 'two weeks', 'the 31 February', 'chapter 12'])('“%s” gives none', (text) => {
    expect(whenIn(text).filter(({ date }) => date !== undefined)).toEqual([])
  })

  it('says how it was derived', () => {
    expect(whenIn('in the next two weeks')[0]?.how).toBe('“in the next two weeks”, counted from the meeting of 10 March 2031')
    expect(whenIn('before the annual meeting')[0]?.how).toBe('“before the annual meeting”: Annual meeting, 20–21 October 2031')
    expect(whenIn('by March 14')[0]?.how).toBe('“by March 14”: the year follows from the day of the meeting, 10 March 2031')
  })

  it('says when the weekday is another one', () => {
    expect(whenIn('by Friday, March 15')).toEqual([
      { means: 'until', date: '2031-03-15', how: '“by Friday, March 15”: that day is a Saturday; see which of the two is right', isDoubtful: true },
    ])
  })
})

describe('a date phrase in Spanish', () => {
  it.each([
    ['a más tardar el viernes 14 de marzo', 'until', '2031-03-14'],
    ['antes del 2 de mayo de 2031', 'until', '2031-05-02'],
    ['en las próximas dos semanas', 'term', '2031-03-24'],
    ['en un plazo de 30 días', 'term', '2031-04-09'],
    ['dentro de un mes', 'term', '2031-04-10'],
    ['se celebrará en noviembre', 'on', '2031-11'],
    ['del 4 al 6 de junio de 2032', 'on', '2032-06-04/2032-06-06'],
    ['posiblemente en agosto', 'possibly', '2031-08?'],
    ['antes de la reunión anual', 'before', '2031-10-19'],
    ['el próximo mes', 'next', '2031-04'],
    ['a la brevedad', 'vague', undefined],
    ['de manera permanente', 'ongoing', undefined],
  ])('“%s” is %s %s', (text, means, date) => {
    expect(whenIn(text, 'es').at(0)).toMatchObject({ means, date })
  })

  it('says how it was derived', () => {
    expect(whenIn('en las próximas dos semanas', 'es')[0]?.how).toBe('«en las próximas dos semanas», contados desde la reunión del 10 de marzo de 2031')
  })
})
