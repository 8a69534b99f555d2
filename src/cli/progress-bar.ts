// The progress bar: on stderr, for a person at a terminal, once a run has lasted over half a second; erased before anything else is said.
import type { Lang } from '../core/message.ts'
import { type Progress, SharedWork, type Work, patience, pause, progressLine } from '../core/progress.ts'
import type { Process } from './context.ts'

export interface ProgressBar {
  progress(work: Work): Progress
  /** Takes the bar away, so that something else can be said. */
  clear(): void
}

export const noBar: ProgressBar = { progress: () => () => {}, clear: () => {} }

/** Milliseconds after which a run is worth a thread; work that cannot be counted is at once, for it tells nothing on its way. */
const worthAThread = 200

/** Where the process has a thread to draw it, the bar moves whatever the program does; else it is drawn when it is told something. */
export function progressBar({ streams: { stderr }, env, now, beside }: Pick<Process, 'streams' | 'env' | 'now' | 'beside'>, lang: Lang): ProgressBar {
  if (!stderr.isTTY || env.TERM === 'dumb') return noBar
  const start = now().getTime()
  const columns = stderr.columns ?? 80
  const shared = new SharedWork()
  let last = start + patience - pause
  let isBeside = false
  let current: Work | undefined
  let since = start
  const draw = (time: number) => {
    if (time - last < pause) return
    last = time
    shared.isShown = true
    stderr.write(`\r\u001b[2K${progressLine(shared.told(time), lang, columns)}`)
  }
  return {
    progress: (work) => (done, total) => {
      const time = now().getTime()
      if (work !== current) since = time
      current = work
      if (!isBeside && beside && (total === 0 || time - start > worthAThread)) {
        isBeside = true
        beside({ memory: shared.memory, lang, columns, start })
      }
      shared.tell(work, done, total, since)
      shared.isOn = true
      if (!isBeside) draw(time)
    },
    clear() {
      shared.hold(() => {
        shared.isOn = false
        if (shared.isShown) stderr.write('\r\u001b[2K')
        shared.isShown = false
      })
    },
  }
}
