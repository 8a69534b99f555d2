import fc from 'fast-check'
import { isMap } from 'yaml'
import { describe, expect, test } from 'vitest'
import { isSame, printRecord, rewriteBody, rewriteData } from '../../src/core/edit.ts'
import { readFile } from '../../src/core/front-matter.ts'
import { entriesOf, lineStart, nextLine, yamlSource } from '../../src/core/yaml-source.ts'
import { isMapping } from '../../src/core/yaml-print.ts'
import { newValue, written } from './odd-yaml.ts'

const order = ['id', 'title', 'due', 'note', 'log']
const change = (text: string, edit: (data: Record<string, unknown>) => void, path = 'x.yaml'): string => {
  const data = structuredClone(readFile(path, text).parts?.data) as Record<string, unknown>
  edit(data)
  return rewriteData(path, text, data, order)
}
const log = (data: Record<string, unknown>) => data.log as Record<string, unknown>[]

describe('a log entry is written like the entries before it', () => {
  const entry = { date: '2031-04-02', status: 'fulfilled', by: 'SEC', note: 'Sent, all of it', evidence: 'DOC-2031-001' }
  test('in braces', () => {
    const text = 'id: A # the id\nlog: # history\n  - { date: 2031-03-10, status: pending } # first\n\n# end\n'
    expect(change(text, (data) => log(data).push(entry))).toBe(
      'id: A # the id\nlog: # history\n  - { date: 2031-03-10, status: pending } # first\n  - { date: 2031-04-02, status: fulfilled, by: SEC, note: "Sent, all of it", evidence: DOC-2031-001 }\n\n# end\n',
    )
  })
  test('in narrow braces, without indentation, with CR LF', () => {
    expect(change('id: A\r\nlog:\r\n- {date: 2031-03-10, status: pending}\r\nz: 1\r\n', (data) => log(data).push({ date: '2031-04', status: 'done' }))).toBe(
      'id: A\r\nlog:\r\n- {date: 2031-03-10, status: pending}\r\n- {date: 2031-04, status: done}\r\nz: 1\r\n',
    )
  })
  test('one pair a line', () => {
    expect(
      change('log:\n    -   date: 2031-03-10\n        status: pending\n', (data) => log(data).push({ date: '2031-04', status: 'done', note: 'one\ntwo' })),
    ).toBe(
      'log:\n    -   date: 2031-03-10\n        status: pending\n    -   date: 2031-04\n        status: done\n        note: |-\n          one\n          two\n',
    )
  })
  test('in a list on one line', () => {
    expect(change('log: [{ date: 2031-03-10, status: pending }]\nz: 1\n', (data) => log(data).push({ date: '2031-04', status: 'done' }))).toBe(
      'log: [{ date: 2031-03-10, status: pending }, { date: 2031-04, status: done }]\nz: 1\n',
    )
  })
  test('a long one, one pair a line', () => {
    expect(
      change('log:\n  - { date: 2031-03-10, status: pending }\n', (data) =>
        log(data).push({ date: '2031-04', status: 'done', note: 'word '.repeat(40).trim() }),
      ),
    ).toContain('\n  - date: 2031-04\n    status: done\n    note: word word')
  })
})

describe('fields', () => {
  test('a new key goes where the schema has it, after the last key before it', () => {
    expect(change('id: A\n# about the log\nlog: []\nzzz: 1', (data) => (data.title = 'No'))).toBe('id: A\ntitle: "No"\n# about the log\nlog: []\nzzz: 1')
    expect(change('id: A\nlog: []\nzzz: 1', (data) => (data.due = '2031-04'))).toBe('id: A\ndue: 2031-04\nlog: []\nzzz: 1')
  })
  test('a value is changed in its place, beside its comment', () => {
    expect(change("id: A\ndue: '2031'   # by then\ntags: [A, B] # two\n", (data) => Object.assign(data, { due: '2032', tags: ['A', 'B', 'C, D'] }))).toBe(
      'id: A\ndue: "2032"   # by then\ntags: [A, B, "C, D"] # two\n',
    )
  })
  test('items come and go one by one', () => {
    expect(change('a:\n  - x # one\n  # two\n  - y\n  - z\n', (data) => (data.a = ['x', 'z']))).toBe('a:\n  - x # one\n  # two\n  - z\n')
    expect(change('a:\n  - x # one\n  - z\n', (data) => (data.a = ['x', 'w', 'z']))).toBe('a:\n  - x # one\n  - w\n  - z\n')
  })
  test('nested values', () => {
    expect(change('a:\n  - of: X\n    b: 1\n  - of: Y # y\n', (data) => ((data.a as Record<string, unknown>[])[1] = { of: 'Y', b: 'no' }))).toBe(
      'a:\n  - of: X\n    b: 1\n  - of: Y # y\n    b: "no"\n',
    )
  })
  test('a comment stays beside the first line of a longer value', () => {
    expect(change('note: short # why\nz: 1\n', (data) => (data.note = 'two\nlines'))).toBe('note: |- # why\n  two\n  lines\nz: 1\n')
  })
  test('a pair is taken out with its line', () => {
    expect(change('id: A\n# why\ndue: 2031 # then\nlog: []\n', (data) => delete data.due)).toBe('id: A\n# why\nlog: []\n')
  })
  test('the body and the fences of a Markdown record stay', () => {
    const text = '---\nid: A\n---\n\n# Text\n\n---\nid: B\n'
    expect(change(text, (data) => (data.title = 'T'), 'x.md')).toBe('---\nid: A\ntitle: T\n---\n\n# Text\n\n---\nid: B\n')
  })
  test('what cannot be read is refused', () => {
    expect(() => rewriteData('x.yaml', 'a: [', {}, order)).toThrow(/cannot be changed|written in a way/)
  })
})

describe('bodies and new files', () => {
  test('another body', () => {
    expect(rewriteBody('---\nid: A\n---\nold\n', '\nnew\ntext\n\n')).toBe('---\nid: A\n---\n\nnew\ntext\n')
    expect(rewriteBody('---\r\nid: A\r\n---\r\nold\r\n', 'new\ntext')).toBe('---\r\nid: A\r\n---\r\n\r\nnew\r\ntext\r\n')
    expect(rewriteBody('---\nid: A\n---\nold\n', ' \n')).toBe('---\nid: A\n---\n')
    expect(rewriteBody('---\nid: A\n---', 'x')).toBe('---\nid: A\n---\n\nx\n')
  })
  test('a new record, in the order of the schema', () => {
    expect(
      printRecord(
        'x.md',
        { log: [{ date: '2031-03-10', status: 'pending' }], id: 'A', source: [{ record: 'B', quote: 'So: it is' }], note: undefined },
        ['id', 'source', 'log'],
        ' Text.\n',
      ),
    ).toBe('---\nid: A\nsource:\n  - record: B\n    quote: "So: it is"\nlog:\n  - { date: 2031-03-10, status: pending }\n---\n\nText.\n')
  })
})

/** The text without the lines of the pair of the top level that has the key. */
function without(text: string, key: string): string {
  const source = yamlSource(text, false)
  const { contents } = source.document
  if (!isMap(contents)) throw new Error('no map')
  const data = text.slice(source.start)
  const entry = entriesOf(data, contents).find((each) => each.key === key)
  return entry ? data.slice(0, lineStart(data, entry.start)) + data.slice(nextLine(data, entry.end)) : data
}

const ended = (each: string) => each.replace(/\r?\n$/, '')

const runs = { numRuns: Number(process.env.RUNS ?? 300) }

describe('over odd but valid YAML', () => {
  test('it can be read', () => {
    fc.assert(
      fc.property(written, ({ text, data }) => {
        expect(readFile('x.yaml', text).fault).toBeUndefined()
        expect(Object.keys(data).length).toBeGreaterThan(0)
      }),
      runs,
    )
  })
  test('a key set or taken out: the data are as meant, everything else byte for byte as before', () => {
    fc.assert(
      fc.property(written, fc.constantFrom(...order, 'odd key', 'zz'), fc.option(newValue, { nil: undefined }), ({ text, data }, key, value) => {
        const { [key]: _, ...rest } = data
        fc.pre(Object.keys(rest).length > 0)
        const wanted = value === undefined ? rest : { ...rest, [key]: value }
        const edited = rewriteData('x.yaml', text, wanted, order)
        expect(readFile('x.yaml', edited).parts?.data).toEqual(wanted)
        // A comment inside a list outlives the items around it, and then stands behind the list.
        const lines = (each: string) => each.split(/\r?\n/).filter((line) => !/^\s*(?:#|$)/.test(line))
        const notes = (each: string) => each.split(/\r?\n/).filter((line) => /^\s*#/.test(line)).length
        expect(lines(without(edited, key))).toEqual(lines(without(text, key)))
        expect(notes(without(edited, key))).toBeGreaterThanOrEqual(notes(without(text, key)))
        if (!Array.isArray(data[key]) && !isMapping(data[key]) && !text.includes('|+')) expect(ended(without(edited, key))).toBe(ended(without(text, key)))
        if (text.includes('\r\n')) expect(edited).not.toMatch(/[^\r]\n/)
        else expect(edited).not.toContain('\r')
      }),
      runs,
    )
  })
  test('an item appended to a list: only lines added, or one line longer', () => {
    fc.assert(
      fc.property(written, newValue, ({ text, data }, value) => {
        const key = Object.keys(data).find((each) => Array.isArray(data[each]) && (data[each] as unknown[]).length > 0)
        fc.pre(key !== undefined && value !== undefined)
        const wanted = { ...data, [key as string]: [...(data[key as string] as unknown[]), value] }
        const edited = rewriteData('x.yaml', text, wanted, order)
        expect(isSame(readFile('x.yaml', edited).parts?.data, wanted)).toBe(true)
        let head = 0
        while (head < text.length && text[head] === edited[head]) head++
        let tail = 0
        while (tail < text.length - head && text.at(-1 - tail) === edited.at(-1 - tail)) tail++
        expect(head + tail).toBe(text.length)
      }),
      runs,
    )
  })
  test('a deep value changed: the data are as meant whatever it was', () => {
    fc.assert(
      fc.property(written, newValue, fc.nat(), ({ text, data }, value, seed) => {
        const wanted = structuredClone(data)
        const places: [Record<string, unknown>, string][] = []
        const walk = (each: unknown): void => {
          if (typeof each !== 'object' || each === null) return
          for (const [key, inner] of Object.entries(each)) {
            places.push([each as Record<string, unknown>, key])
            walk(inner)
          }
        }
        walk(wanted)
        const place = places[seed % places.length]
        if (place) place[0][place[1]] = value
        const edited = rewriteData('x.yaml', text, wanted, order)
        expect(readFile('x.yaml', edited).parts?.data).toEqual(wanted)
      }),
      runs,
    )
  })
})

test('data that cannot be read are not written over, nor those of which only a part could be changed', () => {
  for (const text of ['a: [1\n', 'a: 1\na: 2\n'])
    expect(() => rewriteData('x.yaml', text, { a: 3 }, order)).toThrow(
      expect.objectContaining({ code: 'rcm/odd-yaml', said: expect.objectContaining({ values: { path: 'x.yaml' } }) }),
    )
})
