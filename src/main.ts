// The one public entry: runs a command line and gives its exit code. The version is told before anything else is loaded.
import type { Process } from './cli/context.ts'
import { version } from './io/shipped.ts'

export type { Process }

export async function main(process: Process): Promise<number> {
  const { argv, streams } = process
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    streams.stdout.write(`${version()}\n`)
    return 0
  }
  return (await import('./cli/run.ts')).run(process)
}
