// What a person typed, kept in files of rcm's own until it is written where it belongs, whatever stops the command: a rule, a full disk, the power.
import { readFileSync, rmSync } from 'node:fs'
import { writeWhole } from './write.ts'

/** Undefined where nothing is kept. */
export function loadDraft(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** A folder that cannot be written costs the draft, not the command: false then. */
export function saveDraft(file: string, text: string): boolean {
  try {
    writeWhole(file, text)
    return true
  } catch {
    return false
  }
}

/** What the disk does not let be taken away is offered once more. */
export function clearDraft(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {}
}
