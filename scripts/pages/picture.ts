// A picture of a terminal: text with colours (ANSI) as SVG, with the text selectable.
import stringWidth from 'fast-string-width'

export interface PictureOptions {
  /** The command line shown above the output. */
  readonly command: string
  /** What the picture says, for those who do not see it. */
  readonly alternative: string
  readonly columns: number
  /** About how many lines of the output are shown; it ends where a block ends. */
  readonly lines: number
}

interface Style {
  readonly bold: boolean
  readonly dim: boolean
  readonly italic: boolean
  readonly colour: number | undefined
}

interface Run {
  readonly text: string
  readonly column: number
  readonly style: Style
}

const plain: Style = { bold: false, dim: false, italic: false, colour: undefined }

/** The eight colours of a terminal, as they are legible on the dark ground (contrast 5:1 and more). */
const palette = ['#8b949e', '#ff7b72', '#56d364', '#e3b341', '#79b8ff', '#d2a8ff', '#56d4dd', '#e6edf3']
const ground = '#161b22'
const ink = '#e6edf3'
const faint = '#9aa5b1'

const size = { font: 14, column: 8.43, line: 19, margin: 18, bar: 34 }

/** @returns the SVG; the same bytes for the same output */
export function terminalPicture(output: string, options: PictureOptions): string {
  const shown = [`$ ${options.command}`, '', ...firstBlocks(output.trimEnd().split('\n'), options.lines)]
  const width = Math.round(options.columns * size.column + 2 * size.margin)
  const height = size.bar + size.margin + shown.length * size.line + size.margin / 2
  let style = plain
  const lines = shown.map((line, index) => {
    const { runs, after } = runsOf(line, style)
    style = after
    const y = size.bar + size.margin + index * size.line
    return runs.length === 0 ? '' : `<text y="${y}">${runs.map(span).join('')}</text>\n`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title">
<title id="title">${escaped(options.alternative)}</title>
<rect width="${width}" height="${height}" rx="10" fill="${ground}"/>
<g fill="#30363d"><circle cx="22" cy="18" r="6"/><circle cx="42" cy="18" r="6"/><circle cx="62" cy="18" r="6"/></g>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${size.font}" fill="${ink}">
${lines.join('')}</g>
</svg>
`
}

/** Whole blocks, as many as about fit and none of them a lone heading, and a sign that more follows. */
function firstBlocks(lines: readonly string[], most: number): readonly string[] {
  if (lines.length <= most) return lines
  let end = lines.lastIndexOf('', most)
  while (end > 1 && lines[end - 2] === '') end = lines.lastIndexOf('', end - 1)
  return [...lines.slice(0, end > 0 ? end : most), '', '\u001b[2m…\u001b[22m']
}

function runsOf(line: string, before: Style): { runs: Run[]; after: Style } {
  const runs: Run[] = []
  let style = before
  let column = 0
  for (const [index, part] of line.split(/\u001b\[([\d;]*)m/).entries()) {
    if (index % 2 === 1) style = part.split(';').reduce((changed, code) => restyled(changed, Number(code)), style)
    else {
      // Wide gaps are left to the places of the words, so that nothing rests on how a viewer treats spaces.
      for (const words of part.matchAll(/\S+(?: \S+)*/g)) runs.push({ text: words[0], column: column + stringWidth(part.slice(0, words.index)), style })
      column += stringWidth(part)
    }
  }
  return { runs, after: style }
}

/** The codes of ECMA-48 (SGR) that the program uses: bold, faint, italic, the eight colours and the ends of each. */
function restyled(style: Style, code: number): Style {
  if (code === 0) return plain
  if (code === 1) return { ...style, bold: true }
  if (code === 2) return { ...style, dim: true }
  if (code === 3) return { ...style, italic: true }
  if (code === 22) return { ...style, bold: false, dim: false }
  if (code === 23) return { ...style, italic: false }
  if (code >= 30 && code <= 37) return { ...style, colour: code - 30 }
  if (code === 39) return { ...style, colour: undefined }
  throw new Error(`the picture does not know the terminal's code ${code}`)
}

/** Its length is given, so that columns stand under each other in every font. */
function span({ text, column, style }: Run): string {
  const fill = style.colour === undefined ? (style.dim ? faint : undefined) : palette[style.colour]
  const attributes = [
    `x="${round(size.margin + column * size.column)}"`,
    `textLength="${round(stringWidth(text) * size.column)}"`,
    'lengthAdjust="spacingAndGlyphs"',
    ...(fill ? [`fill="${fill}"`] : []),
    ...(style.bold ? ['font-weight="bold"'] : []),
    ...(style.italic ? ['font-style="italic"'] : []),
  ]
  return `<tspan ${attributes.join(' ')}>${escaped(text)}</tspan>`
}

const round = (length: number): number => Math.round(length * 100) / 100

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
