// Text references: `AGR-2016-001#3.2`, a record and a place in its text.

export interface TextReference {
  readonly id: string
  /** Block, then item, then item within it; empty for the whole record. */
  readonly place: readonly number[]
}

/** Reads `ID` or `ID#3.2`. Undefined when the text is neither. */
export function parseReference(text: string): TextReference | undefined {
  const match = /^([A-Z][A-Za-z0-9.-]*)(?:#([1-9][0-9]{0,4}(?:\.[1-9][0-9]{0,4}){0,7}))?$/.exec(text)
  if (!match?.[1]) return undefined
  return { id: match[1], place: match[2]?.split('.').map(Number) ?? [] }
}

export const printReference = ({ id, place }: TextReference): string => (place.length > 0 ? `${id}#${place.join('.')}` : id)

/** The id in a reference, without reading it any further. */
export const idOf = (text: string): string => {
  const at = text.indexOf('#')
  return at === -1 ? text : text.slice(0, at)
}
