// Any input to whatever reads what others write: it ends in a result, a finding or a UserError, never in a stack, and in time.
// A fixed seed and a small budget here; `npm run fuzz` takes another seed each time and a hundred times the runs (RCM_FUZZ).
import { performance } from 'node:perf_hooks'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dueDay, parseDate } from '../src/core/day.ts'
import { isUserError } from '../src/core/failure.ts'
import { readMarkdown, readYaml } from '../src/core/front-matter.ts'
import { noteBlocks } from '../src/core/minutes/notes.ts'
import { parseQuery } from '../src/core/query-syntax.ts'
import { parseReference, printReference } from '../src/core/reference.ts'
import { dateFromWords } from '../src/core/spoken-date.ts'
import { blockAt, blocksOf } from '../src/core/text.ts'
import { importFormats } from '../src/formats/exchange.ts'
import { notesFormats } from '../src/formats/notes.ts'
import { findingsOf } from '../src/rules/run.ts'
import { redline } from '../src/wording/redline.ts'
import { lakes, lakesFiles } from './lakes.ts'
import { runs } from './runs.ts'

/** What breaks readers: pieces of the formats, of other formats, and signs with a meaning. */
const pieces = fc.oneof(
  fc.constantFrom(
    '---\n',
    '\n---\n',
    '- ',
    ': ',
    '{',
    '}',
    '[',
    ']',
    '"',
    "'",
    '|\n',
    '>\n',
    '&a ',
    '*a',
    '!!js/function ',
    '<<: ',
    '? ',
    '#',
    '%YAML 1.1\n',
    '\t',
    '\r',
    '\0',
  ),
  fc.constantFrom(
    '**',
    '`',
    '~~~\n',
    '> ',
    '1. ',
    '| a |\n| - |\n',
    '[a](b',
    '![',
    '<b>',
    '&amp;',
    ':::a\n',
    '[^1]',
    '\\',
    '\u202e',
    '\ufeff',
    '\ud800',
    'e\u0301',
    '😀',
  ),
  fc.constantFrom(
    'status:',
    'due:<',
    ' AND ',
    ' OR ',
    'NOT ',
    '(',
    ')',
    '2031-03-10',
    '2031-13',
    '2031-03?',
    '2031/..',
    '..',
    '#1.2',
    'AGR-2031-001',
    '__proto__',
    'constructor',
  ),
  fc.string({ maxLength: 8 }),
  fc.integer().map(String),
)
const text = fc.array(pieces, { maxLength: 40 }).map((all) => all.join(''))

/** A text with some of its places changed: a piece put in, or a stretch cut out or doubled. */
const mutated = (source: string) =>
  fc.array(fc.tuple(fc.nat(source.length), fc.nat(40), pieces, fc.nat(2)), { minLength: 1, maxLength: 4 }).map((changes) =>
    changes.reduce((all, [at, length, piece, how]) => {
      const [head, middle, tail] = [all.slice(0, at), all.slice(at, at + length), all.slice(at + length)]
      return head + (how === 0 ? piece + middle : how === 1 ? '' : middle + middle) + tail
    }, source),
  )

const sources = Object.entries(lakesFiles()).filter(([path]) => path.startsWith('records/'))

/** Runs to its end within a second a thousand signs, or ends in words for a person. */
async function ends(length: number, run: () => unknown): Promise<void> {
  const begun = performance.now()
  try {
    await run()
  } catch (error) {
    if (!isUserError(error)) throw error
  }
  expect(performance.now() - begun).toBeLessThan(3_000 + length * 5)
}

describe('any text', () => {
  it('as a Markdown or YAML record is data or a fault', async ({ task }) => {
    await fc.assert(
      fc.asyncProperty(text, async (source) => {
        await ends(source.length, () => readYaml(source))
        await ends(source.length, () => readMarkdown(`---\n${source}`))
        await ends(source.length, () => readMarkdown(source))
      }),
      runs(task, 500),
    )
  })

  it('as a body has blocks, each of which is found again at its place', ({ task }) => {
    fc.assert(
      fc.property(text, (source) => {
        const blocks = blocksOf(source)
        blocks.forEach((block, index) => {
          expect(blockAt(blocks, [index + 1])).toBe(block)
          expect(source.slice(block.start, block.end)).toContain(block.text)
        })
      }),
      runs(task, 300),
    )
  })

  it('as a query is one, or a fault at a place within it', async ({ task }) => {
    await fc.assert(
      fc.asyncProperty(text, (source) => ends(source.length, () => parseQuery(source))),
      runs(task, 1000),
    )
  })

  it('as a text reference is none, or is printed as it was', ({ task }) => {
    fc.assert(
      fc.property(text, (source) => {
        const reference = parseReference(source)
        if (reference) expect(parseReference(printReference(reference))).toEqual(reference)
      }),
      runs(task, 1000),
    )
  })

  it('as a date is none, or lies within the calendar', ({ task }) => {
    fc.assert(
      fc.property(fc.oneof(text, fc.stringMatching(/^[0-9?~%XZ/.:T-]{1,20}$/)), (source) => {
        const date = parseDate(source)
        const due = dueDay(source)
        if (date) expect(date.from <= date.until).toBe(true)
        if (due !== undefined) expect(due).toMatch(/^\d{4}-\d{2}-\d{2}$/)
        dateFromWords(source, '2031-03-10')
      }),
      runs(task, 2000),
    )
  })

  it('and any other as two wordings give a redline that loses no letter of either', ({ task }) => {
    const letters = (words: string) => words.replace(/\s+/g, '')
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(letters(JSON.stringify(redline(before, before))).length).toBeGreaterThan(0)
        redline(before, after)
      }),
      runs(task, 200),
    )
  })

  it('as notes of a meeting is read', async ({ task }) => {
    await fc.assert(
      fc.asyncProperty(text, (source) => ends(source.length, () => noteBlocks(source))),
      runs(task, 300),
    )
  })
})

describe('any bytes', () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    text.map((source) => new TextEncoder().encode(source)),
    fc.uint8Array({ maxLength: 200 }).map((rest) => Uint8Array.from([0x50, 0x4b, 3, 4, ...rest])),
  )

  it.for(Object.keys(importFormats))('as a table to import (%s) are rows, or are refused in words', async (name, { task }) => {
    const read = await importFormats[name]?.()
    await fc.assert(
      fc.asyncProperty(bytes, (content) => ends(content.length, () => read?.(content, 'follow-up'))),
      runs(task, 100),
    )
  })

  it.for(Object.keys(notesFormats) as (keyof typeof notesFormats)[])(
    'as notes (%s) are text, or an error that the command puts into words',
    async (name, { task }) => {
      const read = await notesFormats[name]()
      await fc.assert(
        fc.asyncProperty(bytes, async (content) => {
          const begun = performance.now()
          try {
            expect(typeof (await read(content))).toBe('string')
          } catch (error) {
            expect(error).toBeInstanceOf(Error)
          }
          expect(performance.now() - begun).toBeLessThan(5_000)
        }),
        runs(task, 60),
      )
    },
  )
})

// What the fuzzers found, kept.
it.each([['a log entry without a day that names a party', 'responsible: [ALD]\nlog:\n  - { status: fulfilled, by: ALD }\n']])(
  '%s is a finding',
  async (_, rest) => {
    const workspace = await lakes({ 'records/follow-ups/FU-2031-009-wells.yaml': `id: FU-2031-009\ntitle: Wells\ntype: task\n${rest}` })
    const { errors } = await findingsOf(workspace)
    expect(errors).toBeGreaterThan(0)
  },
)

describe('the forum with records changed at random', () => {
  it('is read and checked: every other record is there, every finding has its place', async ({ task }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sources).chain(([path, source]) => mutated(source).map((changed) => ({ path, changed }))),
        async ({ path, changed }) => {
          const workspace = await lakes({ [path]: changed })
          const { findings } = await findingsOf(workspace)
          expect(workspace.records.length).toBeGreaterThanOrEqual(35)
          for (const { range } of findings) {
            expect(range.start.line).toBeGreaterThan(0)
            expect(range.start.column).toBeGreaterThan(0)
          }
        },
      ),
      runs(task, 120),
    )
  }, 300_000)
})
