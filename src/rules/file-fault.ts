// What the rules over files share: each explains some of the faults that the reader met.
import type { Found } from '../core/finding.ts'
import type { Message } from '../core/message.ts'
import type { FaultReason, FileFault, Workspace } from '../core/workspace.ts'

/** What to say of a fault; `length` is how much of its line is meant. */
type Explanation = { readonly message: Message; readonly help: Message; readonly length?: number }
type Explanations = Partial<Readonly<Record<FaultReason, (fault: FileFault) => Explanation>>>

export function* explainFaults(workspace: Workspace, explanations: Explanations): Iterable<Found> {
  for (const fault of workspace.faults) {
    const { path, reason, line, column } = fault
    const explanation = explanations[reason]?.(fault)
    if (!explanation) continue
    yield { path, at: { line, column, length: explanation.length ?? 1 }, message: explanation.message, help: explanation.help }
  }
}

/** A line of a file, without its end; empty when the file has none such. */
export const lineOf = (workspace: Workspace, { path, line }: FileFault): string => workspace.text(path).split('\n', line)[line - 1]?.replace(/\r$/, '') ?? ''
