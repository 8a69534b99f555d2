// The site of the fictional forum, read back by a parser: its links, its languages, what it asks of others, what it keeps to itself.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { unzipSync } from 'fflate'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { main } from '../../src/main.ts'
import { commitLakesHistory } from '../lakes-history.ts'

const above = mkdtempSync(join(tmpdir(), 'rcm-site-'))
afterAll(() => rmSync(above, { recursive: true, force: true }))

const forum = join(above, 'forum')

async function rcm(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const code = await main({
    argv: [...argv, '-C', forum],
    cwd: above,
    env: {},
    streams: {
      stdout: { write: (text: string | Uint8Array) => (out += String(text)) },
      stderr: { write: (text: string | Uint8Array) => (err += String(text)) },
    },
    now: () => new Date('2031-11-20T12:00:00Z'),
  })
  return { code, out, err }
}

/** Every word of it is internal, for one reason or another, and stands nowhere else. */
const secrets = {
  'records/follow-ups/FU-2031-901-zurna.yaml':
    'id: FU-2031-901\ntitle: Zurnatitle\ntype: task\naccess: internal\nresponsible: [DOR]\ndue: 2031-05-05\nlog:\n  - { date: 2031-03-10, status: pending, note: Zurnanote }\n',
  'records/follow-ups/FU-2031-901-zurna.es.yaml': 'title: Zurnatítulo\n',
  'records/documents/DOC-2031-901-zurna.md':
    '---\nid: DOC-2031-901\ntitle: Zurnadocument\naccess: internal\nlog:\n  - { date: 2031-03-10, status: final }\n---\n\nZurnabody of the paper.\n',
  'records/agreements/AGR-2031-901-zurna.md':
    '---\nid: AGR-2031-901\ntitle: Zurnaagreement\naccess: internal\nmeeting: EVT-2031-001\nadopted: 2031-03-10\nnature: decision\nlog:\n  - { date: 2031-03-10, status: adopted }\n---\n\nZurnatext adopted.\n',
  'records/topics/TOP-quiet.md':
    '---\nid: TOP-quiet\ntitle: A quiet topic\ntype: issue\nsource:\n  - record: DOC-2031-901\n    quote: Zurnabody of the paper.\npositions:\n  - by: DOR\n    stance: objects\n    note: Zurnaposition\n---\n\nNothing secret here.\n',
  'records/contributions/CON-2031-BRV-bravia.yaml': 'id: CON-2031-BRV\ntitle: Zurnacontribution\nparty: BRV\nyear: 2031\ncurrency: XTS\nassessed: 98765\n',
  'records/responses/RSP-2031-001-BRV-zurna.md':
    '---\nid: RSP-2031-001-BRV\ntitle: Zurnaresponse\nconsultation: CNS-2031-001\nparty: BRV\nstance: objection\nreceived: 2031-03-20\naccess: internal\n---\n\nZurnaanswer.\n',
  'records/agreements/AGR-2031-902-zurna.md':
    '---\nid: AGR-2031-902\ntitle: Zurnaamendment\naccess: internal\nmeeting: EVT-2031-001\nadopted: 2031-11-01\nnature: decision\namends:\n  - target: AGR-2031-001#1\n    with: "#1"\nlog:\n  - { date: 2031-11-01, status: adopted }\n---\n\nZurnaamended words.\n',
  'records/regulations/REG-9-quiet.yaml': 'id: REG-9\ntitle: A quiet chapter\nnumber: "9"\nprovisions: [AGR-2031-901#1]\n',
}
const secretWords = /zurna|98765|98\.765|98,765|FU-2031-901|DOC-2031-901|AGR-2031-90\d|CON-2031-BRV|RSP-2031-001-BRV/i

/** What a hostile record says. */
const hostile = '<script>alert(1)</script>" onmouseover="alert(2)'
const hostileRecord = `---\nid: TOP-hostile\ntitle: '${hostile}'\ntype: issue\nsource:\n  - record: EVT-2031-001\n    quote: 'javascript:alert(3)'\n---\n\n<img src=x onerror=alert(4)> [here](javascript:alert(5)) ![pixel](https://tracker.example/pixel.png)\n\n<script src="https://evil.example/x.js"></script>\n`

const filesIn = (folder: string): Map<string, Buffer> =>
  new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => statSync(join(folder, path)).isFile())
      .sort()
      .map((path) => [path, readFileSync(join(folder, path))]),
  )

const elements = (node: Nodes): Element[] =>
  'children' in node ? node.children.flatMap((child) => [...(child.type === 'element' ? [child] : []), ...elements(child)]) : []
const words = (node: Nodes): string => (node.type === 'text' ? node.value : 'children' in node ? node.children.map(words).join('') : '')

async function pdfText(bytes: Buffer): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, async (_, index) => (await (await pdf.getPage(index + 1)).getTextContent()).items))
  const text = pages
    .flat()
    .map((item) => ('str' in item ? item.str : ''))
    .join('')
  expect(text).toContain('2031')
  return `${text} ${JSON.stringify((await pdf.getMetadata()).info)}`
}

let files: Map<string, Buffer>
let pages: Map<string, Element[]>

beforeAll(async () => {
  cpSync(join(import.meta.dirname, '../fixtures/lakes'), forum, { recursive: true })
  const repository = commitLakesHistory(forum)
  repository.commit('What is internal', { ...secrets, 'records/topics/TOP-hostile.md': hostileRecord }, { date: '2031-11-01' })
  const { code, err } = await rcm('site', '-o', 'site', '--as-of', '2031-11-20')
  expect(err).toMatch(/files, \d+ made anew, \d+ written/)
  expect(code).toBe(0)
  files = filesIn(join(above, 'site'))
  pages = new Map(
    [...files].filter(([path]) => path.endsWith('.html') && !path.includes('/downloads/')).map(([path, text]) => [path, elements(fromHtml(String(text)))]),
  )
}, 60_000)

describe('the pages', () => {
  it('are in both languages under the same names, each saying its language and leading to the other', () => {
    const inLang = (lang: string) => [...pages.keys()].filter((path) => path.startsWith(`${lang}/`)).map((path) => path.slice(3))
    expect(inLang('en').length).toBeGreaterThan(50)
    expect(inLang('es')).toEqual(inLang('en'))
    for (const [path, all] of pages) {
      const lang = path.slice(0, 2)
      if (path === 'index.html') continue
      expect(all.find(({ tagName }) => tagName === 'html')?.properties.lang, path).toBe(lang)
      const other = lang === 'en' ? 'es' : 'en'
      const link = all.find(({ tagName, properties }) => tagName === 'a' && properties.hrefLang === other)
      expect(join(dirname(path), String(link?.properties.href)), path).toBe(`${other}/${path.slice(3)}`)
    }
  })

  it('say in which language words are that are not in their own', () => {
    const marked = (path: string) =>
      (pages.get(path) ?? []).flatMap(({ tagName, properties, children }) =>
        typeof properties.lang === 'string' && tagName !== 'html' && properties.hrefLang === undefined
          ? [`${tagName} ${properties.lang} ${words({ type: 'root', children } as Nodes)}`]
          : [],
      )
    // A title without a translation: on its page, in lists, among the choices of the search.
    expect(marked('es/records/TOP-quiet.html')).toContain('h1 en A quiet topic')
    expect(marked('es/records/TOP-quiet.html').filter((each) => each.startsWith('div en'))).toHaveLength(1)
    expect(marked('es/topics.html')).toEqual([expect.stringContaining('a en <script>'), 'a en A quiet topic'])
    expect(String(files.get('search/records.js'))).toContain('"A quiet topic",0,{"en":"en","es":"en"}]')
    expect(String(files.get('search/records.js'))).toMatch(/"Spring meeting of the Assembly","Reunión de primavera de la Asamblea"\]/)
    // A quote stays as it was said.
    expect(marked('es/records/FU-2031-003.html')).toEqual([expect.stringMatching(/^span en «/)])
    for (const path of pages.keys()) if (path.startsWith('en/records/FU-')) expect(marked(path), path).toEqual([])
  })

  it('lead only to files and places that are there', () => {
    const ids = new Map([...pages].map(([path, all]) => [path, new Set(all.map(({ properties }) => properties.id).filter((id) => id !== undefined))]))
    let links = 0
    for (const [path, all] of pages)
      for (const { tagName, properties } of all) {
        const target = properties.href ?? properties.src ?? properties.action
        if (typeof target !== 'string' || (tagName === 'link' && properties.rel?.toString() === 'canonical')) continue
        if (/^(?:https?|mailto):/.test(target)) continue
        links++
        const [file = '', fragment] = target.split('#')
        const [name = ''] = file.split('?')
        const to = name === '' ? path : join(dirname(path), name)
        expect(files.has(to), `${path} → ${target}`).toBe(true)
        if (fragment !== undefined && to.endsWith('.html')) expect([...(ids.get(to) ?? [])], `${path} → ${target}`).toContain(fragment)
      }
    expect(links).toBeGreaterThan(1000)
  })

  it('ask nothing of another host, and run nothing but the one script', () => {
    for (const [path, all] of pages) {
      const policy = all.find(({ tagName, properties }) => tagName === 'meta' && String(properties.httpEquiv) === 'Content-Security-Policy')
      expect(policy?.properties.content, path).toMatch(/^default-src 'none'; /)
      expect(policy?.properties.content, path).not.toMatch(/unsafe|https?:|\*/)
      for (const { tagName, properties } of all) {
        expect(['iframe', 'object', 'embed', 'img', 'base', 'style', 'audio', 'video'], path).not.toContain(tagName)
        for (const [name, value] of Object.entries(properties)) {
          expect(name, path).not.toMatch(/^on|^style$/i)
          if (/^(?:src|action|data|formAction)$/.test(name)) expect(String(value), path).not.toMatch(/:/)
          if (name === 'href') expect(String(value), path).toMatch(/^(?:https?:\/\/|mailto:|[^:]*$)/)
        }
        if (tagName === 'link' || tagName === 'script') expect(String(properties.href ?? properties.src), path).not.toMatch(/\/\//)
        if (tagName === 'script') expect(String(properties.src), path).toMatch(/^(?:\.\.\/)+assets\/site\.js$/)
      }
    }
  })

  it('have each one title, one main part, headings that skip no level, and labels for fields and tables', () => {
    for (const [path, all] of pages) {
      const named = (...names: string[]) => all.filter(({ tagName }) => names.includes(tagName))
      expect(named('main').length, path).toBe(1)
      if (path === 'index.html') continue
      expect(named('h1').length, path).toBe(1)
      let level = 0
      for (const { tagName } of named('h1', 'h2', 'h3', 'h4', 'h5', 'h6')) {
        expect(Number(tagName[1]), `${path}: ${tagName}`).toBeLessThanOrEqual(level + 1)
        level = Number(tagName[1])
      }
      const ids = all.map(({ properties }) => properties.id).filter((id) => id !== undefined)
      expect(new Set(ids).size, path).toBe(ids.length)
      const labelled = new Set(named('label').flatMap(({ properties }) => properties.htmlFor ?? []))
      for (const { tagName, properties } of named('input', 'select')) expect([...labelled], `${path}: ${tagName}`).toContain(properties.id)
      for (const table of named('table').filter((each) => !elements(each).some(({ properties }) => properties.role === 'img'))) {
        const inner = elements(table)
        expect(inner.some(({ tagName }) => tagName === 'caption') || path.includes('/records/'), path).toBe(true)
        for (const { tagName, properties } of inner) if (tagName === 'th') expect(['col', 'row'], path).toContain(properties.scope)
      }
      expect(
        named('a').find(({ properties }) => properties.href === '#content'),
        path,
      ).toBeDefined()
    }
  })

  it('show what a hostile record says as words', () => {
    const [page] = ['en/records/TOP-hostile.html'].map((path) => fromHtml(String(files.get(path))))
    expect(words(page as Nodes)).toContain('<script>alert(1)</script>')
    const all = pages.get('en/records/TOP-hostile.html') ?? []
    expect(all.filter(({ tagName }) => tagName === 'script')).toHaveLength(1)
    expect(all.filter(({ tagName, properties }) => tagName === 'a' && /^javascript/i.test(String(properties.href)))).toEqual([])
  })

  it('are small', () => {
    for (const name of ['en/index.html', 'es/index.html', 'index.html']) expect(files.get(name)?.length, name).toBeLessThan(100_000)
    const first = ['en/index.html', 'assets/site.css', 'assets/site.js'].reduce((sum, name) => sum + (files.get(name)?.length ?? 0), 0)
    expect(first).toBeLessThan(150_000)
  })

  it('leave no words and no values unfilled', () => {
    for (const [path, text] of files)
      if (path.endsWith('.html') && !path.includes('/downloads/')) expect(String(text), path).not.toMatch(/undefined|\[object|NaN|\{\{|\{%/)
  })
})

describe('what is internal', () => {
  it('is in no byte of the site', async () => {
    let packed = 0
    for (const [path, bytes] of files) {
      expect(path).not.toMatch(secretWords)
      expect(String(bytes), path).not.toMatch(secretWords)
      if (path.endsWith('.docx'))
        for (const [part, inner] of Object.entries(unzipSync(bytes))) expect(String(Buffer.from(inner)), `${path} ${part}`).not.toMatch(secretWords)
      if (path.endsWith('.pdf')) expect(await pdfText(bytes), path).not.toMatch(secretWords)
      if (/\.(?:docx|pdf)$/.test(path)) packed++
    }
    expect(packed).toBe(4)
  })

  it('is no reason to say what is not so: texts that it touched are withheld, rounds with answers of that kind are not summed up', () => {
    const regulations = fromHtml(String(files.get('en/regulations.html')))
    expect(words(regulations)).toContain('1. (the text is internal and is not published)')
    expect(words(regulations)).not.toContain('keep the seven lakes safe')
    expect(words(fromHtml(String(files.get('en/records/CNS-2031-001.html'))))).toContain('Not all answers are published.')
    expect(words(fromHtml(String(files.get('en/records/CNS-2031-002.html'))))).not.toContain('Not all answers are published.')
  })

  it('may be named by the words of a public record, which stay as they were written, without a link', async () => {
    const path = join(forum, 'records/topics/TOP-quiet.md')
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace('Nothing secret here.', 'See FU-2031-901 and DOC-2031-901#2.'))
    await rcm('site', '-o', 'named', '--as-of', '2031-11-20')
    const made = filesIn(join(above, 'named'))
    for (const lang of ['en', 'es']) {
      const page = fromHtml(String(made.get(`${lang}/records/TOP-quiet.html`)))
      expect(words(page)).toContain('See FU-2031-901 and DOC-2031-901#2.')
      expect(elements(page).filter(({ properties }) => /901/.test(String(properties.href)))).toEqual([])
    }
    for (const [name, bytes] of made) expect(String(bytes), name).not.toMatch(/zurna/i)
    expect([...made.keys()].filter((name) => /901/.test(name))).toEqual([])
    const { out } = await rcm('validate', '--format', 'json')
    const found = (JSON.parse(out) as { findings: { rule: string; file: string; message: string }[] }).findings.filter(({ rule }) => rule === 'internal-named')
    expect(found.map(({ file, message }) => [file, message])).toEqual([
      ['records/topics/TOP-quiet.md', 'Public words name FU-2031-901, which is internal.'],
      ['records/topics/TOP-quiet.md', 'Public words name DOC-2031-901, which is internal.'],
    ])
    writeFileSync(path, text)
  })

  it('is there with --internal, and says so', async () => {
    await rcm('site', '-o', 'inside', '--as-of', '2031-11-20', '--internal')
    const inside = filesIn(join(above, 'inside'))
    expect(String(inside.get('en/records/FU-2031-901.html'))).toMatch(/Zurnatitle[\s\S]*class="badge">internal</)
    expect(String(inside.get('en/records/TOP-quiet.html'))).toContain('Zurnaposition')
    expect(String(inside.get('es/records/CON-2031-BRV.html'))).toContain('98765')
    expect(String(inside.get('search/words-z.js'))).toContain('zurnabody')
  })
})

describe('a forum’s own templates', () => {
  const own = (files: Record<string, string>) => {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(forum, path)), { recursive: true })
      writeFileSync(join(forum, path), text)
    }
  }
  afterEach(() => rmSync(join(forum, 'templates'), { recursive: true, force: true }))

  it('take the place of the shipped ones, page by page and word by word', async () => {
    own({
      'templates/site/records.html': '<h1>{{ title }}</h1>\n<p>Our own page: {{ kinds.size }} {{ "<b>" }} {{ "<i>" | raw }}</p>\n',
      'templates/site/own-words.en.yaml': 'today: The briefing\n',
      'templates/site/record-term.html': "{% layout 'record' %}{% block own %}<p>A word with care.</p>{% endblock %}\n",
    })
    await rcm('site', '-o', 'own', '--as-of', '2031-11-20')
    const made = filesIn(join(above, 'own'))
    expect(String(made.get('es/records.html'))).toMatch(/Our own page: \d+ &lt;b&gt; &lt;i&gt;/)
    expect(String(made.get('en/records.html'))).toContain('>The briefing</a>')
    expect(String(made.get('es/records.html'))).toContain('>Hoy</a>')
    expect(String(made.get('en/records/TRM-shared-waters.html'))).toContain('A word with care.')
    expect(String(made.get('en/records/TOP-fish-stocks.html'))).not.toContain('A word with care.')
  })

  it('that cannot be filled are named', async () => {
    own({ 'templates/site/record.html': '<h1>{{ title | shout }}</h1>\n' })
    const { code, err } = await rcm('site', '-o', 'broken', '--as-of', '2031-11-20')
    expect(code).toBe(2)
    expect(err).toContain('templates/site/record')
    expect(err).toContain('shout')
  })

  it('whose words cannot be read are named', async () => {
    own({ 'templates/site/own-words.es.yaml': 'today: [\n' })
    const { code, err } = await rcm('site', '-o', 'broken', '--as-of', '2031-11-20')
    expect(code).toBe(2)
    expect(err).toContain('templates/site/own-words.es.yaml')
  })
})

describe('making it again', () => {
  it('writes nothing when nothing changed, and takes away what is gone', async () => {
    expect((await rcm('site', '-o', 'site', '--as-of', '2031-11-20')).err).toMatch(/, 0 written, 0 removed/)
    mkdirSync(join(above, 'site', 'mine'))
    writeFileSync(join(above, 'site', 'mine', 'note.txt'), 'mine')
    const path = join(forum, 'records/topics/TOP-hostile.md')
    const text = readFileSync(path, 'utf8')
    rmSync(path)
    expect((await rcm('site', '-o', 'site', '--as-of', '2031-11-20')).err).toMatch(/, 2 removed/)
    expect(readdirSync(join(above, 'site', 'en', 'records'))).not.toContain('TOP-hostile.html')
    expect(readFileSync(join(above, 'site', 'mine', 'note.txt'), 'utf8')).toBe('mine')
    writeFileSync(path, text)
  })

  it('gives the same bytes for the same revision, on any day', async () => {
    await rcm('site', '-o', 'first', '--rev', 'HEAD')
    await rcm('site', '-o', 'second', '--rev', 'HEAD')
    const [first, second] = [filesIn(join(above, 'first')), filesIn(join(above, 'second'))]
    expect([...second.keys()]).toEqual([...first.keys()])
    for (const [path, bytes] of first) expect(second.get(path)?.equals(bytes), path).toBe(true)
    expect(String(first.get('en/index.html'))).toContain('content="2031-11-01"')
  })

  it('leaves a folder alone that holds something else', async () => {
    mkdirSync(join(above, 'other'))
    writeFileSync(join(above, 'other', 'index.html'), 'mine')
    const { code, err } = await rcm('site', '-o', 'other')
    expect(code).toBe(2)
    expect(err).toContain('index.html')
    expect(readFileSync(join(above, 'other', 'index.html'), 'utf8')).toBe('mine')
  })
})
