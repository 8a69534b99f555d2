// Every command, in the order of the help; each is loaded only when it is run or described.
import type { Command } from './command.ts'

export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  status: async () => (await import('./status.ts')).status,
  validate: async () => (await import('./validate.ts')).validate,
  verify: async () => (await import('./verify.ts')).verify,
  list: async () => (await import('./list.ts')).list,
  show: async () => (await import('./show.ts')).show,
  log: async () => (await import('./log.ts')).log,
  trace: async () => (await import('./trace.ts')).trace,
  diff: async () => (await import('./diff.ts')).diff,
  review: async () => (await import('./review.ts')).review,
  new: async () => (await import('./new.ts')).newCommand,
  update: async () => (await import('./update.ts')).update,
  edit: async () => (await import('./edit.ts')).edit,
  fmt: async () => (await import('./fmt.ts')).fmt,
  renumber: async () => (await import('./renumber.ts')).renumber,
  recover: async () => (await import('./recover.ts')).recover,
  init: async () => (await import('./init.ts')).init,
  regulations: async () => (await import('./regulations.ts')).regulations,
  minutes: async () => (await import('./minutes.ts')).minutes,
  explain: async () => (await import('./explain.ts')).explain,
  calendar: async () => (await import('./calendar.ts')).calendar,
  export: async () => (await import('./export.ts')).exportCommand,
  import: async () => (await import('./import.ts')).importCommand,
  completion: async () => (await import('./completion.ts')).completion,
}
