// rcm serve: pages over the loopback, made anew after a change, refused to names of the web, until Ctrl-C.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { main } from '../../src/main.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rcm-serve-'))
  cpSync(join(dirname(import.meta.dirname), 'fixtures', 'lakes'), folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A command that is under way: what it said, a way to wait for words of it, and to end it. */
function started(...argv: string[]) {
  const ending = new AbortController()
  let said = ''
  const waiting: { words: RegExp; resolve: (found: RegExpExecArray) => void }[] = []
  const stream = {
    write: (text: string | Uint8Array) => {
      said += String(text)
      for (const each of waiting) {
        const found = each.words.exec(said)
        if (found) each.resolve(found)
      }
    },
  }
  const code = main({
    argv,
    cwd: folder,
    env: {},
    streams: { stdout: stream, stderr: stream },
    now: () => new Date('2031-04-10'),
    interrupted: () => ending.signal,
  })
  return {
    code,
    end: () => ending.abort(),
    said: () => said,
    hears: (words: RegExp) =>
      new Promise<RegExpExecArray>((resolve) => {
        const found = words.exec(said)
        if (found) resolve(found)
        else waiting.push({ words, resolve })
      }),
  }
}

const get = (url: string, options: { host?: string; method?: string } = {}): Promise<{ status: number; type: string; text: string }> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method: options.method ?? 'GET', headers: options.host === undefined ? {} : { host: options.host } }, (response) => {
      let text = ''
      response.on('data', (part) => (text += String(part)))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, type: String(response.headers['content-type']), text }))
    })
    sent.on('error', reject)
    sent.end()
  })

test('serves the site, shows a change, and ends with 0', async () => {
  const served = started('serve', '--port', '0')
  const [address = ''] = await served.hears(/http:\/\/127\.0\.0\.1:\d+\//)
  expect(await get(address)).toMatchObject({ status: 200, type: 'text/html; charset=utf-8', text: expect.stringContaining('en/index.html') })
  expect(await get(`${address}assets/site.js?x=1`)).toMatchObject({ status: 200, type: 'text/javascript; charset=utf-8' })
  expect((await get(`${address}en/records/FU-2031-001.html`)).text).toContain('Send the list of landing places')
  expect((await get(`${address}en/calendar.ics`)).type).toBe('text/calendar; charset=utf-8')
  for (const path of ['nothing.html', '../../etc/passwd', '%2e%2e/rcm.yaml', '%', 'rcm.yaml']) expect((await get(`${address}${path}`)).status, path).toBe(404)
  expect((await get(address, { host: 'evil.example' })).status).toBe(403)
  expect((await get(address, { method: 'POST' })).status).toBe(405)
  expect(await get(address, { method: 'HEAD' })).toMatchObject({ status: 200, text: '' })

  const path = join(folder, 'records/follow-ups/FU-2031-001-landing-places.yaml')
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, text.replace(/^title: .*$/m, 'title: Name every landing place'))
  await served.hears(/Changed: records\/follow-ups\/FU-2031-001-landing-places\.yaml/)
  expect((await get(`${address}en/records/FU-2031-001.html`)).text).toContain('Name every landing place')

  rmSync(join(folder, 'rcm.yaml'))
  await served.hears(/no rcm\.yaml/)
  expect((await get(address)).status).toBe(200)
  served.end()
  expect(await served.code).toBe(0)
})

test('says when the port is taken, or is none', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as { port: number }
  const served = started('serve', '--port', String(port))
  expect(await served.code).toBe(2)
  expect(served.said()).toContain(`The port ${port} cannot be used: another program is using it.`)
  other.close()
  const none = started('serve', '--port', 'web')
  expect(await none.code).toBe(2)
  expect(none.said()).toContain('“web” is not a port.')
})
