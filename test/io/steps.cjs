// What is loaded before the program (`node --require`) to meet its steps: a step is a call that changes the disk, or a run of git that writes.
const fs = require('node:fs')
const child = require('node:child_process')
const { syncBuiltinESMExports } = require('node:module')

const own = { writeSync: fs.writeSync, writeFileSync: fs.writeFileSync, spawnSync: child.spawnSync }
const gitWrites = /^(?:add|commit|switch|tag|update-ref|symbolic-ref|update-index|config)$/
let step = 0

/**
 * Calls `meet` before each step with its number, its name, what is written half, and whether it is a run of git; what it gives, unless
 * undefined, is the result of the step, which then is not taken. How many steps there were is written to STEPS_FILE.
 */
exports.onSteps = (meet) => {
  const halfOf = (content) => Buffer.from(content).subarray(0, content.length >> 1)
  const halves = {
    writeSync: ([file, bytes]) => own.writeSync(file, halfOf(bytes)),
    writeFileSync: ([path, content]) => own.writeFileSync(path, halfOf(content)),
  }
  const isStep = {
    openSync: ([, flags]) => (typeof flags === 'string' ? /[wa+]/.test(flags) : ((flags ?? 0) & (fs.constants.O_WRONLY | fs.constants.O_RDWR)) !== 0),
    spawnSync: ([program, args]) => program === 'git' && args.some((each) => gitWrites.test(each)) && !args.includes('--list'),
  }
  const watch = (module, name) => {
    const original = module[name]
    module[name] = (...args) => {
      if (isStep[name] && !isStep[name](args)) return original(...args)
      const given = meet(++step, { name, args, half: () => halves[name]?.(args) })
      return given === undefined ? original(...args) : given
    }
  }
  const names = ['openSync', 'writeSync', 'writeFileSync', 'renameSync', 'rmSync', 'mkdirSync', 'fsyncSync', 'unlinkSync', 'truncateSync', 'chmodSync', 'copyFileSync']
  for (const name of names) watch(fs, name)
  watch(child, 'spawnSync')
  syncBuiltinESMExports()
  process.on('exit', () => {
    if (process.env.STEPS_FILE) own.writeFileSync(process.env.STEPS_FILE, String(step))
  })
}
