// How a document is laid out as PDF: a Typst program that reads the document's tree as data, so that no word of it is ever taken for markup.

/** The families inside the compiler itself, in the order in which each sign is looked for: the same page on every machine. */
export const pdfFonts = ['Libertinus Serif', 'New Computer Modern', 'DejaVu Sans Mono'] as const

export const pdfLayout = `
#let data = json(bytes(sys.inputs.data))
#let ink = rgb("#1c2733")
#let quiet = rgb("#5b6875")
#let hair = rgb("#d5dbe1")
#let accent = rgb("#1f4e79")
#let wash = rgb("#f4f6f8")
#let late = rgb("#a8201a")
#let soon = rgb("#8a5a00")
#let done = rgb("#1d6b3a")
#let added = rgb("#0b5394")

#set document(title: data.title, author: data.author, description: data.subject, date: datetime(year: data.year, month: data.month, day: data.day))
#set text(font: data.fonts, fallback: data.fallback, size: 10.5pt, fill: ink, lang: data.lang, region: data.region, hyphenate: false)
#set par(justify: true, leading: 0.62em, spacing: 0.95em)
#set page(
  paper: "a4",
  flipped: data.lying,
  margin: (x: 25mm, top: 27mm, bottom: 25mm),
  header: context if counter(page).get().first() > 1 {
    set text(size: 8.5pt, fill: quiet)
    data.title
    v(-0.55em)
    line(length: 100%, stroke: 0.5pt + hair)
  },
  footer: context {
    set text(size: 8.5pt, fill: quiet)
    grid(columns: (1fr, auto), data.author, [#data.page.before#counter(page).display()#data.page.between#counter(page).final().first()#data.page.after])
  },
)
#set footnote.entry(indent: 0pt, gap: 0.55em, clearance: 0.9em, separator: line(length: 28%, stroke: 0.5pt + quiet))
#show footnote.entry: set text(size: 8.5pt)
#show footnote.entry: set par(justify: false)
#show title: set text(size: 19pt, fill: accent)
#show title: set par(justify: false)
#show heading: set text(fill: accent)
#show heading: set par(justify: false)
#show heading: set block(sticky: true, above: 18pt, below: 9pt)
#show heading.where(level: 1): set text(size: 14pt)
#show heading.where(level: 1): set block(above: 26pt, below: 11pt)
#show heading.where(level: 2): set text(size: 12pt)
#show heading.where(level: 3): set text(size: 10.5pt, fill: ink)
#show heading.where(level: 4): set text(size: 10.5pt, fill: ink, style: "italic")
#show heading.where(level: 5): set text(size: 10.5pt, fill: ink, weight: "regular", style: "italic")
#show heading.where(level: 6): set text(size: 10.5pt, fill: quiet, weight: "regular", style: "italic")
#show link: set text(fill: accent)
#show raw: set text(font: ("DejaVu Sans Mono",), size: 0.95em)
#show quote.where(block: true): it => it.body
#show outline.entry: it => link(it.element.location(), it.indented(none, {
  let words = data.contents.at(str(it.element.label), default: it.element.body)
  if it.level == 1 { strong(words) } else { words }
  h(0.4em)
  box(width: 1fr, repeat(gap: 0.25em)[.])
  h(0.4em)
  it.page()
}))
#show outline.entry.where(level: 1): set block(above: 0.9em)
#set outline(indent: 1.4em)
#set list(indent: 0.2em, body-indent: 0.6em, marker: ([•], [–]))
#set enum(indent: 0.2em, body-indent: 0.6em)
#set table(inset: (x: 3.5pt, y: 4pt))

#let cells(row, right, style) = row.enumerate().map(((column, cell)) => table.cell(align: if right.at(column) { end } else { start }, style(column, cell)))

#let render(node) = {
  let type = node.type
  let inner() = node.children.map(render).join()
  if type == "text" { text(node.value) }
  else if type == "long" { node.parts.map(box).join() }
  else if type == "code" { raw(node.value) }
  else if type == "strong" { strong(inner()) }
  else if type == "emphasis" { emph(inner()) }
  else if type == "break" { linebreak() }
  else if type == "link" { link(node.url, inner()) }
  else if type == "jump" { link(label(node.to), inner()) }
  else if type == "note" {
    let name = label("note " + str(node.number))
    if node.again { footnote(name) } else [#footnote(data.notes.at(node.number - 1).map(render).join())#name]
  }
  else if type == "tone" {
    if node.tone == "late" { text(fill: late, weight: "bold", inner()) }
    else if node.tone == "soon" { text(fill: soon, weight: "bold", inner()) }
    else if node.tone == "done" { text(fill: done, inner()) }
    else { box(text(fill: quiet, inner())) }
  }
  else if type == "bar" { box(image(bytes(node.svg), format: "svg", alt: node.label, height: 6.5pt, fit: "contain")) }
  else if type == "change" {
    if node.change.kind == "ins" { underline(offset: 1.8pt, stroke: 0.6pt + added, text(fill: added, inner())) }
    else { strike(stroke: 0.6pt + late, text(fill: late, inner())) }
  }
  else if type == "words" { inner() }
  else if type == "paragraph" { par(inner()) }
  else if type == "kept" { block(breakable: false, spacing: 1.15em, inner()) }
  else if type == "heading" {
    if node.level > 0 [#heading(level: node.level, outlined: node.outlined, bookmarked: true, inner())#label(node.id)]
    else if node.depth == 1 { title(inner()) }
    else { block(above: 1.4em, below: 1.4em, text(size: 13pt, fill: quiet, inner())) }
  }
  else if type == "list" {
    let items = node.items.map(item => item.map(render).join())
    if node.start == none { list(tight: node.tight, ..items) } else { enum(tight: node.tight, start: node.start, ..items) }
  }
  else if type == "quote" { quote(block: true, block(width: 100%, spacing: 1.15em, inset: (x: 12pt), inner())) }
  else if type == "provision" {
    let body = block(width: 100%, spacing: 1.15em, breakable: not node.keep, stroke: (left: 2.2pt + accent), inset: (left: 11pt, y: 3pt), inner())
    if node.id == none { quote(block: true, body) } else [#quote(block: true, body)#label(node.id)]
  }
  else if type == "editorial" {
    let body = block(width: 100%, fill: wash, stroke: 0.5pt + hair, inset: 8pt, text(size: 9pt, inner()))
    if node.id == none { body } else [#body#label(node.id)]
  }
  else if type == "changed" {
    let stroke = if node.change.kind == "ins" { added } else { late }
    let mark = if node.change.kind == "ins" { it => underline(offset: 1.8pt, stroke: 0.6pt + stroke, it) } else { it => strike(stroke: 0.6pt + stroke, it) }
    block(width: 100%, stroke: (left: 0.8pt + stroke), outset: (left: 6pt), text(fill: stroke, mark(inner())))
  }
  else if type == "cover" {
    page(header: none, footer: none, {
      v(1fr)
      set align(center)
      set par(justify: false)
      show title: it => {
        set text(size: 24pt)
        it
        v(2pt)
        line(length: 26%, stroke: 1.2pt + accent)
      }
      if node.id == none { inner() } else [#block(inner())#label(node.id)]
      v(2fr)
    })
  }
  else if type == "table" {
    set text(size: 9.2pt)
    set par(justify: false, leading: 0.52em)
    let head = if node.head == none { () } else {
      (table.header(..cells(node.head, node.right, (_, cell) => strong(text(fill: quiet, cell.map(render).join())))),)
    }
    let rows = node.rows.map(row => cells(row, node.right, (column, cell) => {
      let body = cell.map(render).join()
      if node.head == none and column == 0 { strong(text(fill: quiet, body)) } else { body }
    }))
    let last = node.rows.len() - (if node.head == none { 1 } else { 0 })
    block(width: 100%, above: 1em, below: 1.2em, table(
      columns: node.shares.map(share => share * 1fr),
      fill: (_, y) => if node.head != none and y == 0 { wash },
      stroke: (_, y) => (
        top: if y == 0 and node.head != none { 0.6pt + quiet },
        bottom: if y == 0 and node.head != none { 0.8pt + quiet } else if y == last and node.head != none { 0.6pt + quiet } else { 0.5pt + hair },
      ),
      ..head,
      ..rows.flatten(),
    ))
  }
  else if type == "chart" {
    let caption = if node.caption.len() > 0 { block(below: 0.7em, sticky: true, strong(node.caption.map(render).join())) }
    block(above: 1.3em, below: 1.3em, breakable: false, caption + image(bytes(node.svg), format: "svg", alt: node.words, width: node.width * 1pt))
  }
  else if type == "contents" { v(0.5em); context outline(title: none, depth: 3, target: selector(heading.where(outlined: true)).after(here())) }
  else if type == "block-code" { block(width: 100%, fill: wash, inset: 7pt, raw(block: true, node.value)) }
  else if type == "rule" { line(length: 100%, stroke: 0.5pt + quiet) }
  else if type == "pagebreak" { pagebreak(weak: true) }
}

#data.blocks.map(render).join()
`
