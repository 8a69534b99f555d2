// Every rule is listed, said in both languages, and found in its bad example and not in its good one.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'
import type { Found } from '../../src/core/finding.ts'
import { type Message, say, toolLanguages } from '../../src/core/message.ts'
import { faultReasons } from '../../src/core/workspace.ts'
import { rules } from '../../src/rules/index.ts'
import type { Rule } from '../../src/rules/rule.ts'
import { findingsOf } from '../../src/rules/run.ts'
import { lakes } from '../lakes.ts'

const folder = join(import.meta.dirname, '../../src/rules')
const ruleIds = rules.map(({ id }) => id)

const isRule = (value: unknown): value is Rule => typeof value === 'object' && value !== null && 'check' in value && 'id' in value

/** Sentence in both languages, in ICU syntax, with every place filled. */
function expectWords({ text, values }: Message): void {
  for (const lang of toolLanguages) {
    expect(text[lang]).not.toBe('')
    expect(() => say({ text, values }, lang)).not.toThrow()
    const said = say({ text, values }, lang)
    expect(said).not.toMatch(/undefined|\[object|[{}]\s*$/)
    expect(said.trim()).toBe(said)
  }
}

test('the list of rules is the files of the folder', async () => {
  const listed: string[] = []
  for (const file of readdirSync(folder).filter((each) => each.endsWith('.ts'))) {
    const exported: Record<string, unknown> = await import(join(folder, file))
    for (const [name, value] of Object.entries(exported)) {
      if (!isRule(value)) continue
      expect(`${value.id}.ts`).toBe(file)
      expect(name).toBe(value.id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()))
      listed.push(value.id)
    }
  }
  expect([...ruleIds].sort()).toEqual(listed.sort())
})

test('the lakes forum is clean', async () => {
  expect((await findingsOf(await lakes())).findings).toEqual([])
})

test('each thing that can be wrong with a file is explained by one rule', async () => {
  const workspace = await lakes()
  for (const reason of faultReasons) {
    const faulty = { ...workspace, faults: [{ path: 'records/topics/TOP-x.yaml', reason, line: 1, column: 1, detail: 'x' }] }
    const found = rules.flatMap((rule) => [...rule.check(faulty, ruleIds)].map((each) => ({ rule: rule.id, ...each })))
    expect({ reason, rules: found.map(({ rule }) => rule) }).toEqual({ reason, rules: [expect.any(String)] })
    for (const { message, help } of found) for (const each of [message, help]) expectWords(each)
  }
})

test.each(rules.map((rule) => [rule.id, rule] as const))('%s', async (id, rule) => {
  expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/)
  for (const text of [rule.summary, rule.why])
    for (const lang of toolLanguages) {
      expect(text[lang]).toMatch(/\S.*[.]$/s)
      expect(() => new IntlMessageFormat(text[lang], lang, undefined, { ignoreTag: true })).not.toThrow()
    }
  expect(Object.keys(rule.examples.bad).length * Object.keys(rule.examples.good).length).toBeGreaterThan(0)

  const found: Found[] = [...rule.check(await lakes(rule.examples.bad), ruleIds)]
  expect(found.length).toBeGreaterThan(0)
  for (const { path, message, help } of found) {
    expect(path).not.toMatch(/^\/|\\/)
    expectWords(message)
    expectWords(help)
    expect(say(message, 'en')).not.toBe(say(message, 'es'))
  }
  expect([...rule.check(await lakes(rule.examples.good), ruleIds)]).toEqual([])

  const { findings } = await findingsOf(await lakes(rule.examples.bad))
  for (const { start, end } of findings.map(({ range }) => range)) {
    expect(start.line).toBeGreaterThan(0)
    expect(start.column).toBeGreaterThan(0)
    expect(end.line > start.line || (end.line === start.line && end.column > start.column)).toBe(true)
  }
})
