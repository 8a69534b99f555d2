import { expect, test } from 'vitest'
import { hasHyperlinks, hyperlink } from '../../src/cli/hyperlink.ts'

test.each([
  [{ TERM: 'xterm-kitty' }, true],
  [{ TERM_PROGRAM: 'vscode', TERM: 'xterm-256color' }, true],
  [{ VTE_VERSION: '7200', TERM: 'xterm-256color' }, true],
  [{ VTE_VERSION: '4800', TERM: 'xterm-256color' }, false],
  [{ TERM: 'xterm-256color' }, false],
  [{ TERM: 'xterm-kitty', TMUX: '/x' }, false],
  [{ TERM: 'xterm-kitty', CI: 'true' }, false],
  [{ TERM: 'dumb', TERM_PROGRAM: 'vscode' }, false],
  [{ TERM: 'xterm', FORCE_HYPERLINK: '1' }, true],
  [{ TERM: 'xterm-kitty', FORCE_HYPERLINK: '0' }, false],
])('%o: %s', (env, shows) => expect(hasHyperlinks(env, true)).toBe(shows))

test('never where no terminal is', () => expect(hasHyperlinks({ TERM: 'xterm-kitty' }, false)).toBe(false))

test('a link ends where its words end, and its path cannot break out of it', () => {
  const link = hyperlink('/a b/\u001b]8;;x\u0007.yaml', 'words')
  const [before, url, words, after] = link.split('\u001b')
  expect([before, words, after]).toEqual(['', '\\words', ']8;;'])
  expect(url).toMatch(/^\]8;;file:\/\/[^/]*\/a%20b\/%1B%5D8;;x%07\.yaml$/)
})
