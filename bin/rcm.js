#!/usr/bin/env node
// The command: hands the process to main() and takes its exit code back.
import { main } from '../dist/main.js'

// A reader that has seen enough (`rcm list | head`) is no fault.
for (const stream of [process.stdout, process.stderr]) stream.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 2))

process.exitCode = await main({
  argv: process.argv.slice(2),
  cwd: process.cwd(),
  env: process.env,
  streams: {
    stdout: process.stdout,
    stderr: process.stderr,
    get stdin() {
      return process.stdin
    },
  },
  now: () => new Date(),
  interrupted: () => {
    const ending = new AbortController()
    process.once('SIGINT', () => ending.abort())
    return ending.signal
  },
  beside: (workerData) => {
    const { Worker } = process.getBuiltinModule('node:worker_threads')
    const thread = new Worker(new URL('../dist/bar-thread.js', import.meta.url), { workerData, execArgv: [] })
    thread.on('error', () => {}) // Without it there is no bar, and nothing else is amiss.
    thread.unref()
  },
  second: (size, workerData) => {
    if (size < 1000 || process.getBuiltinModule('node:os').availableParallelism() < 2) return undefined
    const { Worker } = process.getBuiltinModule('node:worker_threads')
    // What is made for one page is soon forgotten: with more room for it the thread seldom has to clear up.
    const options = { workerData, execArgv: [], resourceLimits: { maxYoungGenerationSizeMb: 192 } }
    const thread = new Worker(new URL('../dist/second-thread.js', import.meta.url), options)
    thread.unref()
    return new Promise((resolve) => {
      thread.once('message', resolve)
      for (const event of ['error', 'exit']) thread.once(event, () => resolve(undefined))
    })
  },
  page: (program, text) => {
    const heedless = () => {}
    process.on('SIGINT', heedless)
    const { spawnSync } = process.getBuiltinModule('node:child_process')
    const env = { LESS: 'FRX', LV: '-c', ...process.env }
    const { status, error } = spawnSync(program, { shell: true, input: text, stdio: ['pipe', 'inherit', 'inherit'], env })
    process.off('SIGINT', heedless)
    return error?.code !== 'ENOENT' && status !== 127 && status !== 9009
  },
})
