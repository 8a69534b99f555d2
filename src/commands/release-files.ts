// A release of the regulations: every format and language of one edition, with what proves them.
import { createHash } from 'node:crypto'
import { type Lang, langOf } from '../core/message.ts'
import { documentFormats } from '../formats/index.ts'
import type { Session } from './command.ts'
import { compileRegulations, regulationsData } from './compile-regulations.ts'
import { regulationsAkn } from './regulations-akn.ts'
import { renderDocument } from './render-document.ts'

/** What is written beside the documents, so that anybody can prove a copy. */
export interface Manifest {
  readonly forum: string
  readonly edition: string
  readonly asOf: string
  readonly revision: string
  /** The version of the tool that made it. */
  readonly tool: string
  readonly languages: readonly string[]
  /** The seal of each agreement of which words stand in the edition. */
  readonly seals: Readonly<Record<string, string>>
  readonly files: Readonly<Record<string, string>>
}

const extensions: Readonly<Record<string, string>> = { text: 'txt' }

/** The files of an edition by name, the manifest and SHA256SUMS among them; the same bytes for the same revision, edition and day. */
export async function releaseFiles(session: Session, edition: string, tool: string): Promise<Map<string, string | Uint8Array>> {
  const { forum } = session.workspace
  const files = new Map<string, string | Uint8Array>()
  const seals: Record<string, string> = {}
  const languages = forum.languages.map((each) => langOf(each)).filter((lang): lang is Lang => lang !== undefined)
  for (const lang of languages) {
    const compiled = await compileRegulations(session, { lang, edition })
    const stem = `${forum.id}-regulations-${edition}.${lang}`
    for (const format of Object.keys(documentFormats))
      files.set(
        `${stem}.${extensions[format] ?? format}`,
        await renderDocument(session, { name: 'regulations', data: regulationsData(session, compiled, lang), title: compiled.output.title, lang, format }),
      )
    files.set(`${stem}.akn.xml`, await regulationsAkn(session.workspace, compiled.output, lang))
    files.set(`${stem}.json`, `${JSON.stringify(compiled.output, null, 2)}\n`)
    for (const { agreement, seal } of compiled.output.sources) if (seal !== null) seals[agreement] = seal
  }
  const sums = Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, content]) => [name, sha256(content)]))
  const manifest: Manifest = { forum: forum.id, edition, asOf: session.day, revision: session.commit ?? '', tool, languages, seals, files: sums }
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
