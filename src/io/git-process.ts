// How git is run: nothing that a repository's own configuration names is run by it, nothing is fetched, and its messages are in English.
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'

/** Of every call. What is left out here must not matter to any command that rcm gives to git. */
const settings = {
  'core.fsmonitor': 'false',
  'core.hooksPath': '/dev/null',
  'core.pager': 'cat',
  'core.quotepath': 'false',
  'log.showSignature': 'false',
  'i18n.logOutputEncoding': 'UTF-8',
  'submodule.recurse': 'false',
}

/** Contents that a partial clone lacks stay away: to fetch them is to run what its remote names. The messages are those that are recognised. */
export const environment = { GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: '', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' }

export interface GitRun {
  readonly input?: string | undefined
  /** Options of git itself, before its command. */
  readonly before?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Runs git in a folder to its end. */
export function runGit(root: string, args: readonly string[], { input, before = [], env = {} }: GitRun = {}): SpawnSyncReturns<Buffer> {
  return spawnSync('git', safely(before, args), {
    cwd: root,
    input,
    env: { ...process.env, ...environment, ...env },
    maxBuffer: 4 * 1024 ** 3,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

const safely = (before: readonly string[], args: readonly string[]): string[] => {
  const safe = Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  return ['--no-optional-locks', ...safe, ...before, ...args]
}

/**
 * The same, for what can take long: it does not hold the program up.
 * @param heard given each piece of the output as it comes
 */
export function runLongGit(
  root: string,
  args: readonly string[],
  { input = '', before = [], env = {} }: GitRun,
  heard: (piece: Buffer) => void,
): Promise<Pick<SpawnSyncReturns<Buffer>, 'stdout' | 'stderr' | 'status' | 'error'>> {
  const out: Buffer[] = []
  const said: Buffer[] = []
  const git = spawn('git', safely(before, args), { cwd: root, env: { ...process.env, ...environment, ...env }, stdio: ['pipe', 'pipe', 'pipe'] })
  git.stdout.on('data', (piece: Buffer) => {
    out.push(piece)
    heard(piece)
  })
  git.stderr.on('data', (piece: Buffer) => said.push(piece))
  git.stdin.on('error', () => {}) // It ended before it read all: its status says why.
  git.stdin.end(input)
  return new Promise((done) => {
    const end = (status: number | null, error?: Error) => done({ stdout: Buffer.concat(out), stderr: Buffer.concat(said), status, ...(error && { error }) })
    git.on('error', (error) => end(null, error))
    git.on('close', (status) => end(status))
  })
}

/** The first line of what git said of a run that failed, without its `fatal:`. */
export function saidBy({ error, stderr, status }: Pick<SpawnSyncReturns<Buffer>, 'error' | 'stderr' | 'status'>): string {
  if (error) return error.message
  const lines = stderr.toString('utf8').trim().split('\n')
  return lines.find((line) => line.startsWith('fatal:'))?.slice(7) || lines[0] || `exit ${status}`
}

/** Settings whose value is the name of a program, or leads to one. */
const programs =
  /^(?:filter\..*\.(?:clean|smudge|process)|diff\.external|diff\..*\.(?:command|textconv)|merge\..*\.driver|gpg\.(?:.*\.)?program|gpg\.ssh\.defaultkeycommand|core\.(?:editor|askpass|sshcommand|gitproxy|alternaterefscommand)|credential\..*|sequence\.editor|trailer\..*\.(?:cmd|command))$/

/** What stands for a program that is not named by the person's own configuration. */
const usual: Readonly<Record<string, string>> = {
  'gpg.program': 'gpg',
  'gpg.openpgp.program': 'gpg',
  'gpg.x509.program': 'gpgsm',
  'gpg.ssh.program': 'ssh-keygen',
}

/**
 * Options that take back every program that the repository's own configuration names: the person's own stands in its place, or none. For
 * commands that write: these sign, filter and open an editor.
 */
export function withoutPrograms(root: string): string[] {
  const { stdout, status } = runGit(root, ['config', '--list', '--includes', '--show-scope', '-z'])
  if (status !== 0) return []
  const own = new Set<string>()
  const personal = new Map<string, string>()
  const parts = stdout.toString('utf8').split('\0')
  for (let index = 0; index + 1 < parts.length; index += 2) {
    const [key = '', ...rest] = (parts[index + 1] ?? '').split('\n')
    if (!programs.test(key)) continue
    if (/^(?:local|worktree)$/.test(parts[index] ?? '')) own.add(key)
    else if (parts[index] !== 'command') personal.set(key, rest.join('\n'))
  }
  return [...own].flatMap((key) => ['-c', `${key}=${personal.get(key) ?? usual[key] ?? ''}`])
}
