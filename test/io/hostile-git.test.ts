// A repository whose own configuration, hooks and attributes name programs: rcm runs none of them, whatever it reads or writes.
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { lakesFiles } from '../lakes.ts'
import { Repository } from '../repository.ts'
import { runRcm } from '../run-rcm.ts'

const folder = mkdtempSync(join(tmpdir(), 'rcm-hostile-'))
const trace = join(folder, 'ran')
const program = join(folder, 'program.sh')
writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> ${trace}\nexit 1\n`)
chmodSync(program, 0o755)
vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null')
vi.stubEnv('GIT_CONFIG_NOSYSTEM', '1')
afterAll(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => rmSync(trace, { force: true }))

/** Every setting known to us that names a program, turns one on, or changes what the commands that we read from print. */
const settings: Readonly<Record<string, string>> = {
  'core.fsmonitor': program,
  'core.hooksPath': join(folder, 'hooks'),
  'core.pager': program,
  'core.editor': program,
  'core.askPass': program,
  'core.sshCommand': program,
  'core.alternateRefsCommand': program,
  'core.attributesFile': join(folder, 'attributes'),
  'core.quotePath': 'true',
  'pager.log': program,
  'diff.external': program,
  'diff.evil.textconv': program,
  'diff.evil.command': program,
  'filter.evil.clean': program,
  'filter.evil.smudge': program,
  'filter.evil.process': program,
  'merge.evil.driver': program,
  'gpg.program': program,
  'gpg.ssh.program': program,
  'log.showSignature': 'true',
  'log.mailmap': 'true',
  'format.pretty': '%H evil',
  'color.ui': 'always',
  'i18n.logOutputEncoding': 'UTF-16',
  'credential.helper': program,
  'trailer.evil.cmd': program,
  'alias.log': `!${program}`,
  'alias.rev-parse': `!${program}`,
  'alias.cat-file': `!${program}`,
  'submodule.recurse': 'true',
  'user.name': 'Ada Alder',
  'user.email': 'ada@lakes.example',
}
const hooks = ['pre-commit', 'commit-msg', 'prepare-commit-msg', 'post-commit', 'post-checkout', 'reference-transaction', 'post-index-change']

const proposal = 'records/proposals/PRP-2031-BRV-1-patrols-by-night.md'

/** The lakes on two branches, the head with a header of a signature, and all of the above in its configuration. */
function hostile(): Repository {
  const repository = new Repository()
  repository.commit('The records', lakesFiles())
  repository.git('tag', 'v2031.1')
  repository.git('switch', '--quiet', '--create', 'side')
  repository.commit('A note', { [proposal]: `${lakesFiles()[proposal]}\nMore.\n` }, { date: '2031-03-20' })
  const commit = spawnSync('git', ['cat-file', 'commit', 'HEAD'], { cwd: repository.root, encoding: 'utf8' }).stdout
  const signature = 'gpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ\n -----END PGP SIGNATURE-----\n\n'
  const signed = spawnSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], { cwd: repository.root, input: commit.replace('\n\n', `\n${signature}`) })
  repository.git('update-ref', 'refs/heads/side', String(signed.stdout).trim())
  for (const [key, value] of Object.entries(settings)) repository.git('config', key, value)
  for (const at of [join(folder, 'hooks'), join(repository.root, '.git/hooks')]) {
    mkdirSync(at, { recursive: true })
    for (const hook of hooks) {
      writeFileSync(join(at, hook), readFileSync(program))
      chmodSync(join(at, hook), 0o755)
    }
  }
  writeFileSync(join(folder, 'attributes'), '* diff=evil filter=evil merge=evil\n')
  rmSync(trace, { force: true })
  return repository
}

const repository = hostile()
afterAll(() => repository.remove())

test('git itself, in this repository, runs such a program', () => {
  spawnSync('git', ['log', '-1', '--show-signature', 'side'], { cwd: repository.root })
  expect(existsSync(trace)).toBe(true)
})

test.each([
  ['status'],
  ['status', '--rev', 'side'],
  ['status', '--rev', '2031-03-15'],
  ['list', '--rev', 'HEAD'],
  ['show', 'FU-2031-001', '--rev', 'v2031.1'],
  ['validate'],
  ['validate', '--base', 'main'],
  ['validate', '--rev', 'side', '--definitions', 'main'],
  ['review'],
  ['diff', 'main', 'side'],
  ['verify'],
  ['log', 'PRP-2031-BRV-1'],
  ['trace', 'AGR-2031-001#1'],
  ['regulations', '--rev', 'HEAD'],
  ['regulations', 'release', '2031.2', '--output', join(folder, 'edition')],
  ['export', '--rev', 'side'],
  ['calendar', '--rev', 'side'],
  ['fmt'],
  ['new', 'topic', '--set', 'id=TOP-wells', '--set', 'title=Wells', '--set', 'type=issue'],
  ['update', 'FU-2031-001', '--status', 'in-progress'],
  ['renumber', 'FU-2031-002', '--dry-run'],
  ['propose', 'AGR-2031-001#1', '--delete', '--proposer', 'ALD', '--title', 'Less', '--translate', 'es.title=Menos', '--branch'],
])('%s runs none', async (...argv: string[]) => {
  const ran = await runRcm(repository.root, argv)
  expect(ran.err).not.toContain('a fault of the program')
  expect(ran.code, ran.err).toBeLessThan(2)
  expect(existsSync(trace) ? readFileSync(trace, 'utf8') : '').toBe('')
})

test('to sign, the person’s own program is taken, not the repository’s', async () => {
  const own = join(folder, 'own.sh')
  writeFileSync(own, `#!/bin/sh\necho own >> ${join(folder, 'own')}\nexit 1\n`)
  chmodSync(own, 0o755)
  const global = join(folder, 'gitconfig')
  writeFileSync(global, `[tag]\n\tgpgSign = true\n[gpg]\n\tprogram = ${own}\n`)
  vi.stubEnv('GIT_CONFIG_GLOBAL', global)
  const copy = repository.copy()
  try {
    const ran = await runRcm(copy.root, ['regulations', 'release', '2031.3', '--output', join(folder, 'signed')])
    expect(ran.code).toBe(2)
    expect(ran.err).toMatch(/failed to sign|unable to sign/)
    expect(readFileSync(join(folder, 'own'), 'utf8')).toContain('own')
    expect(existsSync(trace)).toBe(false)
  } finally {
    vi.stubEnv('GIT_CONFIG_GLOBAL', '/dev/null')
    copy.remove()
  }
})

test('what a partial clone lacks is not fetched: its remote may be a program', async () => {
  const from = new Repository()
  from.commit('The records', lakesFiles())
  const clone = from.clone('--filter=blob:none', '--no-checkout')
  const evil = { 'remote.origin.url': `ext::${program}`, 'protocol.ext.allow': 'always', 'remote.origin.uploadpack': program }
  for (const [key, value] of Object.entries(evil)) clone.git('config', key, value)
  clone.write({ 'rcm.yaml': lakesFiles()['rcm.yaml'] ?? null })
  spawnSync('git', ['cat-file', '-p', 'HEAD:rcm.yaml'], { cwd: clone.root })
  expect(existsSync(trace)).toBe(true)
  rmSync(trace)
  for (const argv of [
    ['list', '--rev', 'HEAD'],
    ['list', '--rev', 'a'.repeat(40)],
    ['validate', '--base', 'HEAD'],
    ['diff', 'HEAD'],
    ['review', 'HEAD'],
    ['verify'],
  ]) {
    const ran = await runRcm(clone.root, argv)
    expect(ran.err).not.toContain('a fault of the program')
    expect(existsSync(trace), argv.join(' ')).toBe(false)
  }
  const { code, err } = await runRcm(clone.root, ['list', '--rev', 'HEAD'])
  expect(code).toBe(2)
  expect(err).toContain('This is a partial clone that lacks some contents, and rcm fetches nothing.')
  from.remove()
  clone.remove()
})

test('a revision, a path or a branch that looks like an option is none', async () => {
  const stolen = join(folder, 'stolen')
  for (const argv of [
    ['list', '--rev', `--output=${stolen}`],
    ['status', '--definitions', `--output=${stolen}`],
    ['validate', '--base', `--output=${stolen}`],
    ['diff', '--', `--output=${stolen}`, 'main'],
    ['diff', 'main', '--', `--ext-diff`],
    ['review', '--', `--upload-pack=${program}`],
    ['log', '--', `--output=${stolen}`],
    [
      'consult',
      'open',
      '--subject',
      'PRP-2031-BRV-1',
      '--audience',
      'MEMBERS',
      '--type',
      'comment',
      '--revision',
      `--output=${stolen}`,
      '--closes',
      '2031-06-01',
    ],
  ]) {
    const ran = await runRcm(repository.root, argv)
    expect(ran.code, argv.join(' ')).toBe(2)
    expect(ran.err, argv.join(' ')).not.toContain('a fault of the program')
    expect(existsSync(stolen), argv.join(' ')).toBe(false)
  }
  expect(existsSync(trace)).toBe(false)
})
