// The forum: what rcm.yaml says of the organisation whose records these are.
import type { Severity } from './finding.ts'
import type { Lang } from './message.ts'

export type ByLanguage = Readonly<Record<string, string>>

/** A check of the forum's own, as data. */
export interface HouseRule {
  readonly id: string
  /** Which records it is about, and what must be true of them: queries. */
  readonly when: string
  readonly must: string
  readonly message: ByLanguage
  readonly help?: ByLanguage
  readonly severity?: Severity
}

export interface Forum {
  readonly id: string
  readonly name: ByLanguage
  readonly 'short-name': ByLanguage
  readonly secretariat: ByLanguage
  /** The address from which letters are sent. */
  readonly email?: string
  /** The languages of the records; the first is the default. */
  readonly languages: readonly [string, ...string[]]
  /** IANA name; "today" is a day in it. */
  readonly 'time-zone': string
  /** Days ahead in which something counts as due soon. */
  readonly 'due-soon-days': number
  /** Days without a log entry after which an open item counts as stale. */
  readonly 'stale-days'?: number
  /** Which bodies the head of the briefing names. */
  readonly bodies: { readonly presidency: string; readonly leadership: string; readonly members: string }
  /** How the regulations are named in Akoma Ntoso. */
  readonly akn?: { readonly jurisdiction?: string; readonly number?: string; readonly author?: string; readonly editor?: string }
  /** The kind of round that an amendment of adopted text needs before it is adopted. */
  readonly 'amendment-round'?: 'comment' | 'silence' | 'written-approval'
  readonly rules?: Readonly<Record<string, Severity | 'off'>>
  readonly 'house-rules'?: readonly HouseRule[]
}

/** The words in a language, else in the forum's first, else in any. */
export function inLanguage(texts: ByLanguage | undefined, lang: string, fallback?: string): string {
  if (!texts) return ''
  return texts[lang] ?? (fallback === undefined ? undefined : texts[fallback]) ?? Object.values(texts)[0] ?? ''
}

/** The language to speak: the first of those wished that the tool speaks. */
export const defaultLanguage = (forum: Forum): Lang => (forum.languages[0] === 'es' ? 'es' : 'en')
