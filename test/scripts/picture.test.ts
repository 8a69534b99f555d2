// The picture of a terminal: columns, colours, where it ends.
import { Chalk } from 'chalk'
import { expect, it } from 'vitest'
import { terminalPicture } from '../../scripts/pages/picture.ts'

const colour = new Chalk({ level: 1 })
const options = { command: 'rcm status', alternative: 'A <terminal>', columns: 80, lines: 6 }

it('puts each piece of text in its column, with its length and style', () => {
  const svg = terminalPicture(`${colour.red.bold('late')}  ${colour.dim('FU-2031-001')}   a <b> & c`, options)
  expect(svg).toContain('<tspan x="18" textLength="33.72" lengthAdjust="spacingAndGlyphs" fill="#ff7b72" font-weight="bold">late</tspan>')
  expect(svg).toContain('<tspan x="68.58" textLength="92.73" lengthAdjust="spacingAndGlyphs" fill="#9aa5b1">FU-2031-001</tspan>')
  expect(svg).toContain('>a &lt;b&gt; &amp; c</tspan>')
  expect(svg).toContain('<title id="title">A &lt;terminal&gt;</title>')
})

it('keeps a style that goes over the end of a line', () => {
  const svg = terminalPicture(colour.red('one\ntwo'), options)
  expect(svg.match(/fill="#ff7b72"/g)).toHaveLength(2)
})

it('ends where a block ends, without a heading that stands alone', () => {
  const svg = terminalPicture(['first', 'block', '', 'Heading', '', 'second', 'block', 'goes', 'on'].join('\n'), options)
  expect(svg).toContain('>block</tspan>')
  expect(svg).not.toContain('Heading')
  expect(svg).not.toContain('second')
  expect(svg).toContain('>…</tspan>')
})

it('refuses what it cannot draw', () => {
  expect(() => terminalPicture('\u001b[4munderlined\u001b[24m', options)).toThrow('code 4')
})
