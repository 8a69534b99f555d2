// A site made again after edits: byte for byte the one made afresh, and little of it made anew. From the sources nothing is kept, so a name is given to the program.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { commitLakesHistory } from '../lakes-history.ts'
import { runRcm } from '../run-rcm.ts'

vi.mock(import('../../src/io/memory.ts'), async (original) => ({ ...(await original()), programFingerprint: () => 'the program of this test' }))

const above = mkdtempSync(join(tmpdir(), 'rcm-again-'))
const forum = join(above, 'forum')
afterAll(() => rmSync(above, { recursive: true, force: true }))

async function make(folder: string): Promise<number> {
  const { code, err } = await runRcm(above, ['site', '-o', folder, '-C', forum, '--as-of', '2031-11-20'])
  expect(code, err).toBe(0)
  return Number(/([\d,]+) made anew/.exec(err)?.[1]?.replace(',', ''))
}

const bytesIn = (folder: string): Map<string, Buffer> =>
  new Map(
    readdirSync(join(above, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(above, folder, path)).isFile())
      .sort()
      .map((path) => [path, readFileSync(join(above, folder, path))]),
  )

/** Numbers from 0 up to a bound, the same in every run. */
function chances(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(forum, path)), { recursive: true })
  writeFileSync(join(forum, path), text)
}
const change = (path: string, edit: (text: string) => string): void => write(path, edit(readFileSync(join(forum, path), 'utf8')))

/** What a hand may do to the records, the schemas or the templates. */
const edits: readonly ((chance: (below: number) => number, step: number) => void)[] = [
  (chance, step) => change(anyRecord(chance), (text) => text.replace(/^title: .*$/m, `title: Named anew ${step}`)),
  (chance, step) => change(anyRecord(chance, /\.es\.(?:md|yaml)$/), (text) => text.replace(/^title: .*$/m, `title: De nuevo ${step}`)),
  (chance) => rmSync(join(forum, anyRecord(chance, /\.es\.(?:md|yaml)$/))),
  (chance) => change(anyRecord(chance, /FU-[^/]*\d-[\w-]*\.yaml$/), (text) => text.replace(/^due: .*$/m, `due: 2031-12-0${1 + chance(9)}`)),
  (chance) =>
    change(anyRecord(chance, /FU-[^/]*\d-[\w-]*\.yaml$/), (text) => (/^access:/m.test(text) ? text : text.replace(/^type:/m, 'access: internal\ntype:'))),
  (_, step) =>
    write(
      `records/topics/TOP-new-${step}.md`,
      `---\nid: TOP-new-${step}\ntitle: New topic ${step}\ntype: issue\nsource:\n  - record: EVT-2031-001\n---\n\nWords.\n`,
    ),
  (chance) => rmSync(join(forum, anyRecord(chance, /documents\/[^/]*\d-[\w-]*\.yaml$/)), { force: true }),
  (_, step) => write('templates/site/own-words.en.yaml', `${step % 2 === 0 ? 'map' : 'facts'}: In other words ${step}\n`),
  (_, step) => write('templates/site/record-term.html', `{% layout 'record' %}{% block own %}<p>{{ 'TOP-fish-stocks' | link }} ${step}</p>{% endblock %}\n`),
  (_, step) => change('records/topics/TOP-fish-stocks.md', (text) => text.replace(/^title: .*$/m, `title: The fish ${step}`)),
]

function anyRecord(chance: (below: number) => number, fits = /records\/.*\d-[\w-]*\.(?:md|yaml)$/): string {
  const paths = readdirSync(join(forum, 'records'), { recursive: true, encoding: 'utf8' })
    .map((path) => `records/${path}`)
    .filter((path) => fits.test(path))
    .sort()
  return paths[chance(paths.length)] ?? 'records/topics/TOP-fish-stocks.md'
}

describe('a site made again', () => {
  beforeAll(async () => {
    cpSync(join(import.meta.dirname, '../fixtures/lakes'), forum, { recursive: true })
    commitLakesHistory(forum)
    write('templates/site/own-words.en.yaml', '')
    await make('again')
  })

  it('makes nothing that is the same, and of what a new title stands on only that', async () => {
    const all = bytesIn('again').size - 1
    const same = await make('again')
    // What is always made: the first page, the style, the script, the picture, the calendars and the index of the search.
    expect(same).toBeLessThan(40)
    change('records/documents/DOC-2031-002-patrol-calendar.yaml', (text) => text.replace(/^title: .*$/m, 'title: Calendar of patrols'))
    const anew = await make('again')
    const naming = [...bytesIn('again')].filter(([path, bytes]) => path.endsWith('.html') && bytes.includes('Calendar of patrols')).length
    expect(naming).toBeGreaterThan(3)
    expect(anew - same).toBeGreaterThanOrEqual(naming)
    expect(anew - same).toBeLessThan(all / 3)
  })

  it.each(process.env.RCM_LONG === undefined ? [1] : [1, 2, 3, 4, 5, 6])('is byte for byte the one made afresh, whatever was edited: %i', async (seed) => {
    const chance = chances(seed)
    for (let step = 0; step < 4; step++) {
      for (let each = 0; each < 2; each++) edits[chance(edits.length)]?.(chance, 100 * seed + 10 * step + each)
      await make('again')
      rmSync(join(above, 'afresh'), { recursive: true, force: true })
      await make('afresh')
      const [again, afresh] = [bytesIn('again'), bytesIn('afresh')]
      expect([...again.keys()]).toEqual([...afresh.keys()])
      expect([...afresh].flatMap(([path, bytes]) => (again.get(path)?.equals(bytes) ? [] : [path]))).toEqual([])
    }
  })
})
