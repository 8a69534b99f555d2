// What a proposal would change in adopted texts, place by place.
import type { ForumRecord } from './record.ts'
import { role, roleText } from './record.ts'
import { type TextReference, parseReference } from './reference.ts'
import { type Block, blockAt, blocksOf, fingerprint, normalise } from './text.ts'

export const proposedActions = ['replace', 'insert-before', 'insert-after', 'delete'] as const
export type ProposedAction = (typeof proposedActions)[number]

export interface ProposedChange {
  readonly target: TextReference
  /** The target as it is written. */
  readonly ref: string
  readonly action: ProposedAction
  /** Fingerprint of the text that stood there when it was proposed. */
  readonly base: string | undefined
  /** That text, where the record keeps it. */
  readonly was: string | undefined
  /** The places of the new text in the proposal's own; none for a deletion. */
  readonly with: readonly (readonly number[])[]
}

/** The fingerprint of a text that a proposal starts from: white space does not count. */
export const baseOf = (text: string): string => fingerprint(normalise(text))

/**
 * The changes of a proposal, in its order. The short form, a target and nothing more, is the replacement of one place by the whole body.
 * What cannot be read is left out: it is a finding elsewhere. Empty for a proposal that is not about adopted text.
 */
export function proposedChanges(proposal: ForumRecord): ProposedChange[] {
  const listed = role(proposal, 'changes')
  if (Array.isArray(listed)) return listed.flatMap((each: unknown) => changeOf(each) ?? [])
  const ref = roleText(proposal, 'target')
  const target = ref === undefined ? undefined : parseReference(ref)
  const blocks = blocksOf(proposal.body)
  if (ref === undefined || !target || target.place.length === 0 || blocks.length === 0) return []
  const base = roleText(proposal, 'base')
  return [{ target, ref, action: 'replace', base, was: undefined, with: blocks.map((_, index) => [index + 1]) }]
}

function changeOf(written: unknown): ProposedChange | undefined {
  const { target, action, base, was, with: local } = (written ?? {}) as Readonly<Record<string, unknown>>
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  const reference = parseReference(text(target) ?? '')
  const place = typeof local === 'string' ? parseReference(`X${local}`)?.place : undefined
  const known = proposedActions.find((each) => each === (action ?? 'replace'))
  if (!reference || !known || (known !== 'delete' && !place?.length)) return undefined
  return { target: reference, ref: String(target), action: known, base: text(base), was: text(was), with: place ? [place] : [] }
}

/** The proposed words of a change in a text of the proposal (its body, or a translation of it). */
function proposedText(change: ProposedChange, body: string): string {
  const blocks: readonly Block[] = blocksOf(body)
  return change.with.map((place) => blockAt(blocks, place)?.text ?? '').join('\n\n')
}

/** What would stand at a place: what is put before it, its own text or the one in its stead, what is put after it. */
export function textAfter(text: string, changes: readonly ProposedChange[], body: string): string {
  const of = (action: ProposedChange['action']) => changes.filter((change) => change.action === action).map((change) => proposedText(change, body))
  const isGone = changes.some(({ action }) => action === 'delete')
  const replaced = of('replace')
  const self = replaced.length > 0 ? replaced : isGone ? [] : [text]
  return [...of('insert-before'), ...self, ...of('insert-after')].filter((each) => each !== '').join('\n\n')
}

/** The places that a proposal is about: those it changes, else its target. */
export function proposedTargets(proposal: ForumRecord): string[] {
  const changed = [...new Set(proposedChanges(proposal).map(({ ref }) => ref))]
  const target = roleText(proposal, 'target')
  return changed.length > 0 || target === undefined ? changed : [target]
}
