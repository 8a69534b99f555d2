// Every command, in the order of the help; each is loaded only when it is run or described.
import type { Command } from './command.ts'

export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  status: async () => (await import('./status.ts')).status,
  explain: async () => (await import('./explain.ts')).explain,
}
