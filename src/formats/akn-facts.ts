// What an Akoma Ntoso document says beyond the regulations' output: who made its texts, where, and under which names.
import type { Day } from '../core/day.ts'

export interface Organisation {
  /** Its eId and the end of its IRI: `rcm-vm`. */
  readonly id: string
  readonly name: string
}

/** A record of which words stand in the regulations, or that changed them. */
export interface AknSource {
  readonly id: string
  readonly title: string
  /** Minutes are not. */
  readonly isAdopted: boolean
  /** The first day that its date may mean. */
  readonly date: Day | undefined
  /** Its date as the record has it. */
  readonly written: string | undefined
  readonly body: Organisation
  readonly meeting: { readonly id: string; readonly title: string } | undefined
}

export interface AknFacts {
  readonly jurisdiction: string
  /** The number of the compilation in its IRI. */
  readonly number: string
  readonly author: Organisation
  readonly editor: Organisation
  /** The language of the originals. */
  readonly original: string
  readonly sources: ReadonlyMap<string, AknSource>
}

/** What is said of a place in the document, for meta/notes. */
export interface AknNote {
  /** Its eId. */
  readonly at: string
  readonly words: string
}
