// What changed in the records between two runs, as far as a check has to look again.

/** Files put in, changed or taken out. */
export interface Touched {
  /** Their paths. */
  readonly paths: readonly string[]
  /** The ids that they have, or had. */
  readonly ids: readonly string[]
  /** The ids to which they refer, or referred. */
  readonly targets: readonly string[]
}

/** Both together. */
export const both = (one: Touched, other: Touched): Touched => ({
  paths: [...new Set([...one.paths, ...other.paths])],
  ids: [...new Set([...one.ids, ...other.ids])],
  targets: [...new Set([...one.targets, ...other.targets])],
})
