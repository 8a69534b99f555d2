// The compiled regulations of a session in Akoma Ntoso, checked before they leave.
import { isInternal } from '../core/access.ts'
import { isSealable } from '../core/force.ts'
import { parseDate } from '../core/day.ts'
import { userError } from '../core/failure.ts'
import { inLanguage } from '../core/forum.ts'
import { type Lang, say } from '../core/message.ts'
import type { RegulationsOutput } from '../core/output.ts'
import { type ForumRecord, roleText, titleOf } from '../core/record.ts'
import type { Workspace } from '../core/workspace.ts'
import type { AknFacts, AknSource, Organisation } from '../formats/akn-facts.ts'

/**
 * The regulations as XML.
 * @throws UserError `akn` when the document has a problem that the schema of the standard does not see
 */
export async function regulationsAkn(workspace: Workspace, output: RegulationsOutput, lang: Lang): Promise<string> {
  const [{ aknOf }, { aknProblems }, { printXml }] = await Promise.all([
    import('../formats/akn.ts'),
    import('../formats/akn-problems.ts'),
    import('../formats/akn-element.ts'),
  ])
  const document = aknOf(output, aknFacts(workspace, output, lang), lang)
  for (const problem of aknProblems(document))
    throw userError(
      'akn',
      { en: 'The regulations cannot be written in Akoma Ntoso: {problem}', es: 'No se pueden escribir las normas en Akoma Ntoso: {problem}' },
      { problem: say(problem, lang) },
      { en: 'Write “rcm validate” to see what is wrong with the records.', es: 'Escriba «rcm validate» para ver qué falla en los registros.' },
    )
  return printXml(document)
}

/** What the output does not say. */
export function aknFacts(workspace: Workspace, output: RegulationsOutput, lang: Lang): AknFacts {
  const { forum, byId } = workspace
  const organisation = (code: string): Organisation => {
    const record = byId.get(code)
    return { id: `${forum.id}-${slug(code)}`, name: record ? titleOf(record, lang) : code }
  }
  const { jurisdiction = `xa-${forum.id}`, number = 'regulations', author = forum.bodies.members, editor } = forum.akn ?? {}
  const by = organisation(author)
  const cited = new Set([
    ...output.sources.map(({ agreement }) => agreement),
    ...output.chapters.flatMap(({ provisions }) => provisions.flatMap(({ agreement, state }) => (state === 'internal' ? [] : [agreement]))),
    ...output.amendments.map((row) => row.by),
  ])
  const records = [...cited].flatMap((id) => byId.get(id) ?? [])
  const body = (record: ForumRecord) => (typeof record.data.body === 'string' ? organisation(record.data.body) : by)
  return {
    jurisdiction,
    number,
    author: by,
    editor: editor === undefined ? { id: `${forum.id}-secretariat`, name: inLanguage(forum.secretariat, lang) } : organisation(editor),
    original: forum.languages[0],
    sources: new Map(records.map((record) => [record.id, sourceOf(record, body(record), workspace, lang)])),
  }
}

function sourceOf(record: ForumRecord, body: Organisation, { byId }: Workspace, lang: Lang): AknSource {
  const isAdopted = isSealable(record)
  const written = roleText(record, 'date')
  const held = isAdopted ? byId.get(roleText(record, 'meeting') ?? '') : record
  const meeting = held && !isInternal(held) ? held : undefined
  return {
    id: record.id,
    title: titleOf(record, lang),
    isAdopted,
    date: parseDate(written ?? '')?.from,
    written,
    body,
    meeting: meeting && { id: meeting.id, title: titleOf(meeting, lang) },
  }
}

const slug = (code: string): string => code.toLowerCase().replace(/[^a-z0-9]+/g, '-')
