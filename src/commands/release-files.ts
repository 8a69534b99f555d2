// A release of the regulations: every format and language of one edition, with what proves them.
import { createHash } from 'node:crypto'
import { type Lang, langOf } from '../core/message.ts'
import { documentFormats } from '../formats/index.ts'
import type { Session } from './command.ts'
import { type Edition, compileRegulations, regulationsData, sourcesOf } from './compile-regulations.ts'
import { regulationsAkn } from './regulations-akn.ts'
import { renderDocument } from './render-document.ts'

/** What is written beside the documents, so that anybody can prove a copy. */
export interface Manifest {
  readonly forum: string
  readonly edition: string
  readonly asOf: string
  readonly revision: string
  /** The edition that the concordance is with. */
  readonly previous: { readonly edition: string; readonly asOf: string; readonly revision: string } | null
  /** The version of the tool that made it. */
  readonly tool: string
  readonly languages: readonly string[]
  /** The seal of each agreement of which words stand in the edition. */
  readonly seals: Readonly<Record<string, string>>
  readonly files: Readonly<Record<string, string>>
}

const extensions: Readonly<Record<string, string>> = { text: 'txt', akn: 'akn.xml' }

const languagesOf = ({ workspace }: Session): Lang[] => workspace.forum.languages.map((each) => langOf(each)).filter((lang): lang is Lang => lang !== undefined)

const stemOf = ({ workspace }: Session, edition: string, lang: Lang): string => `${workspace.forum.id}-regulations-${edition}.${lang}`

const fileName = (stem: string, format: string): string => `${stem}.${extensions[format] ?? format}`

/** The names of those files, in the order in which they are written. */
export const releaseNames = (session: Session, edition: string): string[] => [
  ...languagesOf(session).flatMap((lang) => [...Object.keys(documentFormats), 'akn', 'json'].map((format) => fileName(stemOf(session, edition, lang), format))),
  'manifest.json',
  'SHA256SUMS',
]

/** The files of an edition by name, the manifest and SHA256SUMS among them; the same bytes for the same revision, edition, day and edition before. */
export async function releaseFiles(
  session: Session,
  edition: string,
  { previous, tool }: { readonly previous: Edition | undefined; readonly tool: string },
): Promise<Map<string, string | Uint8Array>> {
  const files = new Map<string, string | Uint8Array>()
  const seals: Record<string, string> = {}
  const languages = languagesOf(session)
  const sources = await sourcesOf(session, previous)
  for (const lang of languages) {
    const output = compileRegulations(sources, lang, edition)
    const data = regulationsData(sources, output, lang)
    const stem = stemOf(session, edition, lang)
    for (const format of Object.keys(documentFormats))
      files.set(fileName(stem, format), await renderDocument(session, { name: 'regulations', data, title: output.title, lang, format }))
    files.set(fileName(stem, 'akn'), await regulationsAkn(session.workspace, output, lang))
    files.set(fileName(stem, 'json'), `${JSON.stringify(output, null, 2)}\n`)
    for (const { agreement, seal } of output.sources) if (seal !== null) seals[agreement] = seal
  }
  const sums = Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, content]) => [name, sha256(content)]))
  const manifest: Manifest = {
    forum: session.workspace.forum.id,
    edition,
    asOf: session.day,
    revision: session.commit ?? '',
    previous: previous ? { edition: previous.name, asOf: previous.session.day, revision: previous.session.commit ?? '' } : null,
    tool,
    languages,
    seals,
    files: sums,
  }
  files.set('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`)
  files.set('SHA256SUMS', sumsOf(files))
  return files
}

export const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')

/** As `sha256sum` writes and checks it. */
const sumsOf = (files: ReadonlyMap<string, string | Uint8Array>): string =>
  [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, content]) => `${sha256(content)}  ${name}\n`)
    .join('')
