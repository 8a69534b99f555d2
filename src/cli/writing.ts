// The wiring of what only writing commands use, each part loaded when it is first called: plans, branches, questions, the editor.
import { isAbsolute, resolve } from 'node:path'
import { Writable } from 'node:stream'
import { Chalk } from 'chalk'
import type { Context, Session } from '../commands/command.ts'
import { userError } from '../core/failure.ts'
import type { Tree } from '../core/workspace.ts'
import { openPlanned } from '../io/open.ts'
import { findForum } from '../io/working-tree.ts'
import type { Process, Stream } from './context.ts'
import type { ProgressBar } from './progress-bar.ts'
import type { Typed } from './typed.ts'

type WritingSession = Pick<Session, 'planned' | 'apply' | 'head' | 'checkCommit' | 'namesOnBranches' | 'edit'>
type WritingContext = Pick<Context, 'ask' | 'read' | 'readBytes' | 'toolSource' | 'found' | 'recover' | 'mergeTexts' | 'setUpMergeDriver'>

interface Writer {
  readonly forum: string
  readonly tree: Tree
  readonly commit: string | undefined
}

export function writingSession({ env }: Process, { forum, tree, commit }: Writer, bar: ProgressBar, typed: Typed): WritingSession {
  return {
    planned: (plan) => openPlanned(tree, plan),
    async apply(plan, wish) {
      if (commit !== undefined)
        throw userError(
          'revision',
          { en: 'The past cannot be written: --rev only reads.', es: 'El pasado no se puede escribir: --rev solo lee.' },
          {},
          { en: 'Leave out --rev.', es: 'Omita --rev.' },
        )
      const { applyPlan } = await import('../io/apply.ts')
      return applyPlan(forum, plan, { git: wish })
    },
    head: async () => (await import('../io/commit.ts')).headCommit(forum),
    checkCommit: async (wish) => (await import('../io/commit.ts')).checkCommit(forum, wish),
    namesOnBranches: async (folder) => (await import('../io/ids.ts')).namesOnBranches(forum, folder),
    async edit(name, text) {
      const [{ editFile }, { loadDraft }] = await Promise.all([import('../io/editor.ts'), import('../io/drafts.ts')])
      const file = typed.edited(name)
      bar.clear()
      return editFile(file, loadDraft(file) ?? text, env)
    },
  }
}

export function writingContext(process: Process, root: string, typed: Typed): WritingContext {
  const { env, cwd, streams } = process
  return {
    async ask(lang) {
      const { stdin, stderr } = streams
      if (!stdin?.isTTY || !stderr.isTTY || env.TERM === 'dumb') return undefined
      const { makeAsk } = await import('./ask.ts')
      return typed.asking(makeAsk({ input: stdin, output: asWritable(stderr), lang, colour: new Chalk({ level: env.NO_COLOR ? 0 : 1 }) }), lang)
    },
    async read(path) {
      const { readInput } = await import('../io/input.ts')
      return typed.read(path, readInput(path === '-' || isAbsolute(path) ? path : resolve(cwd, path)))
    },
    async readBytes(path) {
      const { readInputBytes } = await import('../io/input.ts')
      return readInputBytes(path === '-' || isAbsolute(path) ? path : resolve(cwd, path))
    },
    toolSource: async () => (await import('../io/shipped.ts')).toolSource(),
    async found(named) {
      const [{ isThere }, { applyPlan, checkEnded }] = await Promise.all([import('../io/input.ts'), import('../io/apply.ts')])
      const folder = resolve(root, named)
      checkEnded(folder)
      return {
        folder,
        has: (path) => isThere(folder, path),
        planned: (plan) => openPlanned({ paths: [], refused: [], read: () => '' }, plan),
        apply: (plan) => applyPlan(folder, plan),
      }
    },
    mergeTexts: async (ours, base, theirs) => (await import('../io/merge.ts')).mergeTexts(cwd, ours, base, theirs),
    setUpMergeDriver: async () => (await import('../io/merge.ts')).setUpMergeDriver(root),
    async recover(how, hooks) {
      const { recoverPlan } = await import('../io/apply.ts')
      return recoverPlan(forumOr(root), how, { git: { hooks } })
    },
  }
}

/** The forum's folder; where a new forum was interrupted before its rcm.yaml, the folder itself. */
export function forumOr(root: string): string {
  try {
    return findForum(root)
  } catch {
    return root
  }
}

/** The terminal as a stream that questions can be drawn on. */
function asWritable(stream: Stream): Writable {
  if (stream instanceof Writable) return stream
  const made = new Writable({
    write(chunk, _, done) {
      stream.write(String(chunk))
      done()
    },
  })
  return Object.assign(made, { columns: stream.columns ?? 80, isTTY: true })
}
