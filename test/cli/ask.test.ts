import { Chalk } from 'chalk'
import { describe, expect, test } from 'vitest'
import { makeAsk } from '../../src/cli/ask.ts'
import type { Lang } from '../../src/core/message.ts'
import { keys, terminal as makeTerminal } from '../terminal.ts'

function terminal(lang: Lang) {
  const made = makeTerminal()
  return { ...made, ask: makeAsk({ input: made.input, output: made.output, lang, colour: new Chalk({ level: 0 }) }) }
}

const parties = [
  { value: 'ALD', label: 'ALD  Aldermere', search: 'Aldermar' },
  { value: 'BRV', label: 'BRV  Bravia' },
  { value: 'CAL', label: 'CAL  Calandía' },
]

describe('words', () => {
  test('are checked as they are given', async () => {
    const { ask, type, shown } = terminal('en')
    type('x', keys.enter, keys.back, 'ok', keys.enter)
    expect(await ask.text({ message: 'Title:', check: (answer) => (answer === 'x' ? 'Not that.' : undefined) })).toBe('ok')
    expect(shown()).toContain('Not that.')
    expect(shown()).toContain('✓ Title: ok')
  })
  test('begin with what is known', async () => {
    const { ask, type } = terminal('en')
    type(keys.enter)
    expect(await ask.text({ message: 'Date:', initial: '2031-03-10' })).toBe('2031-03-10')
  })
})

describe('a choice', () => {
  test('is searched in any language, without case and accents', async () => {
    for (const [typed, value] of [
      ['aldermar', 'ALD'],
      ['calandia', 'CAL'],
    ] as const) {
      const { ask, type } = terminal('es')
      type(...typed, keys.enter)
      expect(await ask.choose({ message: 'Parte:', choices: parties })).toBe(value)
    }
  })
  test('is not taken when nothing matches', async () => {
    const { ask, type, shown } = terminal('es')
    type('zz', keys.enter, keys.back, keys.back, 'b', 'r', keys.enter)
    expect(await ask.choose({ message: 'Parte:', choices: parties })).toBe('BRV')
    expect(shown()).toContain('Nada coincide.')
    expect(shown()).toContain('Intro elegir')
  })
  test('letters search and do not move', async () => {
    const { ask, type } = terminal('en')
    type('j', keys.back, keys.down, keys.enter)
    expect(await ask.choose({ message: 'Party:', choices: parties })).toBe('BRV')
  })
  test('may be undefined, or begin elsewhere', async () => {
    const first = terminal('en')
    first.type(keys.enter)
    expect(await first.ask.choose({ message: 'Party:', choices: [{ value: undefined, label: '(none)' }, ...parties] })).toBeUndefined()
    const second = terminal('en')
    second.type(keys.enter)
    expect(await second.ask.choose({ message: 'Party:', choices: parties, initial: 'CAL' })).toBe('CAL')
  })
  test('of several, in the order picked', async () => {
    const { ask, type, shown } = terminal('en')
    type('b', 'r', keys.tab, keys.back, keys.back, 'a', 'l', 'd', keys.tab, keys.enter)
    expect(await ask.chooseMany({ message: 'Who:', choices: parties })).toEqual(['BRV', 'ALD'])
    expect(shown()).toContain('✓ Who: BRV  Bravia, ALD  Aldermere')
    const searched = terminal('en')
    searched.type('b', 'r', keys.enter)
    expect(await searched.ask.chooseMany({ message: 'Who:', choices: parties })).toEqual(['BRV'])
    expect(searched.shown()).toContain('✓ Who: BRV  Bravia')
    const nobody = terminal('es')
    nobody.type('z', keys.enter, keys.back, keys.enter)
    expect(await nobody.ask.chooseMany({ message: 'Quién:', choices: parties })).toEqual([])
    expect(nobody.shown()).toContain('Nada coincide.')
    const none = terminal('es')
    none.type(keys.enter)
    expect(await none.ask.chooseMany({ message: 'Quién:', choices: parties })).toEqual([])
    expect(none.shown()).toContain('✓ Quién: (ninguno)')
  })
  test('what a record holds never steers the terminal', async () => {
    const { ask, type, shown } = terminal('en')
    type(keys.enter)
    await ask.choose({ message: 'Party:', choices: [{ value: 1, label: 'A\u001b]0;title\u0007B' }] })
    expect(shown()).toContain('A\\u001b]0;title\\u0007B')
  })
})

describe('yes or no', () => {
  test.each([
    ['en', keys.enter, true],
    ['en', 'n', false],
    ['es', 's', true],
    ['es', 'n', false],
  ] as const)('%s: %j', async (lang, key, answer) => {
    const { ask, type } = terminal(lang)
    type(key)
    expect(await ask.confirm({ message: '?' })).toBe(answer)
  })
})

test('Ctrl-C ends it', async () => {
  const { ask, type } = terminal('en')
  type('a', keys.cancel)
  await expect(ask.text({ message: 'Title:' })).rejects.toMatchObject({ code: 'rcm/cancelled' })
})
