// Loaded before the program (`node --require`): ends it by SIGKILL at the step that KILL_AT names, half-way through what it writes.
// A step is a call that changes the disk, or a run of git that writes. How many there were is written to STEPS_FILE when the program lives.
const fs = require('node:fs')
const { syncBuiltinESMExports } = require('node:module')

const own = { openSync: fs.openSync, writeSync: fs.writeSync, closeSync: fs.closeSync, writeFileSync: fs.writeFileSync }
const killAt = Number(process.env.KILL_AT)
let step = 0

function die(half) {
  half?.()
  process.kill(process.pid, 'SIGKILL')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}

const halfOf = (content) => content.slice(0, content.length >> 1)

function counted(name, half) {
  const original = fs[name]
  fs[name] = (...args) => {
    if (++step === killAt) die(half && (() => half(args)))
    return original(...args)
  }
}

const open = fs.openSync
fs.openSync = (path, flags, ...rest) => {
  const isWriting = typeof flags === 'string' ? /[wa+]/.test(flags) : ((flags ?? 0) & (fs.constants.O_WRONLY | fs.constants.O_RDWR)) !== 0
  if (isWriting && ++step === killAt) die()
  return open(path, flags, ...rest)
}
counted('writeSync', ([file, bytes]) => own.writeSync(file, halfOf(Buffer.from(bytes))))
counted('writeFileSync', ([path, content]) => own.writeFileSync(path, halfOf(Buffer.from(content))))
for (const name of ['renameSync', 'rmSync', 'mkdirSync', 'fsyncSync', 'unlinkSync', 'truncateSync', 'chmodSync', 'copyFileSync']) counted(name)
const child = require('node:child_process')
const spawn = child.spawnSync
const writes = /^(?:add|commit|switch|tag|update-ref|symbolic-ref|update-index|config)$/
child.spawnSync = (program, args, ...rest) => {
  if (program === 'git' && args.some((each) => writes.test(each)) && !args.includes('--list') && ++step === killAt) die()
  return spawn(program, args, ...rest)
}
syncBuiltinESMExports()

process.on('exit', () => {
  if (process.env.STEPS_FILE) own.writeFileSync(process.env.STEPS_FILE, String(step))
})
