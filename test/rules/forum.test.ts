// rcm.yaml: its schema, and the names in it.
import { expect, test } from 'vitest'
import { lakesTree } from '../lakes.ts'
import { foundIn } from './found-in.ts'

const shipped = lakesTree().read('rcm.yaml')
const said = async (text: string) => (await foundIn('forum', { 'rcm.yaml': text })).map(({ at, said: words, help }) => `${at} | ${words} ${help}`)

test('keys, values and names', async () => {
  expect(await said(shipped.replace('due-soon-days: 14', 'due-soon-day: 14'))).toEqual([
    'due-soon-day | There is no field “due-soon-day”. Did you mean “due-soon-days”?',
  ])
  expect(await said(shipped.replace('due-soon-days: 14', 'due-soon-days: soon'))).toEqual([
    'soon | “due-soon-days” must be a whole number. Write the number alone, without quotes and without decimals.',
  ])
  expect(await said(shipped.replace('presidency: PPT', 'presidnecy: PPT'))).toEqual([
    '{ presidnecy: PPT, leadership: TROIKA, members: MEMBERS } | “presidency” is missing in “bodies”. Add a line “presidency: …”.',
    'presidnecy | There is no field “presidnecy” in “bodies”. Did you mean “presidency”?',
  ])
  expect(await said(shipped.replace('leadership: TROIKA', 'leadership: troika'))).toEqual(['troika | There is no body “troika”. Did you mean TROIKA?'])
  expect(await said(shipped.replace('leadership: TROIKA', 'leadership: ALD'))).toEqual([
    'ALD | There is no body “ALD”. Make a record of it, or name a body that has one.',
  ])
  expect(await said(shipped.replace('time-zone: UTC', 'time-zone: America/Bogata'))).toEqual([
    'America/Bogata | There is no time zone “America/Bogata”. Did you mean America/Bogota?',
  ])
})

test('severities of rules', async () => {
  expect(await said(`${shipped}rules: { raw-html: off, id-form: info }\n`)).toEqual([])
  expect(await said(`${shipped}rules: { raw-htm: off }\n`)).toEqual(['raw-htm | There is no rule “raw-htm”. Did you mean “raw-html”?'])
  expect(await said(`${shipped}rules: { raw-html: warn }\n`)).toEqual([
    'warn | “warn” is not a value of “rules.raw-html”. The values are: error, warning, info, off.',
  ])
})

test('a file that cannot be read is said once, by the rule over YAML', async () => {
  expect(await said('id: [\n')).toEqual([])
  expect((await foundIn('yaml', { 'rcm.yaml': 'id: [\n' })).map(({ path, line }) => [path, line])).toEqual([['rcm.yaml', 2]])
  expect((await foundIn('front-matter', { 'rcm.yaml': '' })).map(({ said: words }) => words)).toEqual(['The data are not keys with values.'])
})
