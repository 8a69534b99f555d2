// A small seeded generator of random numbers (mulberry32): the same seed gives the same corpus on every machine.

export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number, both ends included. */
  int(from: number, until: number): number {
    return from + Math.floor(this.next() * (until - from + 1))
  }

  chance(share: number): boolean {
    return this.next() < share
  }

  /** @throws RangeError when there is nothing to pick from */
  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('nothing to pick from')
    return items[Math.floor(this.next() * items.length)] as T
  }

  /** Several different ones, in their order. */
  some<T>(items: readonly T[], count: number): T[] {
    const left = new Set<number>()
    while (left.size < Math.min(count, items.length)) left.add(this.int(0, items.length - 1))
    return [...left].sort((a, b) => a - b).map((index) => items[index] as T)
  }

  /** By weights: `{ pending: 3, fulfilled: 7 }`. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
    const names = Object.keys(weights) as K[]
    let rest = this.next() * names.reduce((sum, name) => sum + weights[name], 0)
    for (const name of names) {
      rest -= weights[name]
      if (rest < 0) return name
    }
    return names[names.length - 1] as K
  }

  /** A generator of its own that begins here, so that a text can be made later and still be the same. */
  fork(): Random {
    return new Random(this.#state)
  }
}
