import { describe, expect, it } from 'vitest'
import { noteBlocks, sentencesOf } from '../../../src/core/minutes/notes.ts'
import { patternsIn } from './minutes.ts'

const sentences = (text: string, lang: 'en' | 'es' = 'en') =>
  sentencesOf(text, noteBlocks(text), patternsIn[lang], new Set()).map((each) => ({ ...each, words: text.slice(each.start, each.end) }))

describe('sentences', () => {
  it.each([
    ['Mr. Reed spoke. He left.', ['Mr. Reed spoke.', 'He left.']],
    ['See No. 4 and art. 5 of it. Then go.', ['See No. 4 and art. 5 of it.', 'Then go.']],
    ['Iris E. Quay spoke. “It is late.” She left.', ['Iris E. Quay spoke.', '“It is late.”', 'She left.']],
    ['They left (all of them.) Others came.', ['They left (all of them.)', 'Others came.']],
    ['It costs 1.5 million, e.g. in May. Fine!', ['It costs 1.5 million, e.g. in May.', 'Fine!']],
    ['The list.[^1] The map.[^2][^3] End', ['The list.[^1]', 'The map.[^2][^3]', 'End']],
    ['One line that is\nwrapped here.', ['One line that is\nwrapped here.']],
    ['Lakeport, 4 May 2031\nSecond meeting', ['Lakeport, 4 May 2031', 'Second meeting']],
    ['| May | A. B. |\n| - | - |', ['May', 'A. B.']],
  ])('%s', (text, expected) => {
    expect(sentences(text).map(({ words }) => words)).toEqual(expected)
  })

  it('begin with Spanish signs', () => {
    expect(sentences('La Sra. Brava habló. ¿Quién irá? «Nadie.» Fin.', 'es').map(({ words }) => words)).toEqual([
      'La Sra. Brava habló.',
      '¿Quién irá?',
      '«Nadie.»',
      'Fin.',
    ])
  })

  it('know their section, list and footnote', () => {
    const text = '# One\n\nFirst.\n\nAfternoon session:\n\nThe members agreed:\n\n- a list\n  over two lines\n- a map\n\n[^1]: See annex.\n'
    expect(sentences(text).map(({ words, section, isItem, isLead, isNote }) => [words, section, isItem, isLead, isNote])).toEqual([
      ['First.', 'One', false, false, false],
      ['Afternoon session:', 'Afternoon session', false, false, false],
      ['The members agreed:', 'Afternoon session', false, true, false],
      ['a list\n  over two lines', 'Afternoon session', true, false, false],
      ['a map', 'Afternoon session', true, false, false],
      ['See annex.', 'Afternoon session', false, false, true],
    ])
  })

  it('are none in code', () => {
    expect(sentences('```\nBravia will go.\n```\n\nEnd.').map(({ words }) => words)).toEqual(['End.'])
  })
})
