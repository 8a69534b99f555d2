// The completion scripts, really sourced, in each shell that this machine has: no word of a record may ever be obeyed.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { completionScripts } from '../../src/formats/completion-scripts.ts'
import { main } from '../../src/main.ts'

const root = dirname(dirname(import.meta.dirname))
let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rcm-completion-'))
  cpSync(join(root, 'test', 'fixtures', 'lakes'), folder, { recursive: true })
  mkdirSync(join(folder, 'bin'))
  writeFileSync(join(folder, 'bin', 'rcm'), `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'bin', 'rcm.js')}' "$@"\n`, { mode: 0o755 })
  for (const [shell, script] of Object.entries(completionScripts)) writeFileSync(join(folder, `completion.${shell}`), script)
  const title = '$(touch OBEYED) `touch OBEYED` "; touch OBEYED; \' | touch OBEYED & %(touch OBEYED) \\\\ ${IFS} *'
  writeFileSync(
    join(folder, 'records', 'follow-ups', 'FU-2031-009-odd.yaml'),
    `id: FU-2031-009\ntitle: ${JSON.stringify(title)}\ntype: task\nlog:\n  - { date: 2031-03-10, status: pending }\n`,
  )
  writeFileSync(
    join(folder, 'records', 'follow-ups', 'FU-2031-010-odd.yaml'),
    `id: "FU-2031-0$(touch OBEYED)"\ntitle: Odd\ntype: task\nlog:\n  - { date: 2031-03-10, status: pending }\n`,
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0

function run(shell: string, args: readonly string[]): string {
  const { stdout, stderr } = spawnSync(shell, args, {
    cwd: folder,
    env: { PATH: `${join(folder, 'bin')}:${process.env.PATH}`, HOME: folder, LANG: 'C.UTF-8', XDG_CONFIG_HOME: folder },
    encoding: 'utf8',
  })
  expect(stderr.replace(/^.*(?:compopt|not currently executing).*\n/gm, '')).toBe('')
  expect(existsSync(join(folder, 'OBEYED'))).toBe(false)
  return stdout
}

/** What the function leaves for bash to show, and what bash would obey if it were typed on. */
const inBash = (line: string, type = 63): string =>
  run('bash', [
    '--norc',
    '-c',
    'source ./completion.bash; COMP_LINE=$1 COMP_POINT=${#1} COMP_TYPE=$2 COMP_WORDBREAKS=$\' \\t\\n"\\\'><=;|&(:\'; _rcm; for each in "${COMPREPLY[@]}"; do printf "%s\\n" "$each"; eval ": $each" || echo REFUSED; done',
    'bash',
    line,
    String(type),
  ])

describe.skipIf(!has('bash'))('bash', () => {
  test('ids with titles, stripped of all that a shell obeys', () => {
    const lines = inBash('rcm show FU-2031-00').trimEnd().split('\n')
    expect(lines).toContain('FU-2031-001  Send the list of landing places')
    expect(lines.find((line) => line.startsWith('FU-2031-009'))).toMatch(/^FU-2031-009 {2}touch OBEYED touch OBEYED[\w %]*$/)
    expect(lines).toHaveLength(6)
  })
  test('only values where bash inserts them', () => expect(inBash('rcm show FU-2031-00', 37).split('\n')[0]).toBe('FU-2031-001'))
  test('behind a colon bash replaces only what follows it', () => {
    expect(inBash('rcm list status:pend', 9)).toBe('pending\n')
    expect(inBash('rcm list "status:pending due-s', 9)).toBe('status:pending due-soon:\n')
  })
})

describe.skipIf(!has('zsh'))('zsh', () => {
  test('ids with titles, which are shown and never obeyed', () => {
    const out = run('zsh', [
      '-f',
      '-c',
      'compdef() { : }; source ./completion.zsh; compadd() { print -rl -- $spaced_shown $open_shown }; words=(rcm show FU-2031-00); CURRENT=3; PREFIX=FU-2031-00; _rcm',
    ])
    expect(out).toContain('FU-2031-001  -- Send the list of landing places\n')
    expect(out).toContain('FU-2031-009  -- $(touch OBEYED) `touch OBEYED`')
  })
})

describe.skipIf(!has('fish'))('fish', () => {
  test('ids with titles', () => {
    const out = run('fish', ['--no-config', '-c', 'source ./completion.fish; complete -C "rcm show FU-2031-00"'])
    expect(out).toContain('FU-2031-001\tSend the list of landing places\n')
    expect(out).toContain('FU-2031-009\t$(touch OBEYED) `touch OBEYED`')
  })
})

describe('what is asked', () => {
  const ask = async (...argv: string[]): Promise<string[]> => {
    const out: string[] = []
    const code = await main({
      argv: ['__complete', ...argv],
      cwd: folder,
      env: {},
      streams: { stdout: { write: (text) => out.push(String(text)) }, stderr: { write: (text) => out.push(`stderr: ${text}`) } },
      now: () => new Date('2031-04-10'),
    })
    expect(code).toBe(0)
    return out
      .join('')
      .split('\n')
      .filter(Boolean)
      .map((line) => line.replace(/\t.*/, ''))
  }
  const words = (...given: string[]) => ask('zsh', 'rcm', ...given)
  test('commands and options', async () => {
    expect(await words('vali')).toEqual(['validate'])
    expect(await words('list', '--col')).toEqual(['--columns'])
    expect(await words('-C', folder, 'sho')).toEqual(['show'])
    expect(await words('list', '--format', 'js')).toEqual(['json', 'jsonl'])
    expect(await words('list', '--format=js')).toEqual(['--format=json', '--format=jsonl'])
  })
  test('kinds, then a query', async () => {
    expect(await words('list', 'follow')).toEqual(['follow-ups'])
    expect(await words('list', 'follow-ups', 'overd')).toEqual(['overdue:'])
    expect(await words('list', 'follow-ups', 'overdue:')).toEqual(['overdue:true', 'overdue:false'])
    expect(await words('list', 'topics', 'status:pend')).toEqual(['status:pending'])
    expect(await words('list', 'documents', 'status:')).toEqual(['status:requested', 'status:draft', 'status:final'])
    expect(await words('list', 'status:pending,ful')).toEqual(['status:pending,fulfilled'])
    expect(await words('list', '"status:pending party:B')).toEqual(['status:pending party:BRV'])
  })
  test('ids by what the place is for', async () => {
    expect(await words('status', '--for', '')).toEqual(['EVT-2031-001', 'EVT-2031-002', 'EVT-2031-003'])
    expect(await words('status', '--party', 'tro')).toEqual(['TROIKA'])
    expect(await words('show', 'FU-2031-001', 'OBJ-1')).toEqual(['OBJ-1', 'OBJ-1.a'])
  })
  test('fields in lists', async () => {
    expect(await words('list', '--columns', 'id,titl')).toEqual(['id,title'])
    expect(await words('list', '--sort', '-due-s')).toEqual(['-due-soon'])
  })
  test('nothing where nothing is known, and never a complaint', async () => {
    expect(await words('nonsense', '')).toEqual([])
    expect(await words('list', 'nofield:')).toEqual([])
    expect(await words('-C', '/nowhere', 'show', '')).toEqual([])
    expect(await ask('bash', 'rcm show a\\ b', ':=')).toEqual([])
  })
})
