// The README holds: every command in it is run on this repository's records, and what it shows is what there is.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packageRoot } from '../src/io/shipped.ts'
import { main } from '../src/main.ts'

interface Line {
  readonly argv: readonly string[]
  readonly text: string
  readonly exit: number
  /** A file changed beforehand, in a copy. */
  readonly change: { readonly from: string; readonly to: string; readonly path: string } | undefined
  /** The block of output shown below, where there is one. */
  readonly shown: string | undefined
}

const change = /^# (?:after changing|después de cambiar) [“«](.+?)[”»] (?:to|por) [“«](.+?)[”»] (?:in|en) (\S+)$/
const exit = /\s+# (?:ends with|termina con) (\d)$/

function linesOf(markdown: string): Line[] {
  const blocks = [...markdown.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([whole, language, text = ''], index, all) => ({
    language,
    text,
    next: all[index + 1],
    end: markdown.indexOf(whole) + whole.length,
  }))
  return blocks
    .filter(({ language }) => language === 'sh')
    .flatMap(({ text, next, end }) => {
      let changed: Line['change']
      return text.split('\n').flatMap((line): Line[] => {
        const [, from, to, path] = change.exec(line) ?? []
        if (from && to && path) changed = { from, to, path }
        if (!line.startsWith('rcm ')) return []
        const shown = next?.[1] === 'text' && markdown.slice(end, next.index).trim() === '' ? next[2] : undefined
        return [{ argv: wordsOf(line.replace(exit, '')).slice(1), text: line, exit: Number(exit.exec(line)?.[1] ?? 0), change: changed, shown }]
      })
    })
}

const wordsOf = (line: string): string[] => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

const readmes = ['README.md', 'README.es.md'].map((name) => ({ name, text: readFileSync(join(packageRoot, name), 'utf8') }))

describe.each(readmes)('$name', ({ text }) => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rcm-readme-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const lines = linesOf(text)

  it('shows at least ten commands', () => {
    expect(lines.length).toBeGreaterThanOrEqual(10)
    expect(text).toContain('npm install && npx rcm status')
    expect(text).toContain('npm install && npm test')
  })

  it.each(lines)('$text', async ({ argv, exit, change, shown }) => {
    let root = packageRoot
    if (change) {
      root = join(folder, 'changed')
      for (const part of ['rcm.yaml', 'records']) cpSync(join(packageRoot, part), join(root, part), { recursive: true })
      const before = readFileSync(join(root, change.path), 'utf8')
      expect(before).toContain(change.from)
      writeFileSync(join(root, change.path), before.replace(change.from, change.to))
    }
    const written: string[] = []
    const stream = { write: (each: string) => written.push(each) }
    const help = argv.includes('--help') || argv[0] === 'help'
    const code = await main({
      argv: help ? argv : ['-C', root, ...argv],
      cwd: folder,
      env: {},
      streams: { stdout: stream, stderr: stream },
      now: () => new Date('2016-03-05T18:00:00Z'),
    })
    const output = written.join('')
    expect(code, output).toBe(exit)
    expect(output).not.toBe('')
    if (shown !== undefined) expect(output).toContain(shown.trim())
  })

  it('links to files that exist', () => {
    for (const [, target = ''] of text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) expect(() => readFileSync(join(packageRoot, target)), target).not.toThrow()
  })

  it('shows a record as it is', () => {
    for (const [, path = '', shown = ''] of text.matchAll(/`(records\/[^`]+\.yaml)` holds\n\n```yaml\n([\s\S]*?)^```$/gm))
      expect(shown).toBe(readFileSync(join(packageRoot, path), 'utf8'))
  })
})
