// Loaded before the program (`node --require`): ends it by SIGKILL at the step that KILL_AT names, half-way through what it writes.
const { onSteps } = require('./steps.cjs')

const killAt = Number(process.env.KILL_AT)
onSteps((step, { half }) => {
  if (step !== killAt) return
  half()
  process.kill(process.pid, 'SIGKILL')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
})
