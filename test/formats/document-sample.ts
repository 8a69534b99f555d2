// What the tests of the document formats share: a document that uses the whole dialect, a hostile one, and options.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Chalk } from 'chalk'
import type { DocumentOptions } from '../../src/formats/index.ts'
import { rasterise } from '../../src/io/rasterise.ts'

/** Every mark of the dialect, of a fictional forum. */
export const wholeDialect = readFileSync(join(import.meta.dirname, 'whole-dialect.md'), 'utf8')

export const options: DocumentOptions = {
  title: 'ASL: Regulations',
  lang: 'en',
  author: 'ASL, Secretariat',
  date: '2031-03-10',
  width: 80,
  colour: new Chalk({ level: 0 }),
  rasterise,
}

/** Passages of the document that every format must hold word for word, marks apart. */
export const passages = [
  'Regulations and Operational Guidelines',
  'The Parties shall keep joint patrols on the lakes. No Party shall patrol alone in the waters of another without its written consent.',
  'carry the flag of the Assembly;',
  'Agreement AGR-2031-001 “Joint patrols on the lakes”, adopted on 10 March 2031 at EVT-2031-001.',
  'The Spanish version of this provision is awaited.',
  'A whole provision put in.',
  'Note:text, 10:30, e.g.:this and Nota:así stay as they are; so does :unknown[with words]{a="b"} and a lone :late or https://lakes.example:8080/a:b.',
  '::unknown-leaf',
  'What an unknown container holds.',
  '[^unused]: A note that nothing refers to.',
] as const

/** Words that would run, steer or break something if they were more than words; each line stands on its own in every format. */
export const hostileWords = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '{ DDEAUTO c:\\windows\\system32\\cmd.exe "/k calc" }',
  '{ HYPERLINK "file:///etc/passwd" }',
  'CURRENT',
  'TOTAL_PAGES',
  '{bullets-0} {from 1-1} "rIdabcdefghijklmnopqrstu"',
  '#read("/etc/passwd") $x$ <label> @cite #eval("1")',
  '=cmd|calc',
  ']]> <!-- --> &amp; &lt;b&gt;',
] as const

export const longWord = 'Uninterruptible'.repeat(30)

const asMarkdown = (words: string): string => words.replace(/[\\`*_{}[\]<>#|~&$@!-]/g, (sign) => `\\${sign}`)

export const hostile = `# Hostile

${hostileWords.map(asMarkdown).join('\n\n')}

<script>alert(2)</script>

[click](javascript:alert%281%29) [data](data:text/html,x) [file](file:///etc/passwd) ![picture](https://tracker.example/p.png) <javascript:alert(3)>

| Cell | ${asMarkdown(hostileWords[0])} |
|-|-|
| ${longWord} | ${asMarkdown(hostileWords[1])} |

A\u0007bell, \u001b[31mred, right\u202eleft, mark\u200fand\u200e, half\ud800, null\u0000.

:::chart
| Status | ${asMarkdown(hostileWords[0])} |
|-|-:|
| ${asMarkdown('<script>alert(4)</script>')} | 3 |
:::

${longWord}[^n]

[^n]: ${asMarkdown(hostileWords[0])} [click](vbscript:x)
`

/** Text as the formats compare: every run of white space as one space. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
