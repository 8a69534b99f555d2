// The thread that draws the progress bar: it goes on while the program itself waits for git, lays out a document or reads in one go.
import { writeSync } from 'node:fs'
import { workerData } from 'node:worker_threads'
import { type Beside, SharedWork, patience, progressLine } from '../core/progress.ts'

const { memory, lang, columns, start } = workerData as Beside
const shared = new SharedWork(memory)

for (;;) {
  shared.rest()
  const now = Date.now()
  if (!shared.isOn || now - start < patience) continue
  shared.hold(() => {
    if (!shared.isOn) return
    try {
      writeSync(2, `\r\u001b[2K${progressLine(shared.told(now), lang, columns)}`)
      shared.isShown = true
    } catch {} // A terminal that takes nothing just now is drawn on the next time.
  })
}
