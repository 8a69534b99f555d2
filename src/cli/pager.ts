// A long text on a terminal goes through a program that shows it page by page, as git finds it: RCM_PAGER, PAGER, else less.
import type { Process } from './context.ts'

/** Puts a text on stdout; on a terminal a long one goes through the pager. */
export function show(text: string, process: Pick<Process, 'env' | 'streams' | 'page'>): void {
  const pager = pagerFor(text, process)
  if (pager === undefined || !process.page?.(pager, text)) process.streams.stdout.write(text)
}

/** The program to run by a shell; undefined where the text goes to the terminal as it is. */
export function pagerFor(text: string, { env, streams: { stdout } }: Pick<Process, 'env' | 'streams'>): string | undefined {
  if (!stdout.isTTY || env.TERM === 'dumb') return undefined
  const pager = (env.RCM_PAGER ?? env.PAGER ?? 'less -R').trim()
  if (pager === '' || pager === 'cat') return undefined
  return text.split('\n').length > (stdout.rows ?? 24) ? pager : undefined
}
