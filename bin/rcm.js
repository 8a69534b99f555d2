#!/usr/bin/env node
// The command: hands the process to main() and takes its exit code back.
import { main } from '../dist/main.js'

process.exitCode = await main({
  argv: process.argv.slice(2),
  cwd: process.cwd(),
  env: process.env,
  streams: { stdout: process.stdout, stderr: process.stderr },
  now: () => new Date(),
})
