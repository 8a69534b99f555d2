// A plan for a person: what happens to each file, and the lines that change, as a unified diff.
import type { ChalkInstance } from 'chalk'
import { diffHunks } from '../core/line-diff.ts'
import { type Lang, say } from '../core/message.ts'
import type { Plan } from '../core/plan.ts'
import { visible } from '../core/visible.ts'

/** The whole plan; `git apply` reads it where no line holds a control character. */
export function planText(plan: Plan, lang: Lang, colour: ChalkInstance): string {
  const out: string[] = []
  for (const { path, before, after, why } of plan) {
    out.push(colour.dim(`# ${visible(say(why, lang)).replaceAll('\n', ' ')}`))
    out.push(
      colour.bold(before === null ? '--- /dev/null' : `--- a/${visible(path)}`),
      colour.bold(after === null ? '+++ /dev/null' : `+++ b/${visible(path)}`),
    )
    for (const hunk of diffHunks(before ?? '', after ?? '')) {
      out.push(colour.cyan(`@@ -${hunk.before.join(',')} +${hunk.after.join(',')} @@`))
      for (const { sign, text, isOpen } of hunk.lines) {
        const line = `${sign}${visible(text)}`
        out.push(sign === '+' ? colour.green(line) : sign === '-' ? colour.red(line) : line)
        if (isOpen) out.push('\\ No newline at end of file')
      }
    }
  }
  return out.length === 0 ? '' : `${out.join('\n')}\n`
}
