// Characters that nobody sees are shown; those that everybody sees stay.
import { expect, test } from 'vitest'
import { visible } from '../../src/core/visible.ts'

test('control and direction characters are shown as escapes', () => {
  expect(visible('\u001b[31m\tred\u0007\u009b\u202e\ufeff')).toBe('\\u001b[31m\\u0009red\\u0007\\u009b\\u202e\\ufeff')
})

test('letters, accents, quotation marks, emoji and line feeds stay', () => {
  const text = 'Señora “Alder”\n漢字 👩‍👧 ©'
  expect(visible(text)).toBe(text)
})

test('JSON means the same afterwards', () => {
  const value = { title: '\u0000\u001b\u009b\u202e\u2028' }
  expect(JSON.parse(visible(JSON.stringify(value)))).toEqual(value)
})
