// What the operating system said, in words; what has no words, as it was said.
import { expect, test } from 'vitest'
import { systemError, systemWords } from '../../src/core/system-error.ts'

test.each([
  [Object.assign(new Error('ENOSPC: no space'), { code: 'ENOSPC' }), 'the disk is full', 'el disco está lleno'],
  [Object.assign(new Error('EODD: odd'), { code: 'EODD' }), 'EODD: odd', 'EODD: odd'],
  [new Error('without a code'), 'without a code', 'without a code'],
  ['no error at all', 'no error at all', 'no error at all'],
])('%s', (error, whyEn, whyEs) => {
  expect(systemError(error)).toEqual({ whyEn, whyEs })
})

test('a code alone', () => {
  expect(systemWords('EISDIR').en).toBe('it is a folder')
  expect(systemWords('EODD')).toEqual({ en: 'EODD', es: 'EODD' })
})
