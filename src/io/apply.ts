// Applies a plan whole or not at all: temporary files, a journal, renames. What is interrupted can be finished or undone.
import { realpathSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { type UserError, isUserError, userError } from '../core/failure.ts'
import { message } from '../core/message.ts'
import type { Edit, GitWish, Plan } from '../core/plan.ts'
import { type GitStep, NotCommitted, gitStep, isGitStep, isGitStepPassed, takeBackGitStep, takeGitStep } from './commit.ts'
import { type Disk, realDisk } from './disk.ts'
import { type Lock, isLockTraced, takeLock, temporaryName } from './lock.ts'
import { statePath } from './state.ts'

export interface ApplyOptions {
  readonly disk?: Disk
  readonly patience?: number
  /** What git is to do with the files afterwards; the plan is written only if that is done, too. */
  readonly git?: GitWish | undefined
}

interface Step {
  readonly path: string
  readonly before: string | null
  readonly after: string | null
  readonly temporary: string
}

/** What the journal holds: everything needed to finish or undo, whatever became of the temporary files. */
interface Journal {
  readonly version: 1
  /** The forum's folder, from the journal's. */
  readonly root: string
  readonly steps: readonly Step[]
  readonly git?: GitStep | undefined
}

interface Places {
  readonly lock: string
  readonly journal: string
}

const placesOf = (root: string): Places => ({ lock: statePath(root, 'lock'), journal: statePath(root, 'plan.json') })

/**
 * Writes what a plan says, in the forum's folder `root`, and has git do what is wished with it. Gives the names of the repository's own hooks
 * that did not run.
 * @throws UserError `changed` when a file is no longer what the plan was made from; `interrupted` when an earlier plan is not finished;
 * `locked`, `write`, `commit`: nothing was changed
 */
export function applyPlan(root: string, plan: Plan, { disk = realDisk, patience, git: wish }: ApplyOptions = {}): string[] {
  if (plan.length === 0) return []
  const steps = plan.map((edit, number) => stepOf(edit, number))
  const places = placesOf(root)
  const absolute = steps.map(({ temporary }) => join(root, temporary))
  const lock = holdLock(disk, places, absolute, patience)
  try {
    if (disk.read(places.journal)) throw interrupted()
    for (const step of steps) checkTarget(disk, root, step)
    const git = wish && gitStep(root, pathsOf(steps), wish)
    const journal: Journal = { version: 1, root: relative(dirname(places.journal), resolve(root)), steps, git }
    prepare(disk, root, journal, places, lock)
    return commit(disk, root, journal, places, wish?.hooks === true)
  } finally {
    lock.release()
  }
}

/**
 * Makes sure that no earlier plan waits to be ended. Without one this costs a look; a plan that is being written is waited for.
 * @throws UserError `interrupted`, `locked`
 */
export function checkEnded(root: string, disk: Disk = realDisk): void {
  const places = placesOf(root)
  if (!disk.look(places.journal)) return
  const lock = holdLock(disk, places, [], undefined)
  try {
    if (disk.look(places.journal)) throw interrupted()
  } finally {
    lock.release()
  }
}

const pathsOf = (steps: readonly Step[]): string[] => steps.map(({ path }) => path)

function stepOf({ path, before, after }: Edit, number: number): Step {
  if (path.split('/').some((part) => part === '' || part.startsWith('..') || part === '.' || part === '.git') || path.includes('\\'))
    throw new Error(`not a path of the repository: ${path}`)
  return { path, before, after, temporary: join(dirname(path), temporaryName(basename(path), number)) }
}

function holdLock(disk: Disk, { lock }: Places, temporaries: readonly string[], patience: number | undefined): Lock {
  try {
    disk.makeFolder(dirname(lock))
    return takeLock(disk, lock, { temporaries, ...(patience === undefined ? {} : { patience }) })
  } catch (error) {
    throw isUserError(error) ? error : notWritten(error, lock)
  }
}

/** The folders above must be folders, the file a file with the text that the plan was made from. */
function checkTarget(disk: Disk, root: string, { path, before }: Step): void {
  checkPlain(disk, root, path)
  checkUnchanged(disk, root, { path, before })
}

function checkPlain(disk: Disk, root: string, path: string): void {
  const parts = path.split('/')
  for (let length = 1; length < parts.length; length++) {
    const found = disk.look(join(root, ...parts.slice(0, length)))
    if (found && found.type !== 'folder') throw refused(path)
  }
  const found = disk.look(join(root, path))
  if (found && found.type !== 'file') throw refused(path)
}

function checkUnchanged(disk: Disk, root: string, { path, before }: Pick<Step, 'path' | 'before'>): void {
  if (!holds(disk, join(root, path), before)) throw changed(path)
}

function holds(disk: Disk, path: string, text: string | null): boolean {
  const bytes = disk.read(path)
  return text === null ? bytes === undefined : bytes?.equals(Buffer.from(text)) === true
}

/** Temporary files, then the journal. Whatever goes wrong up to here leaves every file as it was. */
function prepare(disk: Disk, root: string, written: Journal, { journal }: Places, lock: Lock): void {
  const begun: string[] = []
  try {
    for (const { path, after, temporary } of written.steps) {
      if (after === null) continue
      const target = join(root, path)
      disk.makeFolder(dirname(target))
      begun.push(join(root, temporary))
      disk.create(join(root, temporary), Buffer.from(after), disk.look(target)?.mode)
    }
    lock.check()
    begun.push(`${journal}.tmp`)
    disk.remove(`${journal}.tmp`)
    disk.create(`${journal}.tmp`, Buffer.from(`${JSON.stringify(written)}\n`))
    disk.rename(`${journal}.tmp`, journal)
    disk.syncFolder(dirname(journal))
  } catch (error) {
    for (const path of [...begun, journal]) quietly(() => disk.remove(path))
    // A disk that does not let it be taken away either: the next command ends it.
    if (disk.look(journal)) throw interrupted()
    throw isUserError(error) ? error : notWritten(error, root)
  }
}

/** The renames, then git. A failure takes back what was done; when even that fails, the journal stays. */
function commit(disk: Disk, root: string, { steps, git }: Journal, { journal }: Places, hooks: boolean): string[] {
  const done: Step[] = []
  let left: string[] = []
  let isGitBegun = false
  try {
    for (const step of steps) {
      checkUnchanged(disk, root, step)
      done.push(step)
      if (step.after === null) disk.remove(join(root, step.path))
      else disk.rename(join(root, step.temporary), join(root, step.path))
    }
    syncFolders(disk, root, steps)
    isGitBegun = git !== undefined
    if (git) left = takeGitStep(root, pathsOf(steps), git, hooks)
  } catch (error) {
    try {
      for (const step of done) if (!isKnown(disk, root, step)) throw changed(step.path)
      if (git && isGitBegun) takeBackGitStep(root, pathsOf(steps), git)
      for (const step of done.reverse()) bring(disk, root, step, step.before)
      for (const { temporary } of steps) disk.remove(join(root, temporary))
      disk.remove(journal)
    } catch {
      throw error instanceof NotCommitted ? notTakenBack(error) : interrupted()
    }
    if (error instanceof NotCommitted) throw notCommitted(error)
    throw isUserError(error) ? error : notWritten(error, root)
  }
  try {
    disk.remove(journal)
  } catch {
    throw interrupted()
  }
  return left
}

/** Does a file hold what it held before, or what it is to hold? */
const isKnown = (disk: Disk, root: string, { path, before, after }: Step): boolean =>
  holds(disk, join(root, path), before) || holds(disk, join(root, path), after)

function syncFolders(disk: Disk, root: string, steps: readonly Step[]): void {
  for (const folder of new Set(steps.map(({ path }) => dirname(join(root, path))))) if (disk.look(folder)) disk.syncFolder(folder)
}

/** Makes a file hold a text, whatever it holds now. */
function bring(disk: Disk, root: string, { path, temporary }: Step, text: string | null): void {
  const target = join(root, path)
  if (holds(disk, target, text)) return
  if (text === null) {
    disk.remove(target)
    return
  }
  disk.makeFolder(dirname(target))
  disk.remove(join(root, temporary))
  disk.create(join(root, temporary), Buffer.from(text), disk.look(target)?.mode)
  disk.rename(join(root, temporary), target)
}

export type Recovery = 'finish' | 'undo' | 'keep'

/**
 * Ends an interrupted plan: finishes it, undoes it, or keeps the files as they are. Gives it as it was meant; empty when there was none.
 * @throws UserError `changed` when a file holds neither what it held before nor what it was to hold, or when git has gone on since: nothing
 * was changed; `commit` when the commit that belongs to it cannot be made
 */
export function recoverPlan(root: string, how: Recovery, { disk = realDisk, patience, git: wish }: ApplyOptions = {}): Recovered {
  const places = placesOf(root)
  if (!disk.look(places.journal) && !disk.look(`${places.journal}.tmp`) && !isLockTraced(disk, places.lock)) return { plan: [], left: [] }
  const lock = holdLock(disk, places, [], patience)
  try {
    const bytes = disk.read(places.journal)
    if (!bytes) {
      disk.remove(`${places.journal}.tmp`)
      return { plan: [], left: [] }
    }
    const journal = readJournal(bytes, places.journal)
    const { git } = journal
    const folder = resolve(dirname(places.journal), journal.root)
    if (!isSameFolder(folder, root)) throw ofAnother(folder, places.journal)
    const steps = journal.steps.map((step) => ({ ...step, ...stepOf({ ...step, why: nothing }, 0), temporary: step.temporary }))
    let left: string[] = []
    if (how !== 'keep') {
      for (const { path } of steps) checkPlain(disk, folder, path)
      const odd = pathsOf(steps.filter((step) => !isKnown(disk, folder, step)))
      if (git && how === 'undo' && isGitStepPassed(folder, pathsOf(steps), git)) odd.push('.git')
      if (odd.length > 0) throw changedSince(odd)
      if (git && how === 'undo') takeBackGitStep(folder, pathsOf(steps), git)
      for (const step of steps) bring(disk, folder, step, how === 'finish' ? step.after : step.before)
      syncFolders(disk, folder, steps)
      if (git && how === 'finish') left = takeGitStep(folder, pathsOf(steps), git, wish?.hooks === true)
    }
    for (const { temporary } of steps) disk.remove(join(folder, temporary))
    disk.remove(`${places.journal}.tmp`)
    disk.remove(places.journal)
    const plan = steps.map(({ path, before, after }) =>
      how === 'undo' ? { path, before: after, after: before, why: nothing } : { path, before, after, why: nothing },
    )
    return { plan, left }
  } catch (error) {
    if (error instanceof NotCommitted) throw notTakenBack(error)
    throw isUserError(error) ? error : notWritten(error, root)
  } finally {
    lock.release()
  }
}

/** The plan, and the names of the repository's own hooks that did not run at its commit. */
export interface Recovered {
  readonly plan: Plan
  readonly left: readonly string[]
}

/** A journal is only of the forum for which it is asked: in a repository from elsewhere it can name any folder. */
function isSameFolder(one: string, other: string): boolean {
  try {
    return realpathSync(one) === realpathSync(other)
  } catch {
    return resolve(one) === resolve(other)
  }
}

const nothing = message({ en: '', es: '' })

function readJournal(bytes: Buffer, path: string): Journal {
  try {
    const read = JSON.parse(String(bytes)) as Journal
    const isText = (value: unknown) => value === null || typeof value === 'string'
    const isTemporary = (each: unknown) =>
      typeof each === 'string' && /(?:^|[\\/])\.[^\\/]+\.\d+-\d+\.rcm-tmp$/.test(each) && !each.split(/[\\/]/).includes('..')
    if (
      read.version === 1 &&
      typeof read.root === 'string' &&
      (read.git === undefined || isGitStep(read.git)) &&
      read.steps.every((step) => typeof step.path === 'string' && isText(step.before) && isText(step.after) && isTemporary(step.temporary))
    )
      return read
  } catch {}
  throw userError(
    'journal',
    { en: 'The journal {path} cannot be read.', es: 'No se puede leer el diario {path}.' },
    { path },
    { en: 'See what changed with “git status”, then delete the journal.', es: 'Vea qué cambió con «git status» y luego borre el diario.' },
  )
}

function quietly(step: () => void): void {
  try {
    step()
  } catch {}
}

const interrupted = (): UserError =>
  userError(
    'interrupted',
    {
      en: 'An earlier change was interrupted, and some of its files may be written and others not.',
      es: 'Un cambio anterior se interrumpió, y quizá algunos de sus archivos se escribieron y otros no.',
    },
    {},
    { en: '“rcm recover” finishes it, “rcm recover --undo” takes it back.', es: '«rcm recover» lo termina, «rcm recover --undo» lo deshace.' },
  )

const notCommitted = ({ message: detail }: NotCommitted): UserError =>
  userError(
    'commit',
    { en: 'No commit was made, so nothing was changed: {detail}', es: 'No se hizo el commit, de modo que no se cambió nada: {detail}' },
    { detail },
    { en: 'Put right what it says and run the command again.', es: 'Corrija lo que dice y ejecute de nuevo la orden.' },
  )

const notTakenBack = ({ message: detail }: NotCommitted): UserError =>
  userError(
    'commit',
    { en: 'The files are written, but no commit was made: {detail}', es: 'Los archivos están escritos, pero no se hizo el commit: {detail}' },
    { detail },
    {
      en: 'Put right what it says; then “rcm recover” makes the commit, “rcm recover --undo” takes the change back.',
      es: 'Corrija lo que dice; después «rcm recover» hace el commit, «rcm recover --undo» deshace el cambio.',
    },
  )

const changed = (path: string): UserError =>
  userError(
    'changed',
    {
      en: 'The file {path} changed while the command was at work. Nothing was written.',
      es: 'El archivo {path} cambió mientras la orden trabajaba. No se escribió nada.',
    },
    { path },
    { en: 'Run the command again: it then starts from the file as it is now.', es: 'Ejecute de nuevo la orden: partirá del archivo tal como está ahora.' },
  )

const changedSince = (paths: readonly string[]): UserError =>
  userError(
    'changed',
    {
      en: 'Changed by somebody since the interruption: {paths}. Nothing was written.',
      es: 'Alguien cambió desde la interrupción: {paths}. No se escribió nada.',
    },
    { paths: paths.join(', ') },
    {
      en: '“rcm recover --keep” leaves all files as they are and forgets the interrupted change.',
      es: '«rcm recover --keep» deja todos los archivos como están y olvida el cambio interrumpido.',
    },
  )

const ofAnother = (folder: string, path: string): UserError =>
  userError(
    'journal',
    {
      en: 'The interrupted change is one in {folder}, not here. Nothing was written.',
      es: 'El cambio interrumpido es de {folder}, no de aquí. No se escribió nada.',
    },
    { folder, path },
    {
      en: 'If that is a forum of yours in the same repository, run rcm recover there; if not, delete {path}.',
      es: 'Si es un foro suyo en el mismo repositorio, ejecute allí rcm recover; si no, borre {path}.',
    },
  )

const refused = (path: string): UserError =>
  userError(
    'path',
    {
      en: 'rcm does not write {path}: it, or a folder above it, is a link or a special file.',
      es: 'rcm no escribe {path}: el archivo, o una carpeta superior, es un enlace o un archivo especial.',
    },
    { path },
    { en: 'Put a plain file or folder in its place.', es: 'Ponga en su lugar un archivo o una carpeta normal.' },
  )

function notWritten(error: unknown, path: string): UserError {
  const { code, message: detail } = error as NodeJS.ErrnoException
  const place = (error as NodeJS.ErrnoException).path ?? path
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return userError(
      'write',
      { en: 'The disk is full. Nothing was changed.', es: 'El disco está lleno. No se cambió nada.' },
      { place },
      { en: 'Make room and run the command again.', es: 'Libere espacio y ejecute de nuevo la orden.' },
    )
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return userError(
      'write',
      { en: 'The system does not allow writing {place}. Nothing was changed.', es: 'El sistema no permite escribir {place}. No se cambió nada.' },
      { place },
      { en: 'Check the permissions of the folder and the file.', es: 'Compruebe los permisos de la carpeta y del archivo.' },
    )
  return userError(
    'write',
    { en: 'The files could not be written: {detail}. Nothing was changed.', es: 'No se pudieron escribir los archivos: {detail}. No se cambió nada.' },
    { detail: detail ?? String(error) },
    { en: 'Run the command again.', es: 'Ejecute de nuevo la orden.' },
  )
}
