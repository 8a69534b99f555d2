// Which program shows a long text page by page, as git finds it: RCM_PAGER, PAGER, else less.
import type { Process } from './context.ts'

/** The program to run by a shell; undefined where the text goes to the terminal as it is. */
export function pagerFor(text: string, { env, streams: { stdout } }: Pick<Process, 'env' | 'streams'>): string | undefined {
  if (!stdout.isTTY || env.TERM === 'dumb') return undefined
  const pager = (env.RCM_PAGER ?? env.PAGER ?? 'less -R').trim()
  if (pager === '' || pager === 'cat') return undefined
  return text.split('\n').length > (stdout.rows ?? 24) ? pager : undefined
}
