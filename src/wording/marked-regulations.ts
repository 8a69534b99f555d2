// The regulations beside an earlier state of them: of every provision what it said before and says now, and what is no longer listed.
import type { RegulationsOutput } from '../core/output.ts'
import { redline } from './redline.ts'

/**
 * The output with its changes; a text listed twice is held against the same text before.
 * @param isPublic may a text that is no longer listed be shown?
 */
export function markedAgainst(output: RegulationsOutput, earlier: RegulationsOutput, isPublic: (ref: string) => boolean): RegulationsOutput {
  const before = new Map(earlier.chapters.flatMap(({ provisions }) => provisions).map((each) => [each.ref, each]))
  const listed = new Set(output.chapters.flatMap(({ provisions }) => provisions).map(({ ref }) => ref))
  return {
    ...output,
    chapters: output.chapters.map((chapter) => ({
      ...chapter,
      provisions: chapter.provisions.map((provision) =>
        provision.state === 'internal' ? provision : { ...provision, redline: redline(before.get(provision.ref)?.text ?? '', provision.text) },
      ),
    })),
    redline: {
      revision: earlier.revision,
      asOf: earlier.asOf,
      gone: [...before.values()].filter(({ ref, text }) => !listed.has(ref) && text !== '' && isPublic(ref)).map(({ ref, text }) => ({ ref, text })),
    },
  }
}
