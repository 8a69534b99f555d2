// Every command that writes, as faults are tried on it: how it is typed, what lies there beforehand, and what it does with the disk.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { lakesFiles } from '../lakes.ts'
import { Repository } from '../repository.ts'
import { runRcm } from '../run-rcm.ts'

export interface Writing {
  readonly argv: readonly string[]
  /**
   * `plan`: records, by a journal, with their commit where there is one: an interruption is ended by rcm recover. `made`: files that are made
   * again at any time: an interruption is ended by the same command.
   */
  readonly how: 'plan' | 'made'
  readonly day?: string
  /** In an empty folder, without the forum. */
  readonly isEmpty?: boolean
  /** What lies in the folder besides, put there before each run. */
  readonly files?: Readonly<Record<string, string>>
  /** Does it take so long that only a long run tries it? */
  readonly isLong?: boolean
  /** Words that a person typed in an editor, and that are never lost. */
  readonly typed?: string
}

const proposing = ['--proposer', 'DOR', '--title', 'Two patrols', '--translate', 'es.title=Dos patrullajes']
const wells = { 'notes.md': 'Aldermere will send the list of wells by 4 May 2031.\n' }
const old = 'what was there before\n'
const note = (text: string) => `  - { date: 2031-03-${text}, status: in-progress }\n`
const task = 'id: FU-2031-009\ntitle: Wells\ntype: task\nresponsible: [ALD]\nlog:\n  - { date: 2031-03-01, status: pending }\n'

export const writings: readonly Writing[] = [
  { argv: ['new', 'topic', '--set', 'id=TOP-wells', '--set', 'title=Wells', '--set', 'type=issue'], how: 'plan' },
  { argv: ['new', 'topic', '--edit', '--set', 'id=TOP-wells', '--set', 'title=Wells', '--set', 'type=issue'], how: 'plan', typed: 'Typed by hand.' },
  { argv: ['update', 'FU-2031-001', '--status', 'in-progress'], how: 'plan' },
  { argv: ['update', 'kind:follow-up due:<2031-05-01', '--note', 'Asked again', '--yes'], how: 'plan' },
  { argv: ['edit', 'TOP-fish-stocks'], how: 'plan', typed: 'Typed by hand.' },
  { argv: ['fmt'], how: 'plan' },
  { argv: ['renumber', 'DOC-2031-001', 'DOC-2031-009'], how: 'plan' },
  { argv: ['import', 'rows.csv', '--yes'], how: 'plan', files: { 'rows.csv': 'id,title\nFU-2031-001,Send the list\nFU-2031-002,Mark the nets\n' } },
  {
    argv: ['propose', 'AGR-2031-001#3.1', '--text', 'new.md', ...proposing, '--branch', '--commit'],
    how: 'plan',
    files: { 'new.md': 'Every lake is patrolled at least twice a week.\n' },
  },
  { argv: ['propose', 'AGR-2031-001#3.1', ...proposing], how: 'plan', typed: 'Typed by hand.' },
  {
    argv: ['consult', 'open', '--subject', 'PRP-2031-BRV-1', '--audience', 'MEMBERS', '--type', 'comment', '--commit'],
    how: 'plan',
  },
  { argv: ['consult', 'respond', 'CNS-2031-009', '--party', 'CAL', '--stance', 'no-objection', '--commit'], how: 'plan' },
  { argv: ['consult', 'extend', 'CNS-2031-009', '--closes', '2031-05-20', '--note', 'More time'], how: 'plan' },
  { argv: ['consult', 'close', 'CNS-2031-009', '--commit'], how: 'plan' },
  { argv: ['consult', 'remind', 'CNS-2031-001', '--format', 'md', '--output', 'letters'], how: 'made', day: '2031-03-20' },
  { argv: ['adopt', 'PRP-2031-BRV-1', '--meeting', 'EVT-2031-002', '--date', '2031-10-08', '--yes', '--commit'], how: 'plan', day: '2031-10-08' },
  { argv: ['minutes', '--accept', 'accepted.yaml'], how: 'plan' },
  { argv: ['minutes', 'notes.md', '--output', 'candidates.yaml'], how: 'made', files: { ...wells, 'candidates.yaml': old } },
  {
    argv: ['init', '.', '--languages', 'en', '--name', 'Forum of Hills', '--short-name', 'FH', '--member', 'COL=Colinia', '--yes'],
    how: 'plan',
    isEmpty: true,
  },
  {
    argv: ['merge-driver', 'base.yaml', 'ours.yaml', 'theirs.yaml', 'records/x.yaml'],
    how: 'made',
    files: { 'base.yaml': task, 'ours.yaml': task + note('02'), 'theirs.yaml': task + note('03') },
  },
  { argv: ['merge-driver', '--set-up'], how: 'made' },
  { argv: ['regulations', 'release', '2031.7', '--output', 'edition'], how: 'made', isLong: true },
  { argv: ['regulations', '--format', 'json', '--output', 'regulations.json'], how: 'made', files: { 'regulations.json': old } },
  { argv: ['site', '--output', 'site'], how: 'made', isLong: true },
  { argv: ['export', '--format', 'csv', '--output', 'tables'], how: 'made' },
  { argv: ['export', '--output', 'forum.db'], how: 'made', files: { 'forum.db': old } },
  { argv: ['report', 'follow-up-matrix', '--output', 'matrix.csv'], how: 'made', files: { 'matrix.csv': old } },
  { argv: ['calendar', '--output', 'calendar.ics'], how: 'made', files: { 'calendar.ics': old } },
  { argv: ['status', '--format', 'md', '--output', 'briefing.md'], how: 'made', files: { 'briefing.md': old } },
]

/** Commands that write nothing but the file of `--output`, for which `rcm status` stands above; and `recover`, which every plan above meets. */
export const readers: readonly string[] = [
  ...['validate', 'verify', 'list', 'show', 'log', 'trace', 'diff', 'review', 'proposals', 'serve', 'explain', 'completion', 'consult show'],
  'recover',
]

export const above = mkdtempSync(join(tmpdir(), 'rcm-faults-'))
/** The folder of the command that is tried. */
export let forum = join(above, 'forum')
const seed = join(above, 'seed')
const tools = join(above, 'tools')
const program = join(import.meta.dirname, '../../bin/rcm.js')
const quiet = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' }

/** What a process of rcm is given in these tests: an editor that adds a line at the end, and notes that it ran. */
export const environment: Readonly<Record<string, string>> = {
  ...quiet,
  PATH: process.env.PATH ?? '',
  RCM_CACHE: '',
  LANG: 'en',
  EDITOR: join(tools, 'editor'),
}
const agreed = ['records/proposals/PRP-2031-BRV-1-patrols-by-night.md', 'records/consultations/CNS-2031-009-round.yaml']
export const editorRan = join(above, 'editor-ran')

/** Makes the forum that each run begins with. */
export function makeSeed(): void {
  mkdirSync(tools)
  writeFileSync(join(tools, 'editor'), `#!/bin/sh\nprintf 'Typed by hand.\\n' >> "$1"\ntouch '${editorRan}'\n`)
  chmodSync(join(tools, 'editor'), 0o755)
  mkdirSync(seed)
  const repository = new Repository(seed)
  repository.git('init', '--quiet', '--initial-branch=main')
  for (const [key, value] of [
    ['user.name', 'Ada Alder'],
    ['user.email', 'ada@lakes.example'],
    ['gc.auto', '0'],
  ] as const)
    repository.git('config', key, value)
  repository.commit('The records', {
    ...lakesFiles(),
    'records/documents/DOC-2031-003-second.yaml': 'id: DOC-2031-003\ntitle: Second\nversion:   "1"\nlog:\n  - {date: 2031-03-01,   status: final}\n',
    'records/consultations/CNS-2031-009-round.yaml':
      'id: CNS-2031-009\ntitle: A round\ntype: silence\nsubjects:\n  - record: PRP-2031-BRV-1\naudience: [MEMBERS]\nopens: 2031-03-01\ncloses: 2031-03-12\nlog:\n  - { date: 2031-03-01, status: open }\n',
  })
  // Round and agreement of the proposal; the candidates of some notes, one of them accepted.
  rcm(seed, 'consult', 'close', 'CNS-2031-009', '--as-of', '2031-04-01')
  for (const path of agreed) cpSync(join(seed, path), join(above, path))
  repository.git('checkout', '--quiet', '--', '.')
  writeFileSync(join(seed, 'notes.md'), wells['notes.md'])
  rcm(seed, 'minutes', 'notes.md', '--date', '2031-03-10', '--title', 'Wells', '--output', 'accepted.yaml', '--as-of', '2031-04-01')
  cpSync(join(seed, 'accepted.yaml'), join(above, 'accepted.yaml'))
  rmSync(join(seed, 'accepted.yaml'))
  rmSync(join(seed, 'notes.md'))
}

function rcm(folder: string, ...argv: string[]): void {
  const run = spawnSync(process.execPath, [program, ...argv], { cwd: folder, env: { ...environment }, encoding: 'utf8' })
  if (run.status !== 0) throw new Error(`rcm ${argv.join(' ')}: ${run.stderr}`)
}

/** Puts the forum into the state in which a command begins. */
export function begin({ isEmpty, files = {}, argv }: Writing): void {
  forum = join(above, isEmpty ? 'empty' : 'forum')
  rmSync(forum, { recursive: true, force: true })
  rmSync(editorRan, { force: true })
  if (isEmpty) mkdirSync(forum)
  else cpSync(seed, forum, { recursive: true })
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(forum, path)), { recursive: true })
    writeFileSync(join(forum, path), text)
  }
  if (argv.includes('accepted.yaml')) {
    writeFileSync(join(forum, 'notes.md'), wells['notes.md'])
    writeFileSync(join(forum, 'accepted.yaml'), readFileSync(join(above, 'accepted.yaml'), 'utf8').replaceAll('accept: false', 'accept: true'))
  }
  if (argv[0] === 'adopt') {
    for (const path of agreed) cpSync(join(above, path), join(forum, path))
    new Repository(forum).commit('Agreed', {}, { date: '2031-04-01' })
  }
}

/** Runs a command in this process. */
export const runHere = ({ argv, day = '2031-04-01', isEmpty }: Pick<Writing, 'argv' | 'day' | 'isEmpty'>) =>
  runRcm(forum, [...argv, ...(isEmpty ? [] : ['--as-of', day])], { env: environment })

interface How {
  /** What is loaded before the program. */
  readonly preload?: string
  readonly env?: Readonly<Record<string, string>>
  /** What runs node. */
  readonly before?: readonly string[]
}

const lineOf = ({ argv, day = '2031-04-01', isEmpty }: Writing, { preload, before = [] }: How): [string, string[]] => {
  const [command = process.execPath, ...rest] = [...before, process.execPath]
  const loaded = preload === undefined ? [] : ['--require', join(import.meta.dirname, preload)]
  return [command, [...rest, ...loaded, program, ...argv, ...(isEmpty ? [] : ['--as-of', day])]]
}

/** Runs a command as a process. */
export const run = (writing: Writing, how: How = {}) =>
  spawnSync(...lineOf(writing, how), { cwd: forum, env: { ...environment, ...how.env }, encoding: 'utf8', timeout: 60_000 })

/** Begins to run a command as a process; gives how it ended. */
export function start(writing: Writing): Promise<{ code: number | null; err: string }> {
  const child = spawn(...lineOf(writing, {}), { cwd: forum, env: { ...environment } })
  let err = ''
  child.stderr.on('data', (chunk) => (err += String(chunk)))
  child.stdout.resume()
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, err })))
}

/** Files and their texts; what is git's and rcm's own is left out. */
export function filesIn(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {}
  return Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.rcm-tmp'))
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
      .filter((path) => path === '.gitattributes' || !path.split('/').some((part) => part.startsWith('.')))
      .sort()
      .map((path) => [path, readFileSync(join(folder, path), 'latin1')]),
  )
}

/** Where there is no commit yet, git has no log. */
function stateOfGit(repository: Repository): Record<string, string> {
  const asked = ['git log --all --format="%s %D" 2>/dev/null', 'git status --porcelain --branch', 'git config --list --local']
  const said = spawnSync('/bin/sh', ['-c', asked.join('; echo +++; ')], { cwd: repository.root, env: { ...environment }, encoding: 'utf8' }).stdout
  const [log = '', status = '', config = ''] = said.split('+++\n').map((each) => each.trimEnd())
  return { 'git log': log, 'git status': status, 'git config': config }
}

/** Files by their fingerprints, commits, branches, tags, settings and what is staged. */
export function stateOf(): Record<string, string> {
  const short = (text: string) => createHash('sha1').update(text).digest('hex').slice(0, 8)
  const files = Object.fromEntries(Object.entries(filesIn(forum)).map(([path, text]) => [path, short(text)]))
  const repository = existsSync(join(forum, '.git')) ? new Repository(forum) : undefined
  return { ...files, ...(repository && stateOfGit(repository)) }
}

/** Some of the steps of a command, other ones for each; with RCM_LONG all of them, of a site with its hundreds of files every sixth. */
export function someOf(steps: number, index: number): number[] {
  const all = Array.from({ length: steps }, (_, step) => step + 1)
  if (process.env.RCM_LONG !== undefined) return all.filter((step) => steps < 200 || step % 6 === 0)
  return [1 + ((index * 7) % steps)]
}

/** Do the words stand in any file of the folder, git's and rcm's own ones among them? */
export const isKept = (words: string): boolean =>
  readdirSync(forum, { recursive: true, withFileTypes: true }).some(
    (entry) => entry.isFile() && readFileSync(join(entry.parentPath, entry.name), 'utf8').includes(words),
  )
