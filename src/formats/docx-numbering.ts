// The lists of a Word file: which paragraphs count together, and word/numbering.xml.
// The docx package would search the whole text once for every list, so its marks for them are resolved here, in one pass.

/** A list as the docx package marks it in a paragraph. */
export interface ListSign {
  readonly reference: string
  readonly instance: number
}

export const bullets: ListSign = { reference: 'bullets', instance: 0 }

/** A new numbered list that begins with a number. */
export const numbered = (start: number, instance: number): ListSign => ({ reference: `from ${start}`, instance })

/** The parts with the marks as numbers, and the definitions they stand for: one for bullets, one for each number that lists begin with. */
export function resolveLists(parts: readonly string[]): { readonly parts: readonly string[]; readonly numbering: string } {
  const lists = new Map<string, { readonly id: number; readonly start: number | undefined }>()
  const resolve = (_: string, reference: string, start: string | undefined, instance: string): string => {
    const key = `${reference}-${instance}`
    const list = lists.get(key) ?? { id: lists.size + 1, start: start === undefined ? undefined : Number(start) }
    lists.set(key, list)
    return `<w:numId w:val="${list.id}"/>`
  }
  const resolved = parts.map((part) => part.replace(/<w:numId w:val="\{(bullets|from (\d+))-(\d+)\}"\/>/g, resolve))
  const starts = [...new Set([...lists.values()].map(({ start }) => start))]
  const abstract = starts.map((start, index) => {
    const level =
      start === undefined
        ? '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/>'
        : `<w:start w:val="${start}"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>`
    return `<w:abstractNum w:abstractNumId="${index}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">${level}<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>`
  })
  const instances = [...lists.values()].map(({ id, start }) => {
    const restart = start === undefined ? '' : `<w:lvlOverride w:ilvl="0"><w:startOverride w:val="${start}"/></w:lvlOverride>`
    return `<w:num w:numId="${id}"><w:abstractNumId w:val="${starts.indexOf(start)}"/>${restart}</w:num>`
  })
  return {
    parts: resolved,
    numbering: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${abstract.join('')}${instances.join('')}</w:numbering>`,
  }
}
