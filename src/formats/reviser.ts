// Who made a tracked change, as the attributes of a directive.

/** Who changed it and on which day; the document says it where these are undefined. */
export interface Reviser {
  readonly by: string | undefined
  readonly date: string | undefined
}

/** `{by="Bravia" date="2031-03-10"}`; nothing for nobody. No name ends a directive or the cell in which it stands. */
export function reviserFacts({ by, date }: Reviser): string {
  const own = [by && `by="${by.replace(/["\\{}|\n]/g, ' ')}"`, date && `date="${date}"`].filter((each) => each)
  return own.length > 0 ? `{${own.join(' ')}}` : ''
}
