// Compiles the regulations of a session's day and revision, and lays them out for their template.
import { inLanguage } from '../core/forum.ts'
import { languageName } from '../core/language-name.ts'
import type { Lang, Text } from '../core/message.ts'
import type { RegulationsOutput } from '../core/output.ts'
import { withoutDirectives } from '../formats/parse-document.ts'
import { Consolidation } from '../wording/consolidation.ts'
import { regulationsOf } from '../wording/regulations.ts'
import type { Session } from './command.ts'

const title: Text = { en: 'Compilation of the regulations in force', es: 'Compilación de las normas vigentes' }

export interface Compiled {
  readonly output: RegulationsOutput
  /** The edition before, which the concordance is with. */
  readonly previousEdition: string | undefined
}

/** The regulations as the session's revision knows them, on its day, beside the edition before. */
export async function compileRegulations(session: Session, { lang, edition }: { readonly lang: Lang; readonly edition: string | undefined }): Promise<Compiled> {
  const previousEdition = await session.lastEdition()
  const before = previousEdition === undefined ? undefined : await session.at(`v${previousEdition}`)
  const previous = before && (await compiledAt(before, lang, previousEdition, undefined))
  return { output: await compiledAt(session, lang, edition, previous), previousEdition }
}

async function compiledAt({ workspace, day, commit }: Session, lang: Lang, edition: string | undefined, previous: RegulationsOutput | undefined): Promise<RegulationsOutput> {
  return regulationsOf(new Consolidation(workspace, { asOf: day, lang }), {
    title: `${inLanguage(workspace.forum['short-name'], lang)}: ${title[lang]}`,
    revision: commit,
    edition,
    commits: new Map(),
    previous,
  })
}

/** What the template sees: the output, adopted text made safe to stand in a document, and the words around it. */
export function regulationsData({ workspace }: Session, { output, previousEdition }: Compiled, lang: Lang): Record<string, unknown> {
  const { forum } = workspace
  return {
    ...output,
    forum_name: inLanguage(forum.name, lang),
    secretariat: inLanguage(forum.secretariat, lang),
    previous_edition: previousEdition,
    chapters: output.chapters.map((chapter) => ({
      ...chapter,
      hashes: '#'.repeat(Math.min(3, chapter.depth)),
      provisions: chapter.provisions.map((provision) => ({
        ...provision,
        markdown: withoutDirectives(provision.text),
        isMinutes: provision.adopted === null && provision.state === 'in-force',
        isForeign: provision.lang !== lang && provision.text !== '',
        language: languageName(provision.lang, lang),
      })),
    })),
  }
}
