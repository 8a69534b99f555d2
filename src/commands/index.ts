// Every command, in the order of the help; each is loaded only when it is run or described.
import type { Command } from './command.ts'

export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  status: async () => (await import('./status.ts')).status,
  validate: async () => (await import('./validate.ts')).validate,
  list: async () => (await import('./list.ts')).list,
  show: async () => (await import('./show.ts')).show,
  new: async () => (await import('./new.ts')).newCommand,
  update: async () => (await import('./update.ts')).update,
  regulations: async () => (await import('./regulations.ts')).regulations,
  explain: async () => (await import('./explain.ts')).explain,
  export: async () => (await import('./export.ts')).exportCommand,
  import: async () => (await import('./import.ts')).importCommand,
}
