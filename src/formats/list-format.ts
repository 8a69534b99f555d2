// What a format of a list is: a pure function of the list to a text.
import type { ChalkInstance } from 'chalk'
import type { Listing } from '../core/listing.ts'
import type { Lang } from '../core/message.ts'

export interface ListOptions {
  readonly lang: Lang
  readonly colour: ChalkInstance
  /** Columns of the terminal. */
  readonly width: number
}

export type ListFormat = (listing: Listing, options: ListOptions) => string
