// A site made by two threads is the one that a single thread makes, whatever becomes of the second.
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterAll, expect, it } from 'vitest'
import { type Process, main } from '../../src/main.ts'
import { Repository } from '../repository.ts'
import { lakesFiles } from '../lakes.ts'

const repository = new Repository()
const above = mkdtempSync(join(tmpdir(), 'rcm-threads-'))
afterAll(() => {
  repository.remove()
  rmSync(above, { recursive: true, force: true })
})
repository.write(lakesFiles())

const started: { lines?: readonly string[] }[] = []

/** As the command starts it, from what is built. */
const thread: Process['second'] = (_, workerData) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('../../dist/second-thread.js', import.meta.url), { workerData, execArgv: [] })
    worker.once('message', (handed) => {
      started.push(handed)
      resolve(handed)
    })
    worker.once('error', reject)
    worker.once('exit', () => resolve(undefined))
  })

async function make(name: string, second: Process['second']): Promise<Map<string, string>> {
  let said = ''
  const folder = join(above, name)
  const code = await main({
    argv: ['site', '-o', folder, '--as-of', '2031-11-20'],
    cwd: repository.root,
    env: { RCM_CACHE: '' },
    streams: { stdout: { write: () => true }, stderr: { write: (text) => (said += String(text)) } },
    now: () => new Date('2031-11-20T12:00:00Z'),
    ...(second && { second }),
  })
  expect(code, said).toBe(0)
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile())
  // The list holds fingerprints of what was built.
  return new Map(paths.sort().map((path) => [path, path === 'site-files.txt' ? '' : readFileSync(join(folder, path), 'latin1')]))
}

it('has the same bytes', async () => {
  const alone = await make('alone', undefined)
  expect(await make('both', thread)).toEqual(alone)
  const own = started[0]?.lines ?? []
  expect(own.length).toBeGreaterThan(50)
  expect(own.filter((line) => !line.startsWith('es/'))).toEqual([])
  // What it handed over stands in the list.
  const listed = new Set(readFileSync(join(above, 'both', 'site-files.txt'), 'utf8').split('\n'))
  expect(own.filter((line) => !listed.has(line))).toEqual([])
  expect(own.some((line) => line.split('\t').length === 3)).toBe(true)
  expect(await make('failed', () => Promise.resolve(undefined))).toEqual(alone)
  expect(await make('changed', () => Promise.resolve({ ...started[0], state: 'of other files', lines: [] }))).toEqual(alone)
})
