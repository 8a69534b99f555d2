// The site in Chromium, from the disk, as a reader uses it: with the keyboard, its filters, its search, its days, on paper, and without JavaScript.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Window, hasBrowser, launch, needsBrowser } from '../browser.ts'
import { commitLakesHistory } from '../lakes-history.ts'
import { runRcm } from '../run-rcm.ts'

const above = mkdtempSync(join(tmpdir(), 'rcm-browser-'))
const site = join(above, 'site')
const base = pathToFileURL(site).href

/** What can be reached by the Tab key, as the page has it: words or label, in order. */
const reachable = `[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
  .filter((each) => each.checkVisibility({ contentVisibilityAuto: true }) && each.getClientRects().length > 0)`
const named = (expression: string) =>
  `(${expression}).map((each) => [each.tagName.toLowerCase(), (each.getAttribute('aria-label') ?? each.name ?? '') || each.textContent.trim().slice(0, 40)].join(' '))`

/** The text of a page as it would be printed, and how many sheets it takes. */
async function printed(page: Page): Promise<{ text: string; sheets: number }> {
  const pdf = await getDocument({ data: new Uint8Array(await page.pdf({ preferCSSPageSize: true })), verbosity: 0 }).promise
  const sheets = await Promise.all(Array.from({ length: pdf.numPages }, async (_, at) => (await (await pdf.getPage(at + 1)).getTextContent()).items))
  return {
    sheets: pdf.numPages,
    text: sheets
      .flat()
      .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : ''))
      .join(''),
  }
}

needsBrowser()
describe.skipIf(!hasBrowser)('the site in a browser', { timeout: 240_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    const forum = join(above, 'forum')
    cpSync(join(import.meta.dirname, '../fixtures/lakes'), forum, { recursive: true })
    commitLakesHistory(forum)
    const { code, err } = await runRcm(above, ['site', '-o', 'site', '-C', forum, '--as-of', '2031-11-20'])
    expect(code, err).toBe(0)
    browser = await launch()
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    rmSync(above, { recursive: true, force: true })
  })

  /** Opens a page, and holds that nothing was complained of until the end. */
  async function at(path: string, use: (page: Page) => Promise<void>, options: Parameters<typeof Window.open>[2] = {}): Promise<void> {
    const window = await Window.open(browser, base, options)
    await window.page.goto(`${base}/${path}`)
    await use(window.page)
    await window.close()
    expect(window.complaints).toEqual([])
  }

  describe('with the keyboard', () => {
    it.each([
      'en/index.html',
      'es/calendar.html',
      'es/follow-ups.html?party=ALD',
      'en/objectives.html',
      'en/regulations.html',
      'es/regulations-changes.html',
      'en/records/EVT-2031-001.html',
      'en/records/CNS-2031-002.html',
      'en/search.html?q=fish',
    ])('everything can be reached, in order, and is seen to be: %s', (path) =>
      at(path, async (page) => {
        if (path.includes('?q=')) await page.locator('#results a').first().waitFor()
        // Figures and days are unfolded with the keyboard too.
        for (const summary of await page.locator('summary').all()) {
          await summary.focus()
          await page.keyboard.press('Enter')
        }
        expect(await page.locator('details:not([open])').count()).toBe(0)
        await page.evaluate('document.activeElement.blur(); getSelection().removeAllRanges(); scrollTo(0, 0)')
        await page.goto(await page.evaluate('location.href'))
        if (path.includes('?q=')) await page.locator('#results a').first().waitFor()
        await page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
        const expected = await page.evaluate<string[]>(named(reachable))
        expect(expected.length).toBeGreaterThan(15)
        const walked: string[] = []
        for (let step = 0; step < expected.length + 20 && walked.length < expected.length; step++) {
          await page.keyboard.press('Tab')
          const [here] = await page.evaluate<string[]>(named('[document.activeElement]'))
          // A date has a stop for its day, its month and its year.
          if (here !== walked.at(-1) || !/^input (?:on|from|to)$/.test(here ?? '')) walked.push(here ?? '')
          const seen = await page.evaluate<{ outline: string; width: number; isInView: boolean }>(`(() => {
            const style = getComputedStyle(document.activeElement)
            const { top, bottom, left, right } = document.activeElement.getBoundingClientRect()
            return { outline: style.outlineStyle, width: Number.parseFloat(style.outlineWidth), isInView: bottom > 0 && top < innerHeight && right > 0 && left < innerWidth }
          })()`)
          expect(seen.outline, here).not.toBe('none')
          expect(seen.width, here).toBeGreaterThanOrEqual(1)
          expect(seen.isInView, here).toBe(true)
        }
        expect(walked).toEqual(expected)
      }),
    )

    it('the first stop leads past the menu', () =>
      at('en/index.html', async (page) => {
        await page.keyboard.press('Tab')
        expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content')
        await page.keyboard.press('Enter')
        expect(await page.evaluate('document.activeElement.id')).toBe('content')
        await page.keyboard.press('Tab')
        expect(await page.evaluate("document.getElementById('content').contains(document.activeElement)")).toBe(true)
      }))
  })

  it('filters the follow-ups; the address holds what is chosen, and back leads to what was chosen before', () =>
    at('en/follow-ups.html', async (page) => {
      const rows = page.locator('#follow-ups tbody tr')
      const all = await rows.count()
      const shown = () => page.locator('#follow-ups tbody tr:visible').count()
      await page.getByLabel('Party').selectOption('ALD')
      expect(page.url()).toMatch(/\?party=ALD$/)
      const ofParty = await shown()
      expect(ofParty).toBeGreaterThan(0)
      expect(ofParty).toBeLessThan(all)
      await page.getByLabel('Due').selectOption('open')
      expect(page.url()).toMatch(/\?party=ALD&due=open$/)
      const open = await shown()
      expect(open).toBeLessThan(all)
      for (const row of await page.locator('#follow-ups tbody tr:visible').all()) {
        expect((await row.getAttribute('data-party'))?.split(' ')).toContain('ALD')
        expect(await row.getAttribute('data-due')).toContain('open')
      }
      await page
        .getByRole('status')
        .filter({ hasText: `${open} of ${all} shown` })
        .waitFor()
      await page.goBack()
      expect(await page.getByLabel('Due').inputValue()).toBe('')
      expect(await shown()).toBe(ofParty)
      await page.goForward()
      expect(await shown()).toBe(open)
      await page.reload()
      expect(await shown()).toBe(open)
      await page.getByRole('link', { name: 'Español' }).click()
      await page.waitForURL(/es\/follow-ups\.html\?party=ALD&due=open$/)
      expect(await shown()).toBe(open)
      await page.getByRole('link', { name: 'Mostrar todos' }).click()
      await page.waitForURL(/es\/follow-ups\.html\??$/)
      expect(await shown()).toBe(all)
    }))

  it('switches the language and stays on the page, at the place', () =>
    at('es/regulations.html#p-AGR-2031-001-3', async (page) => {
      await page.getByRole('link', { name: 'English' }).click()
      await page.waitForURL(`${base}/en/regulations.html#p-AGR-2031-001-3`)
      await page.getByRole('link', { name: 'Español' }).click()
      await page.waitForURL(`${base}/es/regulations.html#p-AGR-2031-001-3`)
    }))

  it.each([
    ['en', 'REUNION prim', 'EVT-2031-001', 'Spring meeting'],
    ['es', 'spring MEET', 'EVT-2031-001', 'Reunión de primavera'],
    ['es', 'póblacion', 'TOP-fish-stocks', 'Poblaciones de peces'],
  ])('searches as one types, without a server, with accents folded, in both languages: %s %s', (lang, typed, id, title) =>
    at(`${lang}/index.html`, async (page) => {
      await page.getByRole('searchbox').fill(typed.slice(0, 3))
      await page.keyboard.press('Enter')
      await page.waitForURL(/search\.html\?q=/)
      const field = page.getByRole('searchbox')
      await page.locator('#results a').first().waitFor()
      await field.focus()
      await page.keyboard.press('End')
      await field.pressSequentially(typed.slice(3))
      const first = page.locator('#results a').first()
      await page.locator(`#results a[href="records/${id}.html"]`).first().waitFor()
      await expect.poll(() => first.getAttribute('href')).toBe(`records/${id}.html`)
      expect(await first.textContent()).toContain(title)
      expect(new URL(page.url()).searchParams.get('q')).toBe(typed)
      await page.keyboard.press('ArrowDown')
      expect(await page.evaluate('document.activeElement.getAttribute("href")')).toBe(`records/${id}.html`)
      await page.keyboard.press('ArrowUp')
      expect(await page.evaluate('document.activeElement.name')).toBe('q')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { level: 1, name: title }).waitFor()
      await page.goBack()
      expect(await page.getByRole('searchbox').inputValue()).toBe(typed)
      await page.locator('#results a').first().waitFor()
    }),
  )

  it('compares two days as a redline; the address holds them, and back leads to all changes', () =>
    at('en/regulations-changes.html', async (page) => {
      const steps = await page.locator('.change:visible').count()
      expect(steps).toBeGreaterThan(1)
      await page.getByLabel('From').fill('2031-05-01')
      await page.getByLabel('To', { exact: true }).fill('2031-11-01')
      await page.getByRole('button', { name: 'Compare' }).click()
      await page.getByText('Paragraphs that differ between 1 May 2031 and 1 November 2031: 1').waitFor()
      expect(page.url()).toMatch(/\?from=2031-05-01&to=2031-11-01$/)
      expect(await page.locator('.change:visible').count()).toBe(1)
      expect(await page.locator('.change:visible ins').allTextContents()).toEqual(
        expect.arrayContaining([expect.stringContaining('within sight of each other')]),
      )
      await page.goBack()
      expect(await page.locator('.change:visible').count()).toBe(steps)
      await page.goto(`${base}/es/regulations-changes.html?from=2031-11-01&to=2031-11-10`)
      expect(await page.locator('.change:visible').count()).toBe(0)
      await page.getByText('Nada difiere').waitFor()
    }))

  it('shows what is in force on a chosen day, and leads back to now', () =>
    at('en/regulations.html', async (page) => {
      await page.getByText('within sight of each other').waitFor()
      await page.getByLabel('In force on').fill('2031-06-15')
      await page.getByRole('button', { name: 'Show' }).click()
      await page.waitForURL(/regulations\/2031-04-01\.html/)
      expect(await page.getByText('within sight of each other').count()).toBe(0)
      await page.getByRole('link', { name: 'Permanent link to paragraph 1' }).click()
      expect(page.url()).toMatch(/regulations\/2031-04-01\.html#p-AGR-2031-001-1$/)
      await page.getByRole('link', { name: 'What is in force now' }).click()
      await page.getByText('within sight of each other').waitFor()
    }))

  it.each(['en/index.html', 'es/regulations.html', 'en/records/AGR-2031-002.html', 'es/search.html?q=peces'])('reads well to those who hear it: %s', (path) =>
    at(path, async (page) => {
      if (path.includes('?q=')) await page.locator('#results a').first().waitFor()
      // The tree of what is read out, as it was looked over: a change of it is to be looked over again (vitest -u).
      await expect(`${await page.locator('main').ariaSnapshot()}\n`).toMatchFileSnapshot(`heard/${path.replace(/\W+/g, '-')}.yaml`)
    }),
  )

  it.each([
    ['en/index.html', ['As of 20 November 2031'], ['Skip to the content', 'The whole calendar ', 'Search']],
    ['es/regulations.html', ['1.', 'Compilación de las normas vigentes', 'Sello'], ['Descargar', 'Comparar dos días', 'Índice']],
    ['en/records/EVT-2031-001.html', ['Spring meeting', 'What it produced'], ['All records', 'The same links as a table']],
    ['es/calendar.html', ['Calendario 2031', 'Lista'], ['Todos los registros']],
  ] as const)('goes to paper without what is only for a screen: %s', (path, holds, lacks) =>
    at(path, async (page) => {
      const { text, sheets } = await printed(page)
      for (const words of holds) expect(text).toContain(words)
      for (const words of lacks) expect(text).not.toContain(words)
      expect(sheets).toBeLessThanOrEqual(4)
    }),
  )

  it('can be used without JavaScript, but for search and filters', async () => {
    const options = { javaScriptEnabled: false }
    await at(
      'en/follow-ups.html',
      async (page) => {
        expect(await page.locator('form.filter:visible').count()).toBe(0)
        expect(await page.locator('#follow-ups tbody tr:visible').count()).toBe(5)
        await page.getByRole('link', { name: 'Español' }).click()
        await page.waitForURL(/es\/follow-ups\.html$/)
        await page.locator('#follow-ups tbody a').first().click()
        await page.waitForURL(/es\/records\//)
      },
      options,
    )
    await at(
      'es/regulations.html',
      async (page) => {
        expect(await page.locator('form.filter:visible').count()).toBe(0)
        await page.locator('details.days summary').click()
        await page.locator('details.days').getByRole('link', { name: '1 de abril de 2031' }).click()
        await page.waitForURL(/regulations\/2031-04-01\.html$/)
        await page.locator('details.days summary').click()
        await page.getByRole('link', { name: 'Comparar dos días' }).click()
        expect(await page.locator('.change:visible').count()).toBeGreaterThan(1)
        expect(
          await page
            .locator('.change:visible')
            .filter({ has: page.locator('del, ins') })
            .count(),
        ).toBeGreaterThan(0)
      },
      options,
    )
    await at(
      'en/index.html',
      async (page) => {
        await page.getByRole('searchbox').fill('fish')
        await page.keyboard.press('Enter')
        await page.getByText('Search needs JavaScript.').waitFor()
        await page.locator('main').getByRole('link', { name: 'All records' }).click()
        await page.getByRole('heading', { level: 1, name: 'All records' }).waitFor()
      },
      options,
    )
  })
})
