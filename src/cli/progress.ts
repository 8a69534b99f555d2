// A bar that fills while something long is done, on one line of a terminal, and is gone when it has.

/** The line, which begins by clearing the one before. */
export function progressBar(done: number, total: number, width: number): string {
  if (done >= total) return '\r\u001b[K'
  const count = ` ${done}/${total}`
  const room = Math.max(5, Math.min(40, width - count.length - 3))
  const full = Math.floor((room * done) / total)
  return `\r\u001b[K${'█'.repeat(full)}${'░'.repeat(room - full)}${count}`
}
