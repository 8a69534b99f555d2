// The regulations that an earlier run made are given again, and never when anything that they are made from has changed.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { lakesFiles } from '../lakes.ts'
import { Repository } from '../repository.ts'

const bin = join(import.meta.dirname, '..', '..', 'bin', 'rcm.js')
const cache = mkdtempSync(join(tmpdir(), 'rcm-documents-'))
const repository = new Repository()
const clones: Repository[] = []
afterAll(() => {
  rmSync(cache, { recursive: true, force: true })
  for (const each of [repository, ...clones]) each.remove()
})

/** The built program: only that remembers anything. */
function regulations(argv: readonly string[], root = repository.root) {
  const { PATH } = process.env
  const env = { PATH, RCM_CACHE: cache, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, '-C', root, 'regulations', '--as-of', '2031-10-01', ...argv], { encoding: 'utf8', env })
  expect([status, stderr]).toEqual([0, ''])
  return stdout
}

/** What the program says now, after it was given the chance to say what it said before. */
function fresh(argv: readonly string[], root = repository.root): string {
  const anew = regulations([...argv, '--no-index'], root)
  expect(regulations(argv, root), argv.join(' ')).toBe(anew)
  expect(regulations(argv, root), argv.join(' ')).toBe(anew)
  return anew
}

/** Tags the last commit as an edition of a day, whatever was tagged before. */
function tag(day: string): void {
  const person = ['-c', 'user.name=Ada Alder', '-c', 'user.email=ada@lakes.example']
  repository.git(...person, 'tag', '-f', '-a', '-m', 'Edition 2031.1', '-m', `As-of: ${day}`, 'v2031.1')
}

const json = ['--format', 'json']

test('another history, edition, day, language or template is another document, though no record changed', () => {
  repository.write(lakesFiles())
  const seen = new Set([fresh(json)])
  const isNew = (argv: readonly string[]) => {
    const said = fresh(argv)
    expect(seen.has(said), argv.join(' ')).toBe(false)
    seen.add(said)
  }
  repository.commit('All records', {})
  isNew(json)
  tag('2030-01-01')
  isNew(json)
  tag('2031-06-01')
  isNew(json)
  repository.git('update-ref', '-d', 'HEAD')
  repository.commit('All records, committed otherwise', {})
  isNew(json)
  isNew(['--format', 'json', '--edition', '2031.2'])
  isNew(['--format', 'json', '--lang', 'es'])
  isNew(['--format', 'json', '--as-of', '2029-01-01'])
  for (const format of ['md', 'html', 'akn', 'text']) isNew(['--format', format])
  repository.write({ 'templates/regulations/regulations.en.md': '# {{ forum_name }}\n\n{{ chapters.size }}\n' })
  isNew(['--format', 'md'])
})

test('it is kept, and what was kept is given', () => {
  const first = fresh(['--format', 'md', '--lang', 'es'])
  const [file = ''] = readdirSync(cache, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('regulations-md-es'))
  const path = join(cache, file)
  writeFileSync(path, readFileSync(path, 'utf8').replace('# Asamblea', '# Otra asamblea'))
  expect(regulations(['--format', 'md', '--lang', 'es'])).toBe(first.replace('# Asamblea', '# Otra asamblea'))
})

test('a clone that lacks contents, or commits, says what it can see, and more when it sees more', () => {
  repository.commit('Another commit', { 'records/NOTE.txt': null, 'README.txt': 'Words.\n' })
  const shallow = repository.clone('--depth', '1')
  const partial = repository.clone('--filter=blob:none')
  clones.push(shallow, partial)
  const before = fresh(json, shallow.root)
  shallow.git('fetch', '--quiet', '--unshallow')
  expect(fresh(json, shallow.root)).not.toBe(before)
  fresh(json, partial.root)
})
