// Who made a tracked change, as the attributes of a directive.

/** Who changed it and on which day; the document says it where these are undefined. */
export interface Reviser {
  readonly by: string | undefined
  readonly date: string | undefined
}

/**
 * `{by="Bravia" date="2031-03-10"}`; nothing for nobody. No name ends a directive or the cell in which it stands.
 * @param move of a block that moved, the number that its two ends have in common
 */
export function reviserFacts({ by, date }: Reviser, move?: number): string {
  const own = [by && `by="${by.replace(/["\\{}|\n]/g, ' ')}"`, date && `date="${date}"`, move !== undefined && `move="${move}"`].filter((each) => each)
  return own.length > 0 ? `{${own.join(' ')}}` : ''
}
