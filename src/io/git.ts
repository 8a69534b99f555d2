// git: revisions by name or date, and the files of one, read in bulk by a single process.
import type { SimpleGit } from 'simple-git'
import { type Day, dayIn, isDay } from '../core/day.ts'
import { userError } from '../core/failure.ts'
import type { Text } from '../core/message.ts'
import type { Tree } from '../core/workspace.ts'
import { type GitRun, environment, runGit, saidBy, withoutPrograms } from './git-process.ts'
import { forumPaths } from './survey.ts'
import { maxFileSize } from './working-tree.ts'

/** What git reads of the environment: a hook hands on some of it. */
const handedOn = [
  ...['PATH', 'HOME', 'USERPROFILE', 'SYSTEMROOT', 'XDG_CONFIG_HOME', 'GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_OBJECT_DIRECTORY'],
  ...['GIT_ALTERNATE_OBJECT_DIRECTORIES', 'GIT_COMMON_DIR', 'GIT_CONFIG_GLOBAL', 'GIT_CONFIG_NOSYSTEM', 'GIT_CEILING_DIRECTORIES'],
  'GIT_TEST_ASSUME_DIFFERENT_OWNER',
]

/** simple-git over a folder, under the same environment as `runGit`. It only asks for commits, for which git runs no other program. */
async function client(root: string): Promise<SimpleGit> {
  const { simpleGit } = await import('simple-git')
  const options = { allowEnvironment: [...handedOn, ...Object.keys(environment)], unsafe: { allowUnsafeConfigPaths: true } } as never
  const own = Object.fromEntries(handedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))
  return simpleGit(root, options).env({ ...own, ...environment })
}

export function git(root: string, args: readonly string[], input?: string, options: GitRun = {}): Buffer {
  const run = runGit(root, args, { ...options, input })
  if (run.error || run.status !== 0) throw notAnswered(saidBy(run))
  return run.stdout
}

function notAnswered(detail: string) {
  const help = helps.find(({ said }) => said.test(detail))?.help
  return userError(
    'git',
    { en: 'git could not answer: {detail}', es: 'git no pudo responder: {detail}' },
    { detail },
    help ?? { en: 'Check that this folder is in a git repository: git status', es: 'Compruebe que la carpeta está en un repositorio git: git status' },
  )
}

/** What to do about what git says. */
const helps: readonly { readonly said: RegExp; readonly help: Text }[] = [
  {
    said: /identity unknown|unable to auto-detect email|tell me who you are/i,
    help: {
      en: 'Tell git who you are: git config user.name "…", git config user.email "…"',
      es: 'Diga a git quién es usted: git config user.name "…", git config user.email "…"',
    },
  },
  {
    said: /\.lock': File exists/,
    help: {
      en: 'Another git is at work here, or one was stopped in the middle. If none is running, delete that file and run the command again.',
      es: 'Otro git trabaja aquí, o uno se detuvo a la mitad. Si no hay ninguno en marcha, borre ese archivo y ejecute de nuevo la orden.',
    },
  },
  {
    said: /dubious ownership/,
    help: {
      en: 'The folder belongs to somebody else, so git trusts none of its settings. If you do: git config --global --add safe.directory FOLDER',
      es: 'La carpeta pertenece a otra persona, por lo que git no confía en su configuración. Si usted sí: git config --global --add safe.directory CARPETA',
    },
  },
  {
    said: /could not fetch|promisor|transport '.*' not allowed|missing (?:blob|tree|commit)/,
    help: {
      en: 'This is a partial clone that lacks some contents, and rcm fetches nothing. Check the revision out with git, or clone anew without --filter.',
      es: 'Es un clon parcial al que le faltan contenidos, y rcm no descarga nada. Extraiga la revisión con git, o clone de nuevo sin --filter.',
    },
  },
]

/**
 * The commit that a tag, branch, hash or day names; a day is the last commit of the first-parent history on or before its end.
 * @throws UserError `revision`
 */
export async function resolveRevision(root: string, revision: string, timeZone: string): Promise<string> {
  const simple = await client(root)
  const asked = async (args: string[]): Promise<string> => {
    try {
      return (await simple.raw(args)).trim()
    } catch {
      return ''
    }
  }
  const commit = isDay(revision)
    ? await asked(['rev-list', '-1', '--first-parent', `--before=${endOfDay(revision, timeZone)}`, 'HEAD'])
    : await asked(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
  if (/^[0-9a-f]{40,64}$/.test(commit)) return commit
  const repository = runGit(root, ['rev-parse', '--git-dir'])
  if (repository.error || repository.status !== 0) throw notAnswered(saidBy(repository))
  throw userError(
    'revision',
    {
      en: 'The repository has no revision “{revision}”.',
      es: 'El repositorio no tiene la revisión «{revision}».',
    },
    { revision },
    {
      en: 'Give a tag, a branch, a commit or a day (2016-03-01). “git log --oneline” and “git tag” list them.',
      es: 'Indique una etiqueta, una rama, un commit o un día (2016-03-01). «git log --oneline» y «git tag» los listan.',
    },
  )
}

/** Editions are tags: `v2016.1`. */
export const editionTag = (edition: string): string => `v${edition}`

/** The edition released last before a commit (not at it), or at or before HEAD; undefined without one or without git. */
export function lastEdition(root: string, commit: string | undefined): string | undefined {
  const run = runGit(root, ['describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*', commit === undefined ? 'HEAD' : `${commit}^`])
  return run.error || run.status !== 0 ? undefined : run.stdout.toString('utf8').trim().replace(/^v/, '')
}

/**
 * Where a branch left the main one (main, else master, as the remote has it or as it is here); where it has not left it, the last edition
 * before; else the commit itself. Undefined without commits.
 */
export async function baseOf(root: string, commit: string | undefined): Promise<string | undefined> {
  const simple = await client(root)
  const asked = (...args: string[]) =>
    simple.raw(args).then(
      (text) => text.trim(),
      () => '',
    )
  const head = commit ?? (await asked('rev-parse', '--verify', '--quiet', 'HEAD'))
  if (head === '') return undefined
  for (const main of ['origin/HEAD', 'origin/main', 'main', 'origin/master', 'master']) {
    const point = await asked('merge-base', main, head)
    if (point === '') continue
    if (point !== head) return point.slice(0, 10)
    break
  }
  const edition = await asked('describe', '--tags', '--abbrev=0', '--match', 'v[0-9]*', head)
  return edition === '' ? head.slice(0, 10) : edition
}

/**
 * The commit at which one, or the one checked out, left a revision; the revision where they have none in common.
 * @throws UserError `revision`
 */
export async function forkPoint(root: string, revision: string, commit: string | undefined, timeZone: string): Promise<string> {
  const other = await resolveRevision(root, revision, timeZone)
  return (await client(root)).raw(['merge-base', other, commit ?? 'HEAD']).then(
    (text) => text.trim() || other,
    () => other,
  )
}

/** How the message of an edition's tag says the day for which it was compiled, as a trailer of git. */
const dayTrailer = /^As-of: (\d{4}-\d{2}-\d{2})$/m

/**
 * The day of which a revision speaks: a day itself; the day that the tag of an edition says; else the day of its commit, in a time zone.
 * @param commit the full hash to which the revision leads
 */
export function revisionDay(root: string, revision: string, commit: string, timeZone: string): Day {
  if (isDay(revision)) return revision
  const said = dayTrailer.exec(tagMessage(root, revision))?.[1]
  if (said !== undefined && isDay(said)) return said
  const committed = new Date(Number(git(root, ['log', '-1', '--format=%ct', commit, '--']).toString('latin1').trim()) * 1000)
  return dayIn(committed, timeZone)
}

/** The message of an annotated tag; nothing for any other revision. */
function tagMessage(root: string, revision: string): string {
  const run = runGit(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{tag}`])
  const hash = run.status === 0 ? run.stdout.toString('latin1').trim() : ''
  return /^[0-9a-f]{40,64}$/.test(hash) ? git(root, ['cat-file', 'tag', hash]).toString('utf8') : ''
}

/**
 * Is a commit tagged as an edition already?
 * @throws UserError `edition-exists` when the edition is another commit
 */
export async function isTagged(root: string, edition: string, commit: string | undefined): Promise<boolean> {
  const simple = await client(root)
  const tag = editionTag(edition)
  const existing = await simple.raw(['rev-parse', '--verify', '--quiet', '--end-of-options', `refs/tags/${tag}^{commit}`]).then(
    (text) => text.trim(),
    () => '',
  )
  if (existing === '' || existing === commit) return existing !== ''
  throw userError(
    'edition-exists',
    { en: 'The edition {edition} was released from another commit, {commit}.', es: 'La edición {edition} se publicó desde otro commit, {commit}.' },
    { edition, commit: existing.slice(0, 12), tag },
    { en: 'Choose another name, or release that commit again: --rev {tag}', es: 'Elija otro nombre, o publique de nuevo ese commit: --rev {tag}' },
  )
}

/**
 * Tags a commit as an edition, with an annotated tag that says its day; the same edition at the same commit is left as it is.
 * @throws UserError `edition-exists`, `git`
 */
export async function tagEdition(root: string, edition: string, commit: string | undefined, day: Day): Promise<void> {
  if (await isTagged(root, edition, commit)) return
  const message = ['-m', `Edition ${edition}`, '-m', `As-of: ${day}`]
  git(root, ['tag', '-a', ...message, '--', editionTag(edition), commit ?? 'HEAD'], undefined, { before: withoutPrograms(root) })
}

/** The last second of a day in a time zone, as seconds since 1970. */
function endOfDay(day: Day, timeZone: string): string {
  const guess = Date.parse(`${day}T23:59:59Z`)
  const wall = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  const part = (parts: Intl.DateTimeFormatPart[], type: string) => parts.find((each) => each.type === type)?.value
  const parts = wall.formatToParts(new Date(guess))
  const shown = Date.parse(
    `${part(parts, 'year')}-${part(parts, 'month')}-${part(parts, 'day')}T${part(parts, 'hour')}:${part(parts, 'minute')}:${part(parts, 'second')}Z`,
  )
  return String(Math.floor((guess - (shown - guess)) / 1000))
}

/** The files of a commit: one `ls-tree` and one `cat-file`, whatever their number. The working tree is not touched. */
export function revisionTree(root: string, commit: string): Tree {
  const listing = git(root, ['ls-tree', '-r', '-z', '-l', commit, '--', ...forumPaths]).toString('utf8')
  const refused: { path: string; reason: 'link' | 'special' | 'unreadable' | 'too-large' }[] = []
  const blobs = new Map<string, string>()
  for (const line of listing.split('\0')) {
    const match = /^(\d{6}) (\w+) ([0-9a-f]+) +(\d+|-)\t([\s\S]+)$/.exec(line)
    if (!match) continue
    const [, mode, type, hash = '', size, path = ''] = match
    if (path.split('/').some((part) => part.startsWith('.'))) continue
    if (mode === '120000') refused.push({ path, reason: 'link' })
    else if (type !== 'blob') refused.push({ path, reason: 'special' })
    else if (Number(size) > maxFileSize) refused.push({ path, reason: 'too-large' })
    else blobs.set(path, hash)
  }
  const texts = readBlobs(root, [...new Set(blobs.values())])
  return { paths: [...blobs.keys()].sort(), refused, read: (path) => texts.get(blobs.get(path) ?? '') ?? '' }
}

/** The texts of blobs by hash, through one `cat-file --batch`. A blob that is missing (a partial clone) is left out. */
export function readBlobs(root: string, hashes: readonly string[]): Map<string, string> {
  const texts = new Map<string, string>()
  if (hashes.length === 0) return texts
  const out = git(root, ['cat-file', '--batch', '--buffer'], `${hashes.join('\n')}\n`)
  let at = 0
  while (at < out.length) {
    const end = out.indexOf(10, at)
    if (end === -1) break
    const [hash = '', type, size] = out.toString('latin1', at, end).split(' ')
    at = end + 1
    if (type !== 'blob') continue
    texts.set(hash, out.toString('utf8', at, at + Number(size)))
    at += Number(size) + 1
  }
  return texts
}
