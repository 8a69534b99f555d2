// Transcripts: command, output and exit code as a reader sees them, one readable file a subject.
// UPDATE_TRANSCRIPTS=1 writes what the commands give now; the difference is then read by a person.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { main } from '../src/main.ts'
import { commitLakesHistory } from './lakes-history.ts'

const root = dirname(import.meta.dirname)
const folder = join(import.meta.dirname, 'transcripts')
const made: string[] = []
afterAll(() => {
  for (const path of made) rmSync(path, { recursive: true, force: true })
})

interface Case {
  readonly command: string
  readonly expected: string
}

interface Transcript {
  readonly head: string
  /** Where it runs: `.` is this repository, `lakes` a copy of the fictional forum, `lakes-history` one with commits. */
  readonly where: string
  readonly files: Readonly<Record<string, string>>
  readonly cases: readonly Case[]
}

/** `in: PLACE`, then files as `file: PATH` with lines indented by four spaces, then `$ command` with its output up to the next. */
function parse(text: string): Transcript {
  const [head = '', ...parts] = text.split(/^(?=\$ )/m)
  const files: Record<string, string> = {}
  for (const match of head.matchAll(/^file: (.+)\n((?: {4}.*\n|\n)*)/gm))
    files[match[1] as string] = (match[2] as string).replace(/^ {4}/gm, '').replace(/\n+$/, '\n')
  return {
    head,
    where: /^in: (.+)$/m.exec(head)?.[1] ?? '.',
    files,
    cases: parts.map((part) => {
      const end = part.indexOf('\n')
      return { command: part.slice(2, end), expected: part.slice(end + 1).trimEnd() }
    }),
  }
}

function place({ where, files }: Transcript): string {
  if (where === '.' && Object.keys(files).length === 0) return root
  const copy = mkdtempSync(join(tmpdir(), 'rcm-transcript-'))
  made.push(copy)
  if (where !== 'nowhere')
    cpSync(where === '.' ? root : join(import.meta.dirname, 'fixtures', where.replace('-history', '')), copy, {
      recursive: true,
      filter: (path) => !/node_modules|\.git$|dist$/.test(path),
    })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(copy, path)), { recursive: true })
    writeFileSync(join(copy, path), text)
  }
  if (where === 'lakes-history') for (const hash of commitLakesHistory(copy).git('log', '--all', '--format=%H').split('\n')) hashes.push(hash)
  return copy
}

/** Of the commits that a transcript made: they change with every change of the fixture, and are shown as a word. */
const hashes: string[] = []
const masked = (text: string): string => hashes.reduce((all, hash) => all.replace(new RegExp(`${hash.slice(0, 10)}[0-9a-f]*`, 'g'), 'COMMIT'), text)

/** Words of a command line; quotes keep spaces together. */
const wordsOf = (line: string): string[] => [...line.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')

/** Environment set before the command, as in a shell: `LANG=es_HN.UTF-8 rcm status`. */
function split(command: string): { env: Record<string, string>; argv: string[] } {
  const words = wordsOf(command)
  const env: Record<string, string> = {}
  while (/^[A-Z_]+=/.test(words[0] ?? '')) {
    const [name = '', value = ''] = (words.shift() as string).split(/=(.*)/s)
    env[name] = value
  }
  return { env, argv: words.slice(1) }
}

async function run(command: string, cwd: string): Promise<string> {
  const out: string[] = []
  const err: string[] = []
  const { env, argv } = split(command)
  const code = await main({
    argv,
    cwd,
    env,
    streams: { stdout: { write: (text) => out.push(String(text)), columns: 80 }, stderr: { write: (text) => err.push(String(text)) } },
    now: () => new Date('2016-03-05T18:00:00Z'),
  })
  return show(out.join(''), err.join(''), code, cwd)
}

const show = (out: string, err: string, code: number | null, cwd: string): string => {
  const errors =
    err === ''
      ? ''
      : err
          .trimEnd()
          .split('\n')
          .map((line) => `stderr: ${line}\n`)
          .join('')
  return masked(`${out.endsWith('\n') || out === '' ? out : `${out}\n`}${errors}exit: ${code}`.replaceAll(cwd, 'FOLDER'))
}

describe.each(readdirSync(folder).filter((file) => file.endsWith('.txt')))('%s', (file) => {
  const transcript = parse(readFileSync(join(folder, file), 'utf8'))
  const cwd = place(transcript)
  const given: string[] = []
  test.each(transcript.cases.map((each) => [each.command, each] as const))('%s', async (_, { command, expected }) => {
    const actual = await run(command, cwd)
    given.push(`$ ${command}\n${actual}\n\n`)
    if (!process.env.UPDATE_TRANSCRIPTS) expect(actual).toBe(expected)
  })
  test('the first command gives the same when spawned', () => {
    const [first] = transcript.cases
    if (!first) throw new Error('a transcript has at least one command')
    const { env, argv } = split(first.command)
    const spawned = spawnSync(process.execPath, [join(root, 'bin', 'rcm.js'), ...argv], {
      cwd,
      env: { PATH: process.env.PATH, COLUMNS: '80', ...env },
      encoding: 'utf8',
    })
    const actual = show(spawned.stdout, spawned.stderr, spawned.status, cwd)
    if (!process.env.UPDATE_TRANSCRIPTS) expect(actual).toBe(first.expected)
    else writeFileSync(join(folder, file), `${transcript.head}${given.join('')}`.trimEnd().concat('\n'))
  })
})
