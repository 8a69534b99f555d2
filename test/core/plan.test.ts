import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Chalk } from 'chalk'
import { diffHunks } from '../../src/core/line-diff.ts'
import { message } from '../../src/core/message.ts'
import { planOf, treeWith } from '../../src/core/plan.ts'
import { planText } from '../../src/formats/plan-text.ts'

const why = message({ en: 'why', es: 'motivo' })
const edit = (path: string, before: string | null, after: string | null) => ({ path, before, after, why })

describe('a plan', () => {
  test('is sorted and leaves out what changes nothing', () => {
    expect(planOf([edit('b', 'x', 'y'), edit('a', null, 'z'), edit('c', 'x', 'x')]).map(({ path }) => path)).toEqual(['a', 'b'])
  })
  test('has each path once', () => {
    expect(() => planOf([edit('a', null, 'x'), edit('a', null, 'y')])).toThrow('two edits of a')
  })
  test('makes a tree as it would be', () => {
    const tree = treeWith(
      { paths: ['a', 'b'], refused: [], read: (path) => `old ${path}` },
      planOf([edit('a', 'old a', null), edit('c', null, 'new'), edit('b', 'old b', 'other')]),
    )
    expect(tree.paths).toEqual(['b', 'c'])
    expect([tree.read('b'), tree.read('c')]).toEqual(['other', 'new'])
  })
  test('is shown as a diff, control characters made visible', () => {
    const plan = planOf([edit('a.yaml', 'one\ntwo\n', 'one\n\u001b[31mtwo'), edit('b', 'x\n', null)])
    expect(planText(plan, 'es', new Chalk({ level: 0 }))).toBe(`# motivo
--- a/a.yaml
+++ b/a.yaml
@@ -1,2 +1,2 @@
 one
-two
+\\u001b[31mtwo
\\ No newline at end of file
# motivo
--- a/b
+++ /dev/null
@@ -1,1 +0,0 @@
-x
`)
  })
})

describe('the difference of two texts', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 }).map((each) => each.join('\n'))
  test('taken over line by line gives the new text, from the old', () => {
    fc.assert(
      fc.property(lines, lines, fc.nat({ max: 4 }), (before, after, context) => {
        const hunks = diffHunks(before, after, context)
        const old = before.match(/[^\n]*\n|[^\n]+$/g) ?? []
        const result: string[] = []
        let at = 0
        for (const {
          before: [first, count],
          lines: changed,
        } of hunks) {
          const start = count === 0 ? first : first - 1
          result.push(...old.slice(at, start))
          at = start
          for (const { sign, text, isOpen } of changed) {
            const line = text + (isOpen ? '' : '\n')
            if (sign !== '+') expect(old[at++]).toBe(line)
            if (sign !== '-') result.push(line)
          }
        }
        expect([...result, ...old.slice(at)].join('')).toBe(after)
        if (before === after) expect(hunks).toEqual([])
      }),
    )
  })
  test('is the shortest', () => {
    const [hunk] = diffHunks('a\nb\nc\nd\n', 'a\nc\nd\ne\n')
    expect(hunk?.lines.map(({ sign, text }) => sign + text)).toEqual([' a', '-b', ' c', ' d', '+e'])
  })
  test('far changes stand in hunks of their own', () => {
    const before = Array.from({ length: 40 }, (_, index) => `${index}\n`).join('')
    expect(diffHunks(before, before.replace('3\n', 'x\n').replace('33\n', 'y\n')).map((hunk) => [hunk.before, hunk.after])).toEqual([
      [
        [1, 7],
        [1, 7],
      ],
      [
        [31, 7],
        [31, 7],
      ],
    ])
  })
})
