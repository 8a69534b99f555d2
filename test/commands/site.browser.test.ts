// The site in Chromium, from the disk: what its script does with filters, search and days, and that its policy holds. Needs Debian's `chromium`.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { main } from '../../src/main.ts'
import { commitLakesHistory } from '../lakes-history.ts'

const browser = ['chromium', 'chromium-browser', 'google-chrome'].find((name) => spawnSync(name, ['--version']).status === 0)
const above = mkdtempSync(join(tmpdir(), 'rcm-browser-'))
afterAll(() => rmSync(above, { recursive: true, force: true }))

const elements = (node: Nodes): Element[] =>
  'children' in node ? node.children.flatMap((child) => [...(child.type === 'element' ? [child] : []), ...elements(child)]) : []
const words = (node: Nodes): string => (node.type === 'text' ? node.value : 'children' in node ? node.children.map(words).join('') : '')

/** A page as it stands when its script has run, and what the browser complained of. */
function opened(page: string): { all: Element[]; complaints: string } {
  const { stdout, stderr } = spawnSync(
    browser ?? '',
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--enable-logging=stderr',
      `--user-data-dir=${join(above, 'profile')}`,
      '--virtual-time-budget=5000',
      '--dump-dom',
      `file://${join(above, 'site')}/${page}`,
    ],
    { encoding: 'utf8', timeout: 60_000 },
  )
  const complaints = stderr.split('\n').filter((line) => /CONSOLE|Refused|Content Security Policy|net::ERR/i.test(line))
  return { all: elements(fromHtml(stdout)), complaints: complaints.join('\n') }
}

const shown = (all: readonly Element[], tagName: string, className?: string): Element[] =>
  all.filter(
    ({ tagName: name, properties }) =>
      name === tagName &&
      properties.hidden !== true &&
      (className === undefined || (Array.isArray(properties.className) && properties.className.includes(className))),
  )

describe.skipIf(browser === undefined)('the site in a browser', { timeout: 120_000 }, () => {
  beforeAll(async () => {
    const forum = join(above, 'forum')
    cpSync(join(import.meta.dirname, '../fixtures/lakes'), forum, { recursive: true })
    commitLakesHistory(forum)
    const quiet = { write: () => true }
    await main({
      argv: ['site', '-o', 'site', '-C', forum, '--as-of', '2031-11-20'],
      cwd: above,
      env: {},
      streams: { stdout: quiet, stderr: quiet },
      now: () => new Date('2031-11-20T12:00:00Z'),
    })
  }, 60_000)

  it('filters the follow-ups by what the address says', () => {
    const { all, complaints } = opened('en/follow-ups.html?party=ALD&due=open')
    expect(complaints).toBe('')
    const rows = all.filter(({ properties }) => properties.dataParty !== undefined)
    const left = rows.filter(({ properties }) => properties.hidden !== true)
    expect(left.length).toBeGreaterThan(0)
    expect(left.length).toBeLessThan(rows.length)
    for (const { properties } of left) {
      expect(String(properties.dataParty).split(' ')).toContain('ALD')
      expect(String(properties.dataDue)).toContain('open')
    }
    expect(words(all.find(({ properties }) => properties.dataCount === 'follow-ups') as Element)).toBe(`${left.length} of ${rows.length} shown`)
    const other = all.find(({ properties }) => properties.hrefLang === 'es' && properties.lang === 'es')
    expect(String(other?.properties.href)).toMatch(/es\/follow-ups\.html\?party=ALD&due=open$/)
  })

  it('searches without a server, with accents folded, in both languages', () => {
    const { all, complaints } = opened('es/search.html?q=REUNION+prim')
    expect(complaints).toBe('')
    const [first] = shown(all, 'ol', 'results').flatMap((list) => elements(list).filter(({ tagName }) => tagName === 'a'))
    expect(String(first?.properties.href)).toBe('records/EVT-2031-001.html')
    expect(words(first as Element)).toMatch(/^Reunión de primavera/)
  })

  it('shows what differs between two days, and nothing else', () => {
    const { all, complaints } = opened('en/regulations-changes.html?from=2031-05-01&to=2031-11-01')
    expect(complaints).toBe('')
    const changes = shown(all, 'article', 'change')
    expect(changes).toHaveLength(1)
    expect(words(changes[0] as Element)).toContain('within sight of each other')
    expect(words(all.find(({ properties }) => properties.dataCompared !== undefined) as Element)).toBe(
      'Paragraphs that differ between 1 May 2031 and 1 November 2031: 1',
    )
    const same = opened('en/regulations-changes.html?from=2031-11-01&to=2031-11-10').all
    expect(shown(same, 'article', 'change')).toHaveLength(0)
  })

  it('leads from any day to the regulations of that day', () => {
    const { all } = opened('es/regulations.html?on=2031-06-15')
    expect(all.find(({ properties }) => properties.id === 'on')?.properties.value).toBe('2031-04-01')
  })

  it.each(['index.html', 'en/index.html', 'es/calendar.html', 'en/objectives.html', 'es/records/EVT-2031-001.html', 'en/records/CNS-2031-001.html'])(
    'breaks no rule of its own policy: %s',
    (page) => {
      const { all, complaints } = opened(page)
      expect(all.some(({ tagName }) => tagName === 'main')).toBe(true)
      expect(complaints).toBe('')
    },
  )
})
