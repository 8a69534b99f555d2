// The steps of a program: calls that change the disk, and runs of git that write. Loaded before it (`node --require`), or in its own process.
const fs = require('node:fs')
const child = require('node:child_process')
const { syncBuiltinESMExports } = require('node:module')

const own = { writeSync: fs.writeSync, writeFileSync: fs.writeFileSync }
const gitWrites = /^(?:add|commit|switch|tag|update-ref|symbolic-ref|update-index|config)$/
const isStep = {
  openSync: ([, flags]) => (typeof flags === 'string' ? /[wa+]/.test(flags) : ((flags ?? 0) & (fs.constants.O_WRONLY | fs.constants.O_RDWR)) !== 0),
  spawnSync: ([program, args]) => program === 'git' && args.some((each) => gitWrites.test(each)) && !args.includes('--list'),
}
const halfOf = (content) => Buffer.from(content).subarray(0, content.length >> 1)
const halves = {
  writeSync: ([file, bytes]) => own.writeSync(file, halfOf(bytes)),
  writeFileSync: ([path, content]) => own.writeFileSync(path, halfOf(content)),
}
const names = ['openSync', 'writeSync', 'writeFileSync', 'renameSync', 'rmSync', 'mkdirSync', 'fsyncSync', 'unlinkSync', 'truncateSync', 'chmodSync', 'copyFileSync']
let met
let step = 0

for (const [module, name] of [...names.map((name) => [fs, name]), [child, 'spawnSync']]) {
  const original = module[name]
  module[name] = (...args) => {
    if (met === undefined || (isStep[name] && !isStep[name](args))) return original(...args)
    const given = met(++step, { name, args, half: () => halves[name]?.(args) })
    return given === undefined ? original(...args) : given
  }
}
syncBuiltinESMExports()

/**
 * Calls `meet` before each step with its number, its name, its arguments and a function that writes half of what it would; what it gives,
 * unless undefined, is the result of the step, which then is not taken. Gives a function that ends this and tells how many steps there were.
 */
exports.onSteps = (meet) => {
  step = 0
  met = meet
  return () => {
    met = undefined
    return step
  }
}
