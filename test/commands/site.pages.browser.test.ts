// Every page of two sites in Chromium, at the width of a phone and of a desk: what fits, what axe finds, what is asked of whom, where links lead.
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../../src/io/shipped.ts'
import { Window, axeFindings, hasBrowser, launch, needsBrowser, placesOf, serveFolder, sideways } from '../browser.ts'
import { commitLakesHistory } from '../lakes-history.ts'
import { runRcm } from '../run-rcm.ts'

const above = mkdtempSync(join(tmpdir(), 'rcm-pages-'))
/** Pixels: a desk, a phone, and the narrowest of WCAG 1.4.10. */
const widths = [1280, 390, 320]

const pagesIn = (site: string): string[] =>
  readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.html') && !path.includes('downloads/'))
    .sort()

/** A page of each sort: every list, and of the days, years and the records of a kind the longest. */
async function sorts(site: string, forum: string, day: string): Promise<string[]> {
  const { out } = await runRcm(above, ['list', '--format', 'json', '-C', forum, '--as-of', day])
  const kinds = new Map((JSON.parse(out) as { id: string; kind: string }[]).map(({ id, kind }) => [id, kind]))
  const longest = new Map<string, string>()
  for (const path of pagesIn(site)) {
    const [, folder, name = ''] = /^(?:es\/)(\w+)\/(.*)\.html$/.exec(path) ?? []
    const sort = folder === undefined ? path : folder === 'records' ? (kinds.get(name) ?? 'other') : folder
    const known = longest.get(sort)
    if (!known || statSync(join(site, path)).size > statSync(join(site, known)).size) longest.set(sort, path)
  }
  return [...longest.values()].filter((path) => !path.startsWith('en/')).flatMap((path) => (path === 'index.html' ? [path] : [path, path.replace(/^es/, 'en')]))
}

/** The records of RCM itself only when there is time: `npm run fuzz`. */
const names = process.env.RCM_LONG === undefined ? (['lakes'] as const) : (['lakes', 'own'] as const)

needsBrowser()
describe.skipIf(!hasBrowser)('every page of the site', { timeout: 600_000 }, () => {
  let browser: Browser
  let served: Awaited<ReturnType<typeof serveFolder>>
  const lakes = join(above, 'forum')
  const sites = {
    // With what is internal: contributions have a picture of their own.
    lakes: { forum: lakes, day: '2031-11-20', options: ['--internal'], site: join(above, 'lakes'), base: '', widths, looked: [1280, 390] },
    own: {
      forum: packageRoot,
      day: '2016-03-05',
      options: [],
      site: join(above, 'own'),
      base: pathToFileURL(join(above, 'own')).href,
      widths: [390],
      looked: [390],
    },
  }
  beforeAll(async () => {
    cpSync(join(import.meta.dirname, '../fixtures/lakes'), lakes, { recursive: true })
    commitLakesHistory(lakes)
    for (const [name, { forum, day, options }] of Object.entries(sites)) {
      const { code, err } = await runRcm(above, ['site', '-o', name, '-C', forum, '--as-of', day, ...options])
      expect(code, err).toBe(0)
    }
    browser = await launch()
    served = await serveFolder(sites.lakes.site)
    sites.lakes.base = served.base
  }, 300_000)
  afterAll(async () => {
    await browser?.close()
    await served?.close()
    rmSync(above, { recursive: true, force: true })
  })

  it.each(names)('fits on a phone, breaks no rule of its policy, asks nothing of another place, and leads to what is there: %s', async (name) => {
    const { site, base, widths } = sites[name]
    const window = await Window.open(browser, base)
    const { page } = window
    const pages = pagesIn(site)
    expect(pages.length).toBeGreaterThan(100)
    const ids = new Map<string, ReadonlySet<string>>()
    const targets = new Map<string, string>()
    const wide: string[] = []
    // In a short run each page is visited in one of its two languages.
    const own = pages.filter((path) => path.startsWith('en/'))
    const isTurn = (path: string) => (own.indexOf(path.replace(/^es/, 'en')) % 2 === 0) === path.startsWith('en/')
    const visited = process.env.RCM_LONG === undefined ? pages.filter(isTurn) : pages
    for (const path of visited) {
      await page.goto(`${base}/${path}`)
      for (const width of widths) {
        await page.setViewportSize({ width, height: 800 })
        const pixels = await sideways(page)
        if (pixels > 0) wide.push(`${path} at ${width}: ${pixels}`)
      }
      const found = await placesOf(page)
      ids.set(path, new Set(found.ids))
      for (const target of found.targets) if (!targets.has(target)) targets.set(target, path)
    }
    await window.close()
    expect(wide).toEqual([])
    expect(window.complaints).toEqual([])
    const broken: string[] = []
    const files = new Set<string>()
    for (const [target, from] of targets) {
      if (!target.startsWith(base)) {
        // What a record itself names of the web.
        if (!/^(?:https?:\/\/(?!127\.)|mailto:)/.test(target)) broken.push(`${from} → ${target}`)
        continue
      }
      const { pathname, hash } = new URL(target)
      const path = base.startsWith('file:') ? fileURLToPath(`file://${pathname}`).slice(site.length + 1) : decodeURIComponent(pathname.slice(1))
      files.add(path)
      const isThere = statSync(join(site, path), { throwIfNoEntry: false })?.isFile() === true
      const fragment = decodeURIComponent(hash.slice(1))
      if (!isThere || (fragment !== '' && ids.get(path)?.has(fragment) === false)) broken.push(`${from} → ${target}`)
    }
    expect(broken).toEqual([])
    expect(files.size).toBeGreaterThan(100)
    if (base.startsWith('http')) for (const path of files) expect((await fetch(`${base}/${path}`, { method: 'HEAD' })).status, path).toBe(200)
  })

  it.each(names)('has nothing that axe finds, in both languages: %s', async (name) => {
    const { site, base, forum, day, looked } = sites[name]
    const window = await Window.open(browser, base)
    const { page } = window
    const found: string[] = []
    const pages = await sorts(site, forum, day)
    expect(pages.length).toBeGreaterThan(40)
    for (const [index, path] of pages.entries()) {
      // Its pages in the two languages come one after the other; in a short run every second sort is looked at, in one of them, and the widths take turns.
      const turn = Math.floor(index / 2)
      if (process.env.RCM_LONG === undefined && (turn % 2 === 1 || index % 2 !== (turn / 2) % 2)) continue
      await page.goto(`${base}/${path}`)
      // What is folded away is looked at too.
      await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
      for (const width of looked.filter((_, at) => process.env.RCM_LONG !== undefined || at === Math.floor(turn / 4) % looked.length)) {
        await page.setViewportSize({ width, height: 800 })
        for (const finding of await axeFindings(page)) found.push(`${path} at ${width}: ${finding}`)
      }
    }
    await window.close()
    expect(found).toEqual([])
  })
})
