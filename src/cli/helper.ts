// A second thread for a share of a large work: it runs the same command line, at the same moment of the clock.
import type { Helper, Helping } from '../commands/command.ts'
import { pause } from '../core/progress.ts'
import type { Process } from './context.ts'

/** What the thread is given. */
export interface ThreadGiven extends Pick<Process, 'argv' | 'cwd' | 'env'> {
  /** What its clock says, in milliseconds. */
  readonly time: number
  readonly given: string
  /** Two numbers: how much it has done, and whether it may begin. */
  readonly memory: SharedArrayBuffer
}

const asking = 1
const allowed = 2

/** Undefined where the process has no second thread to give. */
export function startHelper({ argv, cwd, env, now, second }: Process, size: number, given: string): Helper | undefined {
  const memory = new SharedArrayBuffer(8)
  const shared = new Int32Array(memory)
  const result = second?.(size, { argv: [...argv], cwd, env: { ...env }, time: now().getTime(), given, memory })
  if (!result) return undefined
  return {
    done: () => Atomics.load(shared, 0),
    answer(before) {
      if (Atomics.load(shared, 1) !== asking) return
      before()
      Atomics.store(shared, 1, allowed)
      Atomics.notify(shared, 1)
    },
    async wait(meanwhile) {
      const timer = setInterval(meanwhile, pause)
      try {
        return await result
      } finally {
        clearInterval(timer)
      }
    },
  }
}

/** The other side of it, in the thread. */
export function helping({ given, memory }: ThreadGiven, hand: Helping['hand']): Helping {
  const shared = new Int32Array(memory)
  return {
    given,
    tell: (done) => Atomics.store(shared, 0, done),
    begin() {
      if (Atomics.compareExchange(shared, 1, 0, asking) !== allowed) Atomics.wait(shared, 1, asking)
    },
    hand,
  }
}
