// A terminal of the tests: it types keys, one after the other, and keeps what was shown.
import { PassThrough, Writable } from 'node:stream'
import { stripVTControlCharacters } from 'node:util'

export const keys = { enter: '\r', tab: '\t', down: '\u001b[B', back: '\u007f', cancel: '\u0003' }

export interface Terminal {
  readonly input: PassThrough & { readonly isTTY: true }
  readonly output: Writable & { readonly isTTY: true; readonly columns: number }
  /** Presses the keys when somebody listens. */
  type(...pressed: string[]): void
  /** Waits until the screen says the words, then presses the keys. */
  answer(words: string, ...pressed: string[]): Promise<void>
  shown(): string
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

export function terminal(): Terminal {
  const input = Object.assign(new PassThrough(), { isTTY: true as const, setRawMode: () => {} })
  let raw = ''
  let seen = 0
  const screen = new Writable({
    write(chunk, _, done) {
      raw += String(chunk)
      done()
    },
  })
  const output = Object.assign(screen, { columns: 80, rows: 30, isTTY: true as const })
  const press = async (pressed: readonly string[]) => {
    for (const key of pressed) {
      await pause(3)
      input.write(key)
    }
    await pause(3)
  }
  return {
    input,
    output,
    type: (...pressed) => void press(pressed),
    async answer(words, ...pressed) {
      for (let waited = 0; !stripVTControlCharacters(raw).slice(seen).includes(words); waited++) {
        if (waited > 2000) throw new Error(`the screen never said “${words}”:\n${stripVTControlCharacters(raw).slice(seen)}`)
        await pause(5)
      }
      seen = stripVTControlCharacters(raw).length
      await press(pressed)
    },
    shown: () => stripVTControlCharacters(raw),
  }
}
