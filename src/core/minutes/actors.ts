// Who says a clause, and who is to act by it.
import type { SentenceScene } from './candidate.ts'
import type { Clause, Hit } from './hits.ts'
import type { Mention } from './names.ts'
import { isIn, matchAt } from './pattern.ts'
import { type Speech, type Subject, isPassive, subjectOf } from './speech.ts'

/** Who says what a clause says: the subject of the last verb of saying up to its own. */
export function speakerOf(hit: Hit, scene: SentenceScene, speeches: readonly Speech[], carried: Subject | undefined): Subject | undefined {
  const captured = hit.captures.find(({ slot }) => slot === 'speaker')
  const mention = captured && scene.mentions.find(({ until }) => until === captured.until)
  if (mention) return { codes: mention.code === undefined ? [] : [mention.code], from: mention.from, isPronoun: false, between: mention.between }
  const speech = speeches.findLast(({ at }) => at < hit.until)
  return speech?.subject?.isPronoun ? carried : speech?.subject
}

export interface Actors {
  readonly codes: readonly string[]
  readonly isPassive: boolean
}

export function actorsOf({ hit, until }: Clause, scene: SentenceScene, speaker: Subject | undefined, carried: Subject | undefined): Actors {
  const { mentions, tokens } = scene
  const { party } = hit.rule
  const mentionAt = (from: number) => mentions.find((mention) => mention.from === from)
  const only = (code: string | undefined): Actors => ({ codes: code === undefined ? [] : [code], isPassive: false })
  if (party === 'none') return only(undefined)
  const captured = hit.captures.find(({ slot }) => slot === 'party')
  if (captured) return only(mentions.find((mention) => mention.until === captured.until)?.code)
  if (party === 'after')
    return only((mentionAt(hit.until) ?? mentionAt(hit.until + (tokens[hit.until]?.text === ',' ? 1 : 0)) ?? doerIn(hit, until, scene))?.code)
  if (party === 'speaker' && speaker) return { codes: speaker.codes, isPassive: false }
  if (party === 'before' && isPassive(scene, hit.from, hit.until + 1)) return { codes: only(doerBy(hit.until, until, scene)).codes, isPassive: true }
  const subject = subjectOf(scene, hit.from)
  if (subject?.isPronoun) return { codes: (speaker ?? carried)?.codes ?? [], isPassive: false }
  return { codes: subject?.codes ?? [], isPassive: false }
}

/** Who is to act, behind a verb that asks or proposes: “that Bravia …”, “for the members to …”. */
function doerIn(hit: Hit, until: number, { tokens, mentions, patterns }: SentenceScene): Mention | undefined {
  const slots = (_: string, place: number) => mentions.filter(({ from }) => from === place).map((mention) => mention.until)
  for (let at = hit.from; at < until; at++) {
    if (at > hit.until && isIn(patterns.clause, tokens, at)) continue
    for (const pattern of patterns.doers) {
      const match = matchAt(pattern, tokens, at, slots)
      const mention = match && mentions.find((each) => each.until === match.captures[0]?.until)
      if (mention) return mention
    }
  }
  return undefined
}

/** “will be sent by Bravia”. */
function doerBy(from: number, until: number, { tokens, mentions, patterns }: SentenceScene): string | undefined {
  const mention = mentions.find((each) => each.from > from && each.from < until && isIn(patterns.by, tokens, each.from - 1))
  return mention?.code
}
