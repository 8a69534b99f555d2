// Runs a command line in this process, as a test sees it: exit code, output, messages.
import { main } from '../src/main.ts'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** @param day the day of the clock, at noon UTC */
export async function runRcm(cwd: string, argv: readonly string[], { day = '2031-04-01', env = {} }: RunOptions = {}): Promise<Ran> {
  let [out, err] = ['', '']
  const code = await main({
    argv: [...argv],
    cwd,
    env: { RCM_CACHE: '', ...env },
    streams: {
      stdout: { write: (text: string | Uint8Array) => (out += String(text)), columns: 80 },
      stderr: { write: (text: string | Uint8Array) => (err += String(text)) },
    },
    now: () => new Date(`${day}T12:00:00Z`),
  })
  return { code, out, err }
}

interface RunOptions {
  readonly day?: string
  readonly env?: Readonly<Record<string, string>>
}
