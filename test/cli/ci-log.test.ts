// What a record holds becomes no command in the log of continuous integration. The reader here is the runner's own, in its words:
// https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { lakesFiles } from '../lakes.ts'
import { Repository } from '../repository.ts'
import { runRcm } from '../run-rcm.ts'

/** The commands that the runner reads out of a log. */
function commandsIn(log: string): string[] {
  return log.split(/\r?\n|\r/).flatMap((line) => {
    const trimmed = line.trimStart()
    const command = trimmed.startsWith('::') ? /^::([\w-]+)[^:]*::/.exec(trimmed)?.[1] : undefined
    const older = /##\[([\w-]+)[^\]]*\]/.exec(line)?.[1]
    return [command, older].filter((each) => each !== undefined)
  })
}

const hostile = '::add-mask::e ##[add-mask]a ::set-output name=x::y ##vso[task.setvariable variable=x]y'
const repository = new Repository()
repository.write({
  ...lakesFiles(),
  'records/topics/TOP-wells.md': `---\nid: TOP-wells\ntitle: "${hostile}"\ntype: issue\nnote: "${'x '.repeat(30)}\\n::stop-commands::z"\n---\n\n${hostile}\n\n::error::gone\n`,
  'records/topics/TOP-we\n::error::lls.yaml': `id: TOP-other\ntitle: "##[error]x"\ntype: issue\n`,
  'records/topics/TOP-springs.yaml': `id: TOP-springs\ntitle: ::error::x\ntype: ##[group]\n`,
})
afterAll(() => repository.remove())

test('the reader finds what is there', () => {
  expect(commandsIn('  ::add-mask::e\nx ##[group]y\n::error file=a,line=1::b\nplain: text')).toEqual(['add-mask', 'group', 'error'])
})

test.each([
  ['validate'],
  ['validate', '--format', 'json'],
  ['validate', '--format', 'sarif'],
  ['status'],
  ['list'],
  ['list', '--format', 'json'],
  ['list', '--format', 'jsonl'],
  ['show', 'TOP-wells'],
  ['show', 'TOP-wells', '--format', 'json'],
  ['fmt', '--dry-run'],
  ['show', '::error::TOP'],
  ['list', '##[error]:'],
  ['##[error]'],
])('%s %s %s gives no command', async (...argv: string[]) => {
  const { out, err } = await runRcm(repository.root, argv, { env: { GITHUB_ACTIONS: 'true' } })
  expect(out + err).not.toBe('')
  expect(commandsIn(out)).toEqual([])
  expect(commandsIn(err)).toEqual([])
  expect(`${out}${err}`).not.toContain('##vso[')
})

test.each([
  ['list', 'topics', '--columns', 'title', '--format', 'csv'],
  ['export', 'topics', '--format', 'csv'],
  ['show', 'TOP-wells', '--format', 'md'],
])('%s %s %s %s %s is not printed where it would be a command, and is in a file as it is', async (...argv: string[]) => {
  const { code, out, err } = await runRcm(repository.root, argv, { env: { GITHUB_ACTIONS: 'true' } })
  expect([code, out, err]).toEqual([2, '', expect.stringContaining('--output FILE')])
  const plain = await runRcm(repository.root, argv)
  expect(commandsIn(plain.out)).not.toEqual([])
  await runRcm(repository.root, [...argv, '--output', 'written.csv'], { env: { GITHUB_ACTIONS: 'true' } })
  expect(readFileSync(join(repository.root, 'written.csv'), 'utf8')).toBe(plain.out)
  const harmless = await runRcm(repository.root, ['list', 'parties', '--format', 'csv'], { env: { GITHUB_ACTIONS: 'true' } })
  expect(harmless).toEqual(await runRcm(repository.root, ['list', 'parties', '--format', 'csv']))
})

test('JSON means the same', async () => {
  const asked = ['show', 'TOP-wells', '--format', 'json']
  const [inLog, elsewhere] = [await runRcm(repository.root, asked, { env: { GITHUB_ACTIONS: 'true' } }), await runRcm(repository.root, asked)]
  expect(inLog.out).not.toBe(elsewhere.out)
  expect(JSON.parse(inLog.out)).toEqual(JSON.parse(elsewhere.out))
})

test('annotations are the commands that are meant, and no more', async () => {
  const { out } = await runRcm(repository.root, ['validate', '--format', 'github'], { env: { GITHUB_ACTIONS: 'true' } })
  const { out: json } = await runRcm(repository.root, ['validate', '--format', 'json'])
  const { findings } = JSON.parse(json) as { findings: { severity: string }[] }
  const commands = { error: 'error', warning: 'warning', info: 'notice' } as Readonly<Record<string, string>>
  expect(out.trimEnd().split('\n')).toHaveLength(findings.length)
  expect(commandsIn(out.replace(/##\[/g, ''))).toEqual(findings.map(({ severity }) => commands[severity]))
})
