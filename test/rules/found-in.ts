// What one rule finds in the lakes forum with some files over it, in words, with the text that is marked.
import { say } from '../../src/core/message.ts'
import type { Workspace } from '../../src/core/workspace.ts'
import { findingsOf } from '../../src/rules/run.ts'
import { type Overlay, lakes } from '../lakes.ts'

export interface Shown {
  readonly path: string
  readonly line: number
  /** The marked text. */
  readonly at: string
  readonly said: string
  readonly help: string
}

export const foundIn = async (rule: string, overlay: Overlay): Promise<Shown[]> => shown(rule, await lakes(overlay))

export async function shown(rule: string, workspace: Workspace): Promise<Shown[]> {
  const { findings } = await findingsOf(workspace)
  return findings
    .filter((finding) => finding.rule === rule)
    .map(({ path, range: { start, end }, message, help }) => {
      const lines = workspace
        .text(path)
        .split('\n')
        .slice(start.line - 1, end.line)
      const text = lines.join('\n')
      const cut = text.length - (lines.at(-1) ?? '').length + end.column - 1
      return { path, line: start.line, at: text.slice(start.column - 1, cut), said: say(message, 'en'), help: say(help, 'en') }
    })
}
