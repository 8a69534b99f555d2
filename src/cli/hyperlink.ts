// Links in a terminal (OSC 8), for those that are known to show them.
import { hostname } from 'node:os'
import { pathToFileURL } from 'node:url'

type Environment = Readonly<Record<string, string | undefined>>

const programs = new Set(['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper', 'rio', 'zed'])
const terminals = new Set(['xterm-kitty', 'xterm-ghostty', 'alacritty', 'foot', 'contour', 'wezterm'])

/** FORCE_HYPERLINK decides; else a terminal that names itself, and no multiplexer that would swallow them. */
export function hasHyperlinks(env: Environment, isTerminal: boolean | undefined): boolean {
  if (env.FORCE_HYPERLINK) return env.FORCE_HYPERLINK !== '0'
  if (!isTerminal || env.TERM === 'dumb' || env.CI || env.TMUX || env.STY || env.NO_COLOR) return false
  return Boolean(
    env.WT_SESSION ||
      env.DOMTERM ||
      env.KONSOLE_VERSION ||
      Number(env.VTE_VERSION) >= 5200 ||
      programs.has(env.TERM_PROGRAM ?? '') ||
      terminals.has(env.TERM ?? ''),
  )
}

export function hyperlink(path: string, words: string): string {
  const url = pathToFileURL(path)
  url.hostname = process.platform === 'win32' ? '' : hostname()
  return `\u001b]8;;${url.href}\u001b\\${words}\u001b]8;;\u001b\\`
}
