// The forum's own rules: what they find, with their own name, weight and words, and what is said of one that cannot be read.
import { expect, test } from 'vitest'
import { say } from '../../src/core/message.ts'
import { houseRules } from '../../src/rules/house-rules.ts'
import { findingsOf } from '../../src/rules/run.ts'
import { lakes, lakesTree } from '../lakes.ts'

const forum = lakesTree().read('rcm.yaml')
const withRules = (rules: string, more = '') => lakes({ 'rcm.yaml': `${forum}${more}house-rules:\n${rules}` })

const rule = (id: string, when: string, must: string, rest = '') =>
  `  - id: ${id}\n    when: ${JSON.stringify(when)}\n    must: ${JSON.stringify(must)}\n    message: { en: "It’s {open} ''now''", es: "Está {abierto}" }\n${rest}`

test('a record that matches one query and not the other is found, with the words of the forum as they are', async () => {
  const workspace = await withRules(rule('has-due', 'kind:follow-up', 'due:*', '    severity: error\n    help: { en: Give it a date., es: Póngale fecha. }\n'))
  const found = [...houseRules.check(workspace)]
  expect(found.map(({ path }) => path)).toEqual(['records/follow-ups/FU-2031-003-map-of-the-lakes.yaml', 'records/follow-ups/FU-2031-004-rescue-stations.yaml'])
  const [first] = found
  expect(first).toMatchObject({ rule: 'has-due', severity: 'error', at: { data: ['id'] } })
  expect(first && say(first.message, 'en')).toBe("It’s {open} ''now''")
  expect(first && say(first.message, 'es')).toBe('Está {abierto}')
  expect(first && say(first.help, 'es')).toBe('Póngale fecha.')
})

test('it says what it asks when the forum gives no next step', async () => {
  const [first] = [...houseRules.check(await withRules(rule('has-due', 'id:FU-2031-003', 'due:*')))]
  expect(first?.severity).toBe('warning')
  expect(first && say(first.help, 'en')).toBe('The forum’s rule has-due, in rcm.yaml, asks of every record of “id:FU-2031-003” that it matches “due:*”.')
})

test('the day is the last of any log', async () => {
  expect([...houseRules.check(await withRules(rule('on-time', 'kind:follow-up', 'NOT overdue')))].map(({ path }) => path)).toEqual([
    'records/follow-ups/FU-2031-001-landing-places.yaml',
  ])
})

test('what is not known yet can be asked about', async () => {
  const future = { 'records/follow-ups/FU-2031-009-x.yaml': 'id: FU-2031-009\ntitle: x\ntype: task\n' }
  const workspace = await lakes({ ...future, 'rcm.yaml': `${forum}house-rules:\n${rule('x', 'known:true id:FU-2031-009', 'title:x')}` })
  expect([...houseRules.check(workspace)]).toEqual([])
})

test('rcm.yaml can weigh a rule of its own otherwise, or silence it', async () => {
  const found = [
    ...houseRules.check(await withRules(rule('a', 'id:FU-2031-003', 'due:*') + rule('b', 'id:FU-2031-003', 'due:*'), 'rules: { a: off, b: info }\n')),
  ]
  expect(found.map(({ rule: id, severity }) => [id, severity])).toEqual([['b', 'info']])
})

test('a query that cannot be read is found in rcm.yaml, and the other rules go on', async () => {
  const workspace = await withRules(rule('a', 'kind:follow-up', 'deu:*') + rule('b', '(kind:event', 'place:*') + rule('c', 'id:FU-2031-003', 'due:*'))
  const { findings } = await findingsOf(workspace)
  const own = findings.filter(({ rule: id }) => ['house-rules', 'a', 'b', 'c'].includes(id))
  expect(own.map(({ rule: id, path, severity, range, message }) => [id, path, severity, range.start, say(message, 'en')])).toEqual([
    ['house-rules', 'rcm.yaml', 'error', { line: 16, column: 11 }, 'The forum’s rule “a” cannot be applied: There is no field “deu”.'],
    [
      'house-rules',
      'rcm.yaml',
      'error',
      { line: 19, column: 11 },
      'The forum’s rule “b” cannot be applied: The query opens a parenthesis at column 1 and never closes it: (kind:event',
    ],
    ['c', 'records/follow-ups/FU-2031-003-map-of-the-lakes.yaml', 'warning', { line: 1, column: 5 }, "It’s {open} ''now''"],
  ])
  expect(own[0] && say(own[0].help, 'es')).toBe('¿Quiso decir due? «rcm list --fields» muestra todos los campos.')
})

test('its examples are found and not found', async () => {
  expect([...houseRules.check(await lakes(houseRules.examples.bad))].map(({ rule: id }) => id)).toEqual(['open-has-responsible'])
  expect([...houseRules.check(await lakes(houseRules.examples.good))]).toEqual([])
})
