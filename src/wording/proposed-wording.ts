// What a proposal says of each place: the text it starts from, the text there now, and the text it proposes, with the redline.
import { type ProposedChange, baseOf, proposedChanges, textAfter } from '../core/proposed-changes.ts'
import type { Day } from '../core/day.ts'
import { type ForumRecord, bodyIn } from '../core/record.ts'
import type { RedlineBlock } from '../core/redline.ts'
import { type Workspace, groupBy } from '../core/workspace.ts'
import { Consolidation } from './consolidation.ts'
import { redline } from './redline.ts'

export interface ProposedWording {
  readonly ref: string
  readonly changes: readonly ProposedChange[]
  /** The text that the proposal starts from; undefined when no record has it. */
  readonly base: string | undefined
  readonly now: string
  readonly proposed: string
  /** Is the text there another than the one it starts from, or no longer in force? */
  readonly isBaseChanged: boolean
  /** From the text there now; of one whose base changed, from that base. */
  readonly redline: readonly RedlineBlock[]
  /** From the base to the text there now; empty when they are the same. */
  readonly meanwhile: readonly RedlineBlock[]
}

/** The wordings of proposals on a day, in a language of the forum; where one of the texts is not translated, all of a place stand in the original. */
export class ProposedWordings {
  readonly consolidation: Consolidation
  readonly #original: Consolidation

  constructor(workspace: Workspace, { day, lang }: { readonly day: Day; readonly lang: string }) {
    const { languages } = workspace.forum
    const [original = lang] = languages
    this.#original = new Consolidation(workspace, { asOf: day, lang: original })
    this.consolidation = lang === original || !languages.includes(lang) ? this.#original : new Consolidation(workspace, { asOf: day, lang })
  }

  /** Place by place, in the order of the proposal. */
  of(proposal: ForumRecord): ProposedWording[] {
    const { body, isTranslation } = bodyIn(proposal, this.consolidation.lang)
    return [...groupBy(proposedChanges(proposal), ({ ref }) => ref)].map(([ref, changes]) => {
      const isTranslated = isTranslation || changes.every(({ action }) => action === 'delete')
      return isTranslated && !this.consolidation.provision(ref).isOriginal
        ? this.#wording(this.consolidation, ref, changes, body)
        : this.#wording(this.#original, ref, changes, proposal.body)
    })
  }

  #wording(consolidation: Consolidation, ref: string, changes: readonly ProposedChange[], body: string): ProposedWording {
    const now = consolidation.provision(ref).own
    const known = this.#original.provision(ref)
    const written = changes.find(({ base }) => base !== undefined)
    const isStanding = known.state === 'in-force' || known.state === 'not-yet'
    const isBaseChanged = !isStanding || (written?.base !== undefined && written.base !== baseOf(known.own))
    const base = isBaseChanged ? this.#baseText(consolidation, ref, written) : now
    const proposed = textAfter(base ?? now, changes, body)
    return {
      ref,
      changes,
      base,
      now,
      proposed,
      isBaseChanged,
      redline: redline(base ?? now, proposed),
      meanwhile: isBaseChanged && base !== undefined ? redline(base, now) : [],
    }
  }

  /** The version that has the fingerprint of the base, in the language of that consolidation; else what the proposal itself keeps of it. */
  #baseText(consolidation: Consolidation, ref: string, change: ProposedChange | undefined): string | undefined {
    const index = this.#original.provision(ref).versions.findIndex(({ own }) => baseOf(own) === change?.base)
    const version = index === -1 ? undefined : consolidation.provision(ref).versions[index]
    return version?.own ?? change?.was
  }
}
