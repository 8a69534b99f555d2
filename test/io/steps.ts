// The steps of what runs in this process: calls that change the disk, and runs of git that write.
import { createRequire } from 'node:module'

export interface Met {
  readonly name: string
  readonly args: readonly unknown[]
  /** Writes half of what the step would. */
  half(): void
}

type OnSteps = (meet: (step: number, met: Met) => unknown) => () => number

/** Calls `meet` before each step; what it gives, unless undefined, stands for the step. Gives a function that ends this and tells how many there were. */
export const { onSteps } = createRequire(import.meta.url)('./steps.cjs') as { readonly onSteps: OnSteps }
