// Random agreements that amend and repeal each other: the consolidation says on every day what the slow model says.
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../src/core/day.ts'
import type { Piece } from '../../src/core/piece.ts'
import { normalise } from '../../src/core/text.ts'
import { Consolidation } from '../../src/wording/consolidation.ts'
import { files, list, workspaceOf } from './agreements.ts'
import { runs } from '../runs.ts'
import { type Content, type Plain, SlowModel, periodsOf } from './slow-model.ts'

fc.configureGlobal({ seed: 2031 })

const [first, last] = ['2032-01-01', '2032-01-24']
const ids = ['AGR-2032-001', 'AGR-2032-002', 'AGR-2032-003', 'AGR-2032-004', 'AGR-2032-005', 'AGR-2032-006'] as const
const vocabulary = ['ant', 'bee', 'cod', 'doe', 'eel', 'fox', 'gnu', 'hen'] as const

const day = fc.integer({ min: 0, max: 23 }).map((count) => addDays(first, count))
const sentence = fc.array(fc.constantFrom(...vocabulary), { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))
/** Paragraphs and lists, no two lists side by side: Markdown would read them as one. */
const blocks = fc
  .array(fc.oneof({ weight: 3, arbitrary: sentence }, { weight: 2, arbitrary: fc.array(sentence, { minLength: 1, maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((own) => own.map((block, index) => (index > 0 && Array.isArray(block) && Array.isArray(own[index - 1]) ? block.join(' ') : block)))
const maybe = <T>(arbitrary: fc.Arbitrary<T>, chance: number) => fc.option(arbitrary, { nil: undefined, freq: chance })

/** Places are drawn as numbers, and become those of the texts there are; a few are of no text. */
const amendment = fc.record({
  target: fc.nat(1000),
  with: fc.nat(1000),
  action: maybe(fc.constantFrom('replace', 'insert-before', 'insert-after'), 2),
  words: maybe(fc.constantFrom(...vocabulary, 'ant bee'), 1),
  effective: maybe(day, 1),
})
const draft = fc.record({
  adopted: day,
  effective: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: day }),
  lapses: fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: day }),
  amends: fc.array(amendment, { maxLength: 4 }),
  repeals: fc.array(fc.record({ target: fc.nat(1000), effective: maybe(day, 1) }), { maxLength: 2 }).map((own) => ((own[0]?.target ?? 0) % 3 === 0 ? own : [])),
  blocks,
})
const forum = fc.array(draft, { minLength: 2, maxLength: ids.length }).map((drafts): Record<string, Plain> => {
  const places = drafts.flatMap(({ blocks: own }, index) => placesIn(own).map((place) => `${ids[index]}${place}`))
  const pick = (all: readonly string[], number: number) => all[number % all.length] as string
  return Object.fromEntries(
    drafts.map(({ amends, repeals, ...data }, index): [string, Plain] => [
      ids[index] as string,
      JSON.parse(
        JSON.stringify({
          ...data,
          ...(amends.length > 0
            ? {
                amends: amends.map((each) => ({
                  ...each,
                  target: pick([...places, 'AGR-2032-001#9', 'AGR-2032-001#1.9'], each.target),
                  with: pick(placesIn(data.blocks), each.with),
                })),
              }
            : {}),
          ...(repeals.length > 0
            ? { repeals: repeals.map((each) => ({ ...each, target: pick([...places, ...ids.slice(0, drafts.length)], each.target) })) }
            : {}),
        }),
      ),
    ]),
  )
})

const placesIn = (own: Plain['blocks']): string[] =>
  own.flatMap((block, index) => [`#${index + 1}`, ...(typeof block === 'string' ? [] : block.map((_, item) => `#${index + 1}.${item + 1}`))])

/** In the fictional Spanish of this test every word ends in -o: what holds in one language must hold word for word in the other. */
const spanish = (text: string): string => text.replace(/[a-z]+/g, '$&o')

const write = (agreements: Readonly<Record<string, Plain>>) =>
  files(
    Object.fromEntries(
      Object.entries(agreements).map(([id, { blocks: own, amends, ...data }]) => {
        const body = own.map((block) => (typeof block === 'string' ? block : list(...block))).join('\n\n')
        const quoting = amends?.map(({ words, ...rest }) => (typeof words === 'string' ? { ...rest, words: { en: words, es: spanish(words) } } : rest))
        return [id, { ...data, ...(quoting ? { amends: quoting } : {}), body, es: spanish(body) }]
      }),
    ),
  )

const contentOf = ({ type, parts, text }: Piece): Content =>
  type === 'list' ? parts.map((part) => (part.is === 'piece' ? normalise(part.text) : null)) : normalise(text)

const placesOf = (agreements: Readonly<Record<string, Plain>>): string[] =>
  Object.entries(agreements).flatMap(([id, { blocks: own }]) => placesIn(own).map((place) => `${id}${place}`))

test('every place, on the last day and in every version before, is what the slow model says', ({ task }) => {
  let changed = 0
  fc.assert(
    fc.property(forum, (agreements) => {
      const workspace = workspaceOf(write(agreements))
      const model = new SlowModel(agreements)
      const consolidation = new Consolidation(workspace, { asOf: last, lang: 'en' })
      for (const ref of placesOf(agreements)) {
        const periods = periodsOf(model, ref, first, last).map(({ reading, ...rest }) => ({
          ...rest,
          reading: { ...reading, contents: reading.contents.map(tidy) },
        }))
        const { state, pieces, versions } = consolidation.provision(ref)
        expect({ ref, state, contents: pieces.map(contentOf) }).toEqual({ ref, ...periods.at(-1)?.reading })
        const before = periods.slice(0, -1).filter(({ reading }) => reading.state === 'in-force')
        expect(versions.map(({ from, until, pieces: own }) => ({ from, until, contents: own.map(contentOf) }))).toEqual(
          before.map(({ from, until, reading: { contents } }) => ({ from, until, contents })),
        )
        changed += versions.length
        for (const { parts } of pieces) {
          const numbers = parts.flatMap((part) => (part.is === 'words' ? [] : [part.marker]))
          expect(new Set(numbers).size).toBe(numbers.length)
        }
      }
    }),
    runs(task, 150),
  )
  expect(changed).toBeGreaterThan(300)
})

const tidy = (content: Content): Content => (typeof content === 'string' ? normalise(content) : content.map((text) => text && normalise(text)))

test('the other language says the same, word for word', ({ task }) => {
  fc.assert(
    fc.property(forum, (agreements) => {
      const workspace = workspaceOf(write(agreements))
      const [english, other] = (['en', 'es'] as const).map((lang) => new Consolidation(workspace, { asOf: last, lang }))
      for (const ref of placesOf(agreements)) {
        const [one, two] = [english?.provision(ref), other?.provision(ref)]
        expect(two?.isOriginal).toBe(false)
        expect(two?.text).toBe(spanish(one?.text ?? '').replace(/^(\d+ [a-z]+)o\./gm, '$1.'))
        expect(two?.versions.map(({ from, until }) => [from, until])).toEqual(one?.versions.map(({ from, until }) => [from, until]))
      }
    }),
    runs(task, 60),
  )
})
