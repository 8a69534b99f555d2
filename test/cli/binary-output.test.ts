// Documents that are no text: into a file or a pipe, never onto a terminal.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { main } from '../../src/main.ts'

const folder = mkdtempSync(join(tmpdir(), 'rcm-binary-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function run(argv: readonly string[], isTTY: boolean) {
  const out: (string | Uint8Array)[] = []
  const err: string[] = []
  const code = await main({
    argv: ['status', '--as-of', '2031-03-20', '--lang', 'en', ...argv],
    cwd: join(import.meta.dirname, '..', 'fixtures', 'lakes'),
    env: {},
    streams: { stdout: { write: (content) => out.push(content), isTTY }, stderr: { write: (content) => err.push(String(content)) } },
    now: () => new Date('2031-03-20T12:00:00Z'),
  })
  return { code, out, err: err.join('') }
}

test('a terminal is spared, and the next step is named', async () => {
  const { code, out, err } = await run(['-f', 'docx'], true)
  expect({ code, out, err }).toEqual({ code: 2, out: [], err: 'rcm: A docx file is not for reading on a terminal.\nName a file for it: --output FILE.docx\n' })
})

test('a pipe and a file get the same bytes', async () => {
  const piped = await run(['-f', 'docx'], false)
  const path = join(folder, 'briefing.docx')
  const filed = await run(['-f', 'docx', '-o', path], true)
  expect([piped.code, filed.code, filed.err]).toEqual([0, 0, `${path}\n`])
  expect(piped.out).toHaveLength(1)
  expect(Buffer.from(piped.out[0] as Uint8Array).equals(readFileSync(path))).toBe(true)
  expect(readFileSync(path).subarray(0, 2).toString()).toBe('PK')
})

test('text goes onto a terminal', async () => {
  const { code, out } = await run(['-f', 'md'], true)
  expect(code).toBe(0)
  expect(String(out[0])).toMatch(/^# /)
})
