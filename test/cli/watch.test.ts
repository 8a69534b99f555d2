import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { main } from '../../src/main.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rcm-watch-'))
  cpSync(join(dirname(import.meta.dirname), 'fixtures', 'lakes'), folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('validate --watch runs again on a change, survives a broken run, and ends with 0', async () => {
  const ending = new AbortController()
  const out: string[] = []
  let seen = 0
  const waiting = new Map<string, () => void>()
  const heard = (text: string) => {
    out.push(text)
    if (text.includes('Watching')) waiting.get(String(++seen))?.()
  }
  const runs = (count: number) => new Promise<void>((resolve) => (seen >= count ? resolve() : waiting.set(String(count), resolve)))
  const stream = { write: (text: string | Uint8Array) => heard(String(text)) }
  const code = main({
    argv: ['validate', '--watch'],
    cwd: folder,
    env: {},
    streams: { stdout: stream, stderr: stream },
    now: () => new Date('2031-04-10'),
    interrupted: () => ending.signal,
  })
  await runs(1)
  expect(out.join('')).toContain('36 records: nothing found.')
  appendFileSync(join(folder, 'records/follow-ups/FU-2031-001-landing-places.yaml'), 'deadline: soon\n')
  await runs(2)
  expect(out.join('')).toMatch(/Changed: records\/follow-ups\/FU-2031-001-landing-places\.yaml\n(?:.*\n)*.*1 error/)
  rmSync(join(folder, 'rcm.yaml'))
  await runs(3)
  expect(out.join('')).toContain('no rcm.yaml')
  writeFileSync(join(folder, 'rcm.yaml'), 'id: x\n')
  await runs(4)
  ending.abort()
  expect(await code).toBe(0)
})
