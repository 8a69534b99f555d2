// Every test that docs/security.md cites is there, under the name that is cited, in both languages.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { packageRoot } from '../../src/io/shipped.ts'

it.each(['docs/security.md', 'docs/es/security.md'])('%s', (page) => {
  const text = readFileSync(join(packageRoot, page), 'utf8')
  const cited = [...text.matchAll(/\]\(([^)]*\/test\/[^)]*\.test\.ts)\)(?:: ((?:[^|<\\]|\\.)*))?/g)]
  expect(cited.length).toBeGreaterThan(40)
  for (const [, file = '', name = ''] of cited) {
    const source = readFileSync(join(packageRoot, dirname(page), file), 'utf8')
    const named = [...source.matchAll(/(?:\b(?:it|test|describe)(?:\.\w+(?:\([^)]*\))?)*\(|\]\)\(|^ {2}\)?\[?|^ {4}\[)\s*(['"`])((?:\\.|(?!\1).)*)\1/gm)].map(
      (match) => match[2] ?? '',
    )
    const words = name.trim()
    expect(words === '' || named.some((each) => each.includes(words)) || source.includes(`'${words}`), `${file}: ${words}`).toBe(true)
  }
})
