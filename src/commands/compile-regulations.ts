// Compiles the regulations of a session's day and revision, and lays them out for their template.
import { isSealable } from '../core/force.ts'
import { inLanguage } from '../core/forum.ts'
import { languageName } from '../core/language-name.ts'
import type { Lang, Text } from '../core/message.ts'
import type { ProvisionItem, RegulationsOutput } from '../core/output.ts'
import type { Workspace } from '../core/workspace.ts'
import { withoutDirectives } from '../formats/parse-document.ts'
import { redlineMarkdown } from '../formats/redline-document.ts'
import { adoptionCommits, sealedFolders } from '../wording/adoption.ts'
import { Consolidation } from '../wording/consolidation.ts'
import { redline } from '../wording/redline.ts'
import { regulationsOf } from '../wording/regulations.ts'
import type { Session } from './command.ts'

const title: Text = { en: 'Compilation of the regulations in force', es: 'Compilación de las normas vigentes' }

export interface Compiled {
  readonly output: RegulationsOutput
  /** The edition before, which the concordance is with. */
  readonly previousEdition: string | undefined
  /** The regulations against which changes are marked. */
  readonly against?: RegulationsOutput | undefined
}

/** The regulations as the session's revision knows them, on its day, beside the edition before. */
export async function compileRegulations(
  session: Session,
  { lang, edition, against }: { readonly lang: Lang; readonly edition: string | undefined; readonly against?: string },
): Promise<Compiled> {
  const previousEdition = await session.lastEdition()
  const before = previousEdition === undefined ? undefined : await session.at(`v${previousEdition}`)
  const previous = before && compiledAt(before, lang, previousEdition)
  const marked = against === undefined ? undefined : compiledAt(await session.at(against), lang, undefined)
  const commits = adoptionCommits(await session.history(sealedFolders(session.workspace)), session.workspace)
  return { output: compiledAt(session, lang, edition, commits, previous), previousEdition, against: marked }
}

function compiledAt(
  { workspace, day, commit }: Session,
  lang: Lang,
  edition: string | undefined,
  commits?: ReadonlyMap<string, string>,
  previous?: RegulationsOutput,
): RegulationsOutput {
  return regulationsOf(new Consolidation(workspace, { asOf: day, lang }), {
    title: `${inLanguage(workspace.forum['short-name'], lang)}: ${title[lang]}`,
    revision: commit,
    edition,
    commits: commits ?? new Map(),
    previous,
  })
}

/** What the template sees: the output, adopted text made safe to stand in a document, and the words around it. */
export function regulationsData({ workspace }: Session, { output, previousEdition, against }: Compiled, lang: Lang): Record<string, unknown> {
  const { forum } = workspace
  const before = new Map(against?.chapters.flatMap((chapter) => chapter.provisions).map((each) => [each.ref, each]))
  const listed = new Set(output.chapters.flatMap((chapter) => chapter.provisions).map(({ ref }) => ref))
  return {
    ...output,
    forum_name: inLanguage(forum.name, lang),
    secretariat: inLanguage(forum.secretariat, lang),
    previous_edition: previousEdition,
    redline_from: against?.revision?.slice(0, 12),
    gone: [...before.values()].filter(({ ref, text }) => !listed.has(ref) && text !== '').map(({ text }) => withoutDirectives(text)),
    chapters: output.chapters.map((chapter) => ({
      ...chapter,
      hashes: '#'.repeat(Math.min(3, chapter.depth)),
      provisions: chapter.provisions.map((provision) => ({
        ...provision,
        markdown: against ? marked(before.get(provision.ref), provision) : withoutDirectives(provision.text),
        isMinutes: isMinutes(workspace, provision),
        isForeign: provision.lang !== lang && provision.text !== '',
        language: languageName(provision.lang, lang),
      })),
    })),
  }
}

/** Do its words come from a record that nobody adopts? On a day before the meeting, too. */
function isMinutes({ byId }: Workspace, { agreement, state }: ProvisionItem): boolean {
  const record = byId.get(agreement)
  return record !== undefined && !isSealable(record) && (state === 'in-force' || state === 'not-yet')
}

/** What a provision said before and says now, in one text. */
const marked = (before: ProvisionItem | undefined, { text }: ProvisionItem): string =>
  before?.text === text ? withoutDirectives(text) : redlineMarkdown(redline(before?.text ?? '', text))
