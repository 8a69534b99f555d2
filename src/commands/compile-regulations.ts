// Compiles the regulations of a session's day and revision, and lays them out for their template.
import { isInternal } from '../core/access.ts'
import type { Day } from '../core/day.ts'
import { isSealable } from '../core/force.ts'
import { inLanguage } from '../core/forum.ts'
import { languageName } from '../core/language-name.ts'
import type { Lang, Text } from '../core/message.ts'
import type { ProvisionItem, RegulationsOutput } from '../core/output.ts'
import { enter } from '../core/phase.ts'
import { idOf } from '../core/reference.ts'
import type { Workspace } from '../core/workspace.ts'
import { withoutDirectives } from '../formats/parse-document.ts'
import { redlineMarkdown } from '../formats/redline-document.ts'
import { adoptionCommits, sealedFolders } from '../wording/adoption.ts'
import { Consolidation } from '../wording/consolidation.ts'
import { markedAgainst } from '../wording/marked-regulations.ts'
import { regulationsOf } from '../wording/regulations.ts'
import type { Session } from './command.ts'

const title: Text = { en: 'Compilation of the regulations in force', es: 'Compilación de las normas vigentes' }

/** An earlier edition: its records, on the day for which it was compiled. */
export interface Edition {
  readonly name: string
  readonly session: Session
}

/** What a compilation draws on, in any language. */
export interface Sources {
  readonly session: Session
  /** The edition before, which the concordance is with. */
  readonly previous: Edition | undefined
  /** The commit that adopted each agreement, by its id. */
  readonly commits: ReadonlyMap<string, string>
  /** The records, and the day, against which changes are marked. */
  readonly against?: Session | undefined
}

/** A revision as it speaks itself, unless a day is given: an edition on the day for which it was compiled, a commit on its own. */
export async function atOwnDay(session: Session, revision: string, day?: Day): Promise<Session> {
  const other = await session.at(revision)
  return { ...other, day: day ?? other.ownDay() ?? other.day }
}

/** The edition that was released last before the session's revision. */
export async function editionBefore(session: Session): Promise<Edition | undefined> {
  const name = session.lastEdition()
  return name === undefined ? undefined : { name, session: await atOwnDay(session, `v${name}`) }
}

/** Reads what the compilation draws on; once for all languages. */
export async function sourcesOf(session: Session, previous: Edition | undefined, against?: Session): Promise<Sources> {
  const commits = adoptionCommits(await session.history(sealedFolders(session.workspace)), session.workspace) ?? new Map<string, string>()
  return { session, previous, commits, against }
}

/** The regulations as the session's revision knows them, on its day. */
export function compileRegulations({ session, previous, commits, against }: Sources, lang: Lang, edition: string | undefined): RegulationsOutput {
  enter('compiling')
  const before = previous && compiledAt(previous.session, lang, { edition: previous.name })
  const output = compiledAt(session, lang, { edition, commits, previous: before })
  if (!against) return output
  const isPublic = (ref: string): boolean => {
    const record = session.workspace.byId.get(idOf(ref))
    return record === undefined || !isInternal(record)
  }
  return markedAgainst(output, compiledAt(against, lang, {}), isPublic)
}

function compiledAt(
  { workspace, day, commit, progress }: Session,
  lang: Lang,
  { edition, commits, previous }: { edition?: string | undefined; commits?: ReadonlyMap<string, string>; previous?: RegulationsOutput | undefined },
): RegulationsOutput {
  return regulationsOf(
    new Consolidation(workspace, { asOf: day, lang }),
    {
      title: `${inLanguage(workspace.forum['short-name'], lang)}: ${title[lang]}`,
      revision: commit,
      edition,
      commits: commits ?? new Map(),
      previous,
    },
    progress('compiling'),
  )
}

/** What the template sees: the output, adopted text made safe to stand in a document, and the words around it. */
export function regulationsData({ session: { workspace }, previous }: Sources, output: RegulationsOutput, lang: Lang): Record<string, unknown> {
  const { forum } = workspace
  return {
    ...output,
    forum_name: inLanguage(forum.name, lang),
    secretariat: inLanguage(forum.secretariat, lang),
    previous_edition: previous?.name,
    gone: output.redline?.gone.map(({ text }) => withoutDirectives(text)) ?? [],
    chapters: output.chapters.map((chapter) => ({
      ...chapter,
      hashes: '#'.repeat(Math.min(3, chapter.depth)),
      provisions: chapter.provisions.map((provision) => ({
        ...provision,
        markdown: markdownOf(provision),
        isMinutes: isMinutes(workspace, provision),
        isForeign: provision.lang !== lang && provision.text !== '',
        language: languageName(provision.lang, lang),
      })),
    })),
  }
}

/** Do its words come from a record that nobody adopts? On a day before the meeting, too. */
export function isMinutes({ byId }: Workspace, { agreement, state }: ProvisionItem): boolean {
  const record = byId.get(agreement)
  return record !== undefined && !isSealable(record) && (state === 'in-force' || state === 'not-yet')
}

/** What a provision says, or said before and says now in one text. */
const markdownOf = ({ text, redline }: ProvisionItem): string =>
  redline?.some(({ type }) => type !== 'same') ? redlineMarkdown(redline) : withoutDirectives(text)
