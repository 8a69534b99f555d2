// The rules over the history: each is found in its bad example and not in its good one, and said in both languages.
import { afterAll, expect, test } from 'vitest'
import { say, toolLanguages } from '../../src/core/message.ts'
import { buildWorkspace } from '../../src/core/workspace.ts'
import { readDefinitions } from '../../src/io/definitions.ts'
import { readHistory } from '../../src/io/history.ts'
import { workingTree } from '../../src/io/working-tree.ts'
import { check } from '../../src/rules/run.ts'
import { sealedFolders } from '../../src/wording/adoption.ts'
import { breachFindings } from '../../src/wording/breach-findings.ts'
import { breachesOf } from '../../src/wording/breaches.ts'
import { historyRules } from '../../src/wording/history-rules.ts'
import { type Overlay, lakesTree } from '../lakes.ts'
import { Repository } from '../repository.ts'

const made: Repository[] = []
afterAll(() => {
  for (const each of made) each.remove()
})

/** What the history says where some files are committed, and others put over them. */
async function found(before: Overlay, after: Overlay) {
  const own = new Repository()
  made.push(own)
  const forum = lakesTree(before)
  own.commit('Records', Object.fromEntries(forum.paths.map((path) => [path, forum.read(path)])))
  own.write(after)
  const tree = workingTree(own.root)
  const workspace = buildWorkspace(tree, await readDefinitions(tree))
  const history = await readHistory(own.root, { timeZone: 'UTC', beginnings: sealedFolders(workspace) })
  const errors = check(workspace).filter(({ severity }) => severity === 'error')
  return { said: breachFindings(breachesOf(history, workspace), history, workspace), errors: errors.map((each) => each.rule) }
}

test.each(historyRules.map((rule) => [rule.id, rule] as const))('%s', async (id, { examples: { before, bad, good }, summary, why }) => {
  for (const lang of toolLanguages) for (const text of [summary, why]) expect(text[lang]).toMatch(/\S.*\.$/s)
  const broken = await found(before, bad)
  expect(broken.said.map(({ rule }) => rule)).toEqual([id])
  expect(broken.errors).toEqual([])
  for (const { found: each } of broken.said) for (const lang of toolLanguages) expect(say(each.message, lang)).toMatch(/^(?!.*undefined)\S.*\S$/s)
  expect(await found(before, good)).toEqual({ said: [], errors: [] })
})
