// The progress bar: on stderr, for a person at a terminal, once a run has lasted over half a second; erased before anything else is said.
import type { Lang, Text } from '../core/message.ts'
import { localeOf } from '../core/message.ts'
import type { Progress, Work } from '../core/progress.ts'
import type { Process } from './context.ts'

/** Milliseconds: what may pass without a bar, and between two drawings. */
const patience = 500
const pause = 80

const width = 24

const works: Readonly<Record<Work, Text>> = {
  reading: { en: 'Reading the records', es: 'Leyendo los registros' },
  checking: { en: 'Checking the records', es: 'Comprobando los registros' },
  history: { en: 'Reading the history', es: 'Leyendo el historial' },
  writing: { en: 'Writing the files', es: 'Escribiendo los archivos' },
  compiling: { en: 'Compiling the regulations', es: 'Compilando las normas' },
}

export interface ProgressBar {
  progress(work: Work): Progress
  /** Takes the bar away, so that something else can be said. */
  clear(): void
}

export function progressBar({ streams: { stderr }, env, now }: Pick<Process, 'streams' | 'env' | 'now'>, lang: Lang): ProgressBar {
  if (!stderr.isTTY || env.TERM === 'dumb') return { progress: () => () => {}, clear: () => {} }
  const start = now().getTime()
  let last = start + patience - pause
  let isShown = false
  const number = new Intl.NumberFormat(localeOf(lang))
  return {
    progress: (work) => (done, total) => {
      const time = now().getTime()
      if (time - last < pause) return
      last = time
      isShown = true
      const share = total > 0 ? Math.min(1, done / total) : 0
      const full = Math.round(share * width)
      const bar = total > 0 ? ` ${'█'.repeat(full)}${'░'.repeat(width - full)} ${number.format(done)}/${number.format(total)}` : '…'
      stderr.write(`\r\u001b[2K${`${works[work][lang]}${bar}`.slice(0, Math.max(10, (stderr.columns ?? 80) - 1))}`)
    },
    clear() {
      if (isShown) stderr.write('\r\u001b[2K')
      isShown = false
    },
  }
}
