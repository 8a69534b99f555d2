// Answers given so far: kept while questions are asked, so that none is lost when the terminal, the power or a rule stops the command.
import { readFileSync, rmSync } from 'node:fs'
import { statePath } from './state.ts'
import { writeWhole } from './write.ts'

export type Answers = Readonly<Record<string, unknown>>

const fileOf = (root: string, name: string): string => statePath(root, `draft-${name}.json`)

export function loadDraft(root: string, name: string): Answers | undefined {
  try {
    const read: unknown = JSON.parse(readFileSync(fileOf(root, name), 'utf8'))
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Answers) : undefined
  } catch {
    return undefined
  }
}

/** A folder that cannot be written costs the draft, not the command. */
export function saveDraft(root: string, name: string, answers: Answers): void {
  try {
    writeWhole(fileOf(root, name), `${JSON.stringify(answers, null, 2)}\n`)
  } catch {}
}

export const clearDraft = (root: string, name: string): void => rmSync(fileOf(root, name), { force: true })
