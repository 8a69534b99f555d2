// The tool as a person has it: spawned on a pseudo-terminal (util-linux's `script` makes one), keys typed when the screen asks for them.
import { spawn, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { packageRoot } from '../../src/io/shipped.ts'

const hasScript = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0
const enter = '\r'

describe.skipIf(!hasScript)('on a pseudo-terminal', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rcm-terminal-'))
    cpSync(join(import.meta.dirname, '..', 'fixtures', 'lakes'), folder, { recursive: true })
    spawnSync('git', ['init', '--quiet'], { cwd: folder })
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** Types each answer when the screen shows its question; gives the exit code and all that was shown. */
  function typed(
    command: string,
    answers: readonly (readonly [string, string])[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<{ code: number | null; shown: string }> {
    const line = `stty cols 80 rows 24; node ${JSON.stringify(join(packageRoot, 'bin', 'rcm.js'))} ${command}`
    const child = spawn('script', ['--quiet', '--return', '--command', line, '/dev/null'], {
      cwd: folder,
      env: { PATH: process.env.PATH, HOME: folder, TERM: 'xterm-256color', RCM_CACHE: '', RCM_PAGER: 'cat', ...env },
    })
    const waiting = [...answers]
    let [shown, seen] = ['', 0]
    child.stdout.on('data', (chunk) => {
      shown += stripVTControlCharacters(String(chunk))
      const [question, keys] = waiting[0] ?? []
      const at = question === undefined ? -1 : shown.indexOf(question, seen)
      if (at === -1 || question === undefined) return
      seen = at + question.length
      waiting.shift()
      setTimeout(() => child.stdin.write(keys ?? ''), 120)
    })
    return new Promise((resolve) => {
      const patience = setTimeout(() => child.kill(), 20_000)
      child.on('close', (code) => {
        clearTimeout(patience)
        resolve({ code, shown: `${shown}${waiting.map(([question]) => `\n(not asked: ${question})`).join('')}` })
      })
    })
  }

  test('a record is made from answers, in Spanish, a party searched and a date said in words', async () => {
    const { code, shown } = await typed('new follow-up --lang es --as-of 2031-04-01', [
      ['Título', `Contar los botes${enter}`],
      ['De dónde procede', enter],
      ['Tipo', `solic${enter}`],
      ['Responsables', `calan${enter}`],
      ['Plazo', `en dos semanas${enter}`],
      ['Estado', enter],
      ['español', `Contar los botes${enter}`],
      ['¿Escribir ahora su texto', enter],
      ['¿Escribir FU-2031-006?', enter],
    ])
    expect(shown).toContain('CAL  Calanda')
    const made = readdirSync(join(folder, 'records', 'follow-ups')).find((name) => name.includes('contar-los-botes') && !name.includes('.es.'))
    expect(made, shown).toBeDefined()
    const text = readFileSync(join(folder, 'records', 'follow-ups', made ?? ''), 'utf8')
    expect(text).toContain('type: request')
    expect(text).toContain('responsible: [CAL]')
    expect(text).toContain('due: 2031-04-15')
    expect(code).toBe(0)
  }, 60_000)

  test('a long text goes through the pager, and comes back when it ends', async () => {
    const { code, shown } = await typed('list --as-of 2031-04-01', [], { RCM_PAGER: 'sed s/^/page:/' })
    expect(code).toBe(0)
    expect(shown).toContain('page:FU-2031-001')
    expect((await typed('list --no-pager --as-of 2031-04-01', [], { RCM_PAGER: 'sed s/^/page:/' })).shown).not.toContain('page:')
    expect((await typed('list --as-of 2031-04-01', [], { RCM_PAGER: 'no-such-pager-anywhere' })).shown).toContain('FU-2031-001')
  }, 60_000)

  test('Ctrl-C at a question writes nothing', async () => {
    const before = readdirSync(join(folder, 'records', 'follow-ups')).length
    const { code, shown } = await typed('new follow-up --lang en --as-of 2031-04-01', [['Title', `Never\u0003`]])
    expect(code).toBe(2)
    expect(shown).toContain('nothing was written')
    expect(readdirSync(join(folder, 'records', 'follow-ups')).length).toBe(before)
  }, 60_000)
})
