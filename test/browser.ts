// Chromium for the tests of the site: a browser that asks nothing of anyone, a server of files, and what every page is held to.
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import type { AxeResults } from 'axe-core'
import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, chromium } from 'playwright-core'
import { it } from 'vitest'

const executable = ['chromium', 'chromium-browser', 'google-chrome'].find((name) => spawnSync(name, ['--version']).status === 0)

/** Is there a Chromium? Without one its tests are skipped on a person's machine; where `CI` is set, one of them fails. */
export const hasBrowser = executable !== undefined

/** A test that says, where there is no Chromium, what is missing. */
export function needsBrowser(isCi = process.env.CI !== undefined): void {
  if (hasBrowser) return
  const missing = 'Chromium is not installed, so nothing was looked at in a browser. On Debian: apt-get install chromium'
  if (!isCi) it.skip(missing, () => {})
  else
    it('is there', () => {
      throw new Error(missing)
    })
}

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const launch = (): Promise<Browser> => {
  const path = spawnSync('sh', ['-c', `command -v ${executable}`], { encoding: 'utf8' }).stdout.trim()
  return chromium.launch({ executablePath: path, args: quiet })
}

/** Serves the files of a folder as any web server does, at a free port of this machine. */
export async function serveFolder(folder: string): Promise<{ readonly base: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://127.0.0.1').pathname)
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path)
    const isFile = file.startsWith(folder) && statSync(file, { throwIfNoEntry: false })?.isFile() === true
    response.writeHead(isFile ? 200 : 404, { 'content-type': types[extname(file)] ?? 'application/octet-stream' })
    response.end(isFile ? readFileSync(file) : 'not there')
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { base, close: () => new Promise((closed) => server.close(() => closed())) }
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
}

/** A window on the site that keeps what no page of it may do: break the policy, complain, ask something of another place. */
export class Window {
  readonly page: Page
  readonly complaints: string[] = []

  private constructor(page: Page, base: string) {
    this.page = page
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text())
    })
    page.on('pageerror', (error) => this.complaints.push(String(error)))
    page.on('requestfailed', (request) => {
      // What was still on its way when the reader went on is let go of.
      const why = request.failure()?.errorText
      if (why !== 'net::ERR_ABORTED') this.complaints.push(`${request.url()}: ${why}`)
    })
    page.on('response', (response) => {
      if (response.status() >= 400) this.complaints.push(`${response.url()}: ${response.status()}`)
    })
    page.on('request', (request) => {
      if (!request.url().startsWith(base)) this.complaints.push(`asks ${request.url()}`)
    })
  }

  /** @param base where the site lies, with its protocol */
  static async open(browser: Browser, base: string, options: BrowserContextOptions = {}): Promise<Window> {
    const context: BrowserContext = await browser.newContext({ locale: 'en', ...options, baseURL: `${base}/` })
    return new Window(await context.newPage(), base)
  }

  async close(): Promise<void> {
    await this.page.context().close()
  }
}

/** How far a page can be scrolled sideways, in pixels. */
export const sideways = (page: Page): Promise<number> => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

/** Where the links, forms, styles and scripts of a page lead, as whole addresses, and the ids that it holds. */
export const placesOf = (page: Page): Promise<{ readonly targets: string[]; readonly ids: string[] }> =>
  page.evaluate(`({
    targets: [...document.querySelectorAll('[href], [src], [action]')].map((each) => String(each.href?.baseVal === undefined ? (each.href ?? each.src ?? each.action) : new URL(each.href.baseVal, location.href))),
    ids: [...document.querySelectorAll('[id]')].map(({ id }) => id),
  })`)

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** WCAG 2.0 to 2.2, levels A and AA, and what axe holds to be good practice. */
const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']

/** What axe finds amiss on a page, a line each: rule, element, what to do. The page’s own policy stays as it is. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(`globalThis.axe ?? (() => { ${axe} })()`)
  const options = JSON.stringify({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] })
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${options})`)
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary?.replace(/\s+/g, ' ')}`))
}
