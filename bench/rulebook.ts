// A forum whose regulations are long: agreements of ten provisions each, half as many amendments as provisions, and chapters that list all.
import { type Day, addDays } from '../src/core/day.ts'
import { sealOf } from '../src/core/text.ts'
import type { Body, Draft } from './chronicle.ts'
import { makeForum } from './forum.ts'
import { lastYear } from './makers.ts'
import { Random } from './random.ts'
import { aspect, provision, slug } from './words.ts'

const years = 20
const firstYear = lastYear - 30
const perChapter = 20

/**
 * The records of the forum; as many provisions as said, a multiple of ten.
 * @param others how many other records it has
 */
export function makeRulebook(provisions: number, seed: number, others = 100): Draft[] {
  const maker = new Maker(new Random(seed))
  for (let index = 0; index < years; index++) maker.meet(firstYear + index)
  for (let index = 0; index < provisions / 10; index++) maker.adopt(Math.floor((index * years) / (provisions / 5)))
  for (let index = 0; index < provisions / 2; index++) maker.amend(years / 2 + Math.floor((index * years) / provisions))
  maker.compile()
  return [...makeForum(others, seed), ...maker.drafts]
}

class Maker {
  readonly drafts: Draft[] = []
  readonly #random: Random
  readonly #meetings: { readonly id: string; readonly date: Day }[] = []
  readonly #numbers = new Map<string, number>()
  readonly #places: string[] = []
  /** Where text that replaced another stands. */
  readonly #roots = new Map<string, string>()
  readonly #repealed = new Set<string>()
  /** Text that came by an amendment, and can be amended in its turn. */
  readonly #brought: string[] = []

  constructor(random: Random) {
    this.#random = random
  }

  meet(year: number): void {
    const title = aspect(this.#random, year)
    const meeting = { id: `EVT-${year}-900`, date: addDays(`${year}-03-01`, this.#random.int(0, 200)) }
    this.#meetings.push(meeting)
    const data = { title: `Meeting: ${title.en}`, type: 'meeting', date: meeting.date, mode: 'in-person', body: 'MEMBERS' }
    const log = [{ date: meeting.date, status: 'held' }]
    this.drafts.push({ kind: 'event', id: meeting.id, slug: slug(title.en), data, log, es: { title: `Reunión: ${title.es}` }, body: undefined })
  }

  /** Two paragraphs, a list of six items, two paragraphs. */
  adopt(meeting: number): void {
    const year = firstYear + meeting
    const texts = Array.from({ length: 10 }, () => provision(this.#random, year))
    const body = (lang: 'en' | 'es'): string => {
      const own = texts.map((text) => text[lang])
      return [
        ...own.slice(0, 2),
        own
          .slice(2, 8)
          .map((text, index) => `${index + 1}. ${text}`)
          .join('\n'),
        ...own.slice(8),
      ].join('\n\n')
    }
    const id = this.#agree(meeting, { en: body('en'), es: body('es') }, {})
    this.#places.push(...['1', '2', '3.1', '3.2', '3.3', '3.4', '3.5', '3.6', '4', '5'].map((place) => `${id}#${place}`))
  }

  /** Replaces a provision, or what replaced one; or puts text beside it, or repeals it. */
  amend(meeting: number): void {
    const random = this.#random
    const target = random.chance(0.2) && this.#brought.length > 0 ? random.pick(this.#brought) : random.pick(this.#places)
    const root = this.#roots.get(target) ?? target
    if (this.#repealed.has(root)) {
      this.amend(meeting)
      return
    }
    if (random.chance(0.1)) {
      this.#repealed.add(root)
      this.#agree(meeting, provision(random, firstYear + meeting), { repeals: [{ target }] })
      return
    }
    const amendment: { target: string; action?: string; with: string } = random.chance(0.1)
      ? { target, action: 'insert-after', with: '#1' }
      : { target, with: '#1' }
    const id = this.#agree(meeting, provision(random, firstYear + meeting), { amends: [amendment] })
    this.#brought.push(`${id}#1`)
    if (amendment.action === undefined) this.#roots.set(`${id}#1`, root)
  }

  #agree(meeting: number, body: Body, more: Draft['data']): string {
    const { id: at, date } = this.#meetings[meeting] ?? { id: '', date: '' }
    const year = date.slice(0, 4)
    const number = (this.#numbers.get(year) ?? 500) + 1
    this.#numbers.set(year, number)
    const id = `AGR-${year}-${String(number).padStart(3, '0')}`
    const title = aspect(this.#random, Number(year))
    const seal = (lang: 'en' | 'es') => sealOf({ title: title[lang], meeting: at, adopted: date, body: body[lang] ?? '' })
    const data = { title: title.en, meeting: at, body: 'MEMBERS', adopted: date, nature: 'rule', ...more, seal: seal('en') }
    const log = [{ date, status: 'adopted' }]
    this.drafts.push({ kind: 'agreement', id, slug: slug(title.en), data, log, es: { title: title.es, seal: seal('es') }, body: () => body })
    return id
  }

  compile(): void {
    for (let at = 0; at < this.#places.length; at += perChapter) {
      const title = aspect(this.#random, lastYear)
      const number = at / perChapter
      const chapter = 900 + Math.floor(number / 10)
      const isTop = number % 10 === 0
      const data = { title: title.en, ...(isTop ? {} : { parent: `REG-${chapter}` }), provisions: this.#places.slice(at, at + perChapter) }
      const id = isTop ? `REG-${chapter}` : `REG-${chapter}.${number % 10}`
      this.drafts.push({ kind: 'regulation', id, slug: slug(title.en), data, log: [], es: { title: title.es }, body: undefined })
    }
  }
}
