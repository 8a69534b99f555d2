// The difference of two texts by lines (Myers' O(ND) algorithm), in the hunks of a unified diff.

export interface DiffLine {
  readonly sign: ' ' | '-' | '+'
  /** Without its line end. */
  readonly text: string
  /** Is it a last line without a line end? */
  readonly isOpen: boolean
}

export interface Hunk {
  /** 1-based first line and number of lines, before and after; an empty side begins at the line it follows. */
  readonly before: readonly [number, number]
  readonly after: readonly [number, number]
  readonly lines: readonly DiffLine[]
}

/** More differing lines than this are shown as all taken out and all put in. */
const mostChanges = 1000

export function diffHunks(before: string, after: string, context = 3): Hunk[] {
  const lines = diffLines(linesOf(before), linesOf(after))
  const hunks: Hunk[] = []
  const counts = { before: 0, after: 0 }
  const isChange = lines.map(({ sign }) => sign !== ' ')
  let index = 0
  while (index < lines.length) {
    const next = isChange.indexOf(true, index)
    if (next === -1) break
    const start = Math.max(index, next - context)
    let end = next + 1
    for (let at = next + 1; at < lines.length && at <= end + 2 * context; at++) if (isChange[at]) end = at + 1
    end = Math.min(lines.length, end + context)
    for (; index < start; index++) count(counts, lines[index]?.sign)
    const from = { ...counts }
    for (; index < end; index++) count(counts, lines[index]?.sign)
    const sizes = [counts.before - from.before, counts.after - from.after] as const
    hunks.push({
      before: [from.before + (sizes[0] > 0 ? 1 : 0), sizes[0]],
      after: [from.after + (sizes[1] > 0 ? 1 : 0), sizes[1]],
      lines: lines.slice(start, end),
    })
  }
  return hunks
}

function count(counts: { before: number; after: number }, sign: DiffLine['sign'] | undefined): void {
  if (sign !== '+') counts.before++
  if (sign !== '-') counts.after++
}

const linesOf = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

const lineOf = (sign: DiffLine['sign'], text = ''): DiffLine => ({ sign, text: text.replace(/\n$/, ''), isOpen: !text.endsWith('\n') })

function diffLines(a: readonly string[], b: readonly string[]): DiffLine[] {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const middle = changes(a.slice(head, a.length - tail), b.slice(head, b.length - tail))
  return [...a.slice(0, head).map((line) => lineOf(' ', line)), ...middle, ...a.slice(a.length - tail).map((line) => lineOf(' ', line))]
}

function changes(a: readonly string[], b: readonly string[]): DiffLine[] {
  const whole = () => [...a.map((line) => lineOf('-', line)), ...b.map((line) => lineOf('+', line))]
  if (a.length === 0 || b.length === 0) return whole()
  const trail: Map<number, number>[] = []
  let reach = new Map<number, number>([[1, 0]])
  for (let distance = 0; distance <= Math.min(a.length + b.length, mostChanges); distance++) {
    trail.push(reach)
    const next = new Map(reach)
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      let x = goesDown(reach, diagonal, distance) ? (reach.get(diagonal + 1) as number) : (reach.get(diagonal - 1) as number) + 1
      let y = x - diagonal
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x++
        y++
      }
      next.set(diagonal, x)
      if (x >= a.length && y >= b.length) return walkBack(trail, a, b)
    }
    reach = next
  }
  return whole()
}

const goesDown = (reach: ReadonlyMap<number, number>, diagonal: number, distance: number): boolean =>
  diagonal === -distance || (diagonal !== distance && (reach.get(diagonal - 1) as number) < (reach.get(diagonal + 1) as number))

function walkBack(trail: readonly ReadonlyMap<number, number>[], a: readonly string[], b: readonly string[]): DiffLine[] {
  const lines: DiffLine[] = []
  let [x, y] = [a.length, b.length]
  for (let distance = trail.length - 1; distance >= 0; distance--) {
    const reach = trail[distance] as ReadonlyMap<number, number>
    const diagonal = x - y
    const before = goesDown(reach, diagonal, distance) ? diagonal + 1 : diagonal - 1
    const fromX = reach.get(before) as number
    const fromY = fromX - before
    while (x > fromX && y > fromY && x > 0 && y > 0) {
      lines.push(lineOf(' ', a[--x]))
      y--
    }
    if (distance === 0) break
    if (x === fromX) lines.push(lineOf('+', b[--y]))
    else lines.push(lineOf('-', a[--x]))
  }
  return lines.reverse()
}
