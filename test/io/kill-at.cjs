// Loaded before the program (`node --require`): ends it by SIGKILL at the step that KILL_AT names, half-way through what it writes; how many
// steps there were is written to STEPS_FILE.
const { writeFileSync } = require('node:fs')
const { onSteps } = require('./steps.cjs')

const killAt = Number(process.env.KILL_AT)
const stop = onSteps((step, { half }) => {
  if (step !== killAt) return
  half()
  process.kill(process.pid, 'SIGKILL')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
})
process.on('exit', () => {
  if (process.env.STEPS_FILE) writeFileSync(process.env.STEPS_FILE, String(stop()))
})
