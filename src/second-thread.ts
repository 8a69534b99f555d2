// The second thread of a command: it says nothing, does its share, and hands over what came of it.
import { parentPort, workerData } from 'node:worker_threads'
import { type ThreadGiven, helping } from './cli/helper.ts'
import { run } from './cli/run.ts'

const given = workerData as ThreadGiven
const silent = { write: () => true }

await run({
  argv: given.argv,
  cwd: given.cwd,
  env: given.env,
  streams: { stdout: silent, stderr: silent },
  now: () => new Date(given.time),
  helping: helping(given, (result) => parentPort?.postMessage(result)),
})
