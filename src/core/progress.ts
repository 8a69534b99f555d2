// How long work tells how far it has come, and the line that says so to a person who waits.
import { type Lang, type Text, localeOf } from './message.ts'

/** What can last: reading the records, checking them, reading their history, compiling the regulations, laying out a document, writing files. */
export const works = {
  reading: { en: 'Reading the records', es: 'Leyendo los registros' },
  checking: { en: 'Checking the records', es: 'Comprobando los registros' },
  history: { en: 'Reading the history', es: 'Leyendo el historial' },
  compiling: { en: 'Compiling the regulations', es: 'Compilando las normas' },
  layout: { en: 'Laying out the document', es: 'Componiendo el documento' },
  writing: { en: 'Writing the files', es: 'Escribiendo los archivos' },
} satisfies Record<string, Text>
export type Work = keyof typeof works

/** Told now and then; of a work whose end is not known, the total is 0, and of one that cannot be counted both are. */
export type Progress = (done: number, total: number) => void

/** Milliseconds: how long a run goes on without a bar, and between two drawings. */
export const patience = 500
export const pause = 80

const width = 24
const wheel = [...'⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏']

export interface WorkShown {
  readonly work: Work
  readonly done: number
  readonly total: number
  /** Milliseconds since this work began. */
  readonly time: number
}

/** One line, no wider than the terminal: a wheel that turns, the work, how far it has come and how fast; else how long it has lasted. */
export function progressLine({ work, done, total, time }: WorkShown, lang: Lang, columns: number): string {
  const number = new Intl.NumberFormat(localeOf(lang))
  const seconds = time / 1000
  const rate = done > 0 && seconds >= 0.1 ? `  ${number.format(Math.round(done / seconds))}/s` : ''
  const full = total > 0 ? Math.round(Math.min(1, done / total) * width) : 0
  const figures =
    total > 0
      ? ` ${'█'.repeat(full)}${'░'.repeat(width - full)} ${number.format(done)}/${number.format(total)}${rate}`
      : done > 0
        ? ` ${number.format(done)}${rate}`
        : `… ${number.format(Math.floor(seconds))} s`
  return `${wheel[Math.floor(time / pause) % wheel.length]} ${works[work][lang]}${figures}`.slice(0, Math.max(10, columns - 1))
}

/**
 * What the program and the thread that draws for it share. Either holds it only while it draws or changes what is drawn.
 * The numbers lie in memory that both see.
 */
export class SharedWork {
  readonly memory: SharedArrayBuffer
  readonly #flags: Int32Array<SharedArrayBuffer>
  readonly #figures: Float64Array<SharedArrayBuffer>

  constructor(memory: SharedArrayBuffer = new SharedArrayBuffer(64)) {
    this.memory = memory
    this.#flags = new Int32Array(memory, 0, 4)
    this.#figures = new Float64Array(memory, 16, 4)
  }

  /** Does something while the other side waits. */
  hold<T>(act: () => T): T {
    while (Atomics.compareExchange(this.#flags, 0, 0, 1) !== 0) Atomics.wait(this.#flags, 0, 1, pause)
    try {
      return act()
    } finally {
      Atomics.store(this.#flags, 0, 0)
      Atomics.notify(this.#flags, 0)
    }
  }

  /** Waits, without turning a processor. Not on the program's own thread. */
  rest(): void {
    Atomics.wait(this.#flags, 3, 0, pause)
  }

  get isOn(): boolean {
    return this.#flags[1] === 1
  }
  set isOn(value: boolean) {
    this.#flags[1] = value ? 1 : 0
  }
  get isShown(): boolean {
    return this.#flags[2] === 1
  }
  set isShown(value: boolean) {
    this.#flags[2] = value ? 1 : 0
  }
  /** @param since when the work began, on the clock that the reader has, too */
  tell(work: Work, done: number, total: number, since: number): void {
    this.#figures.set([Object.keys(works).indexOf(work), done, total, since])
  }
  told(now: number): WorkShown {
    const [work = 0, done = 0, total = 0, since = 0] = this.#figures
    return { work: Object.keys(works)[work] as Work, done, total, time: now - since }
  }
}

/** What the thread is given. */
export interface Beside {
  readonly memory: SharedArrayBuffer
  readonly lang: Lang
  readonly columns: number
  /** When the run began, on the same clock. */
  readonly start: number
}
