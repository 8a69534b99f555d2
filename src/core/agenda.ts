// A calendar as data, between the report that makes it and the format that writes it.
import type { Day } from './day.ts'

export interface AgendaEntry {
  /** The record’s id; one entry a record. */
  readonly id: string
  readonly type: 'event' | 'task'
  readonly summary: string
  readonly description: string
  readonly place: string | undefined
  readonly categories: readonly string[]
  /** Whole days, both included; a task has only the day on which it is due. */
  readonly from: Day
  readonly until: Day
  /** Somewhere within the days, so that they are not taken up. */
  readonly isVague: boolean
  readonly status: 'tentative' | 'confirmed' | 'cancelled' | 'needs-action' | 'in-process' | 'completed'
  /** The day of the last log entry: when the entry last changed. */
  readonly changed: Day
  /** How often it changed. */
  readonly revision: number
}

export interface Agenda {
  readonly forum: string
  readonly name: string
  readonly entries: readonly AgendaEntry[]
}
