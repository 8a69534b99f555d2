// The reports that there are: folders of templates, the forum's own and the shipped ones, whose front matter defines tables.
import { type Lang, toolLanguages } from '../core/message.ts'
import { isReport } from '../core/report-definition.ts'
import type { Session } from './command.ts'

/** The files of each report by its name, one a language, that of the reader last. */
export function reportFiles({ templates, template, lang }: Pick<Session, 'templates' | 'template' | 'lang'>): Map<string, string[]> {
  const files = new Map<string, string[]>()
  const langs: readonly Lang[] = [...toolLanguages.filter((each) => each !== lang), lang]
  const paths = templates()
  for (const path of paths) {
    const [folder, file] = path.split('/')
    if (folder === undefined || files.has(folder) || !langs.some((each) => file === `${folder}.${each}.md`)) continue
    const own = langs.map((each) => `${folder}/${folder}.${each}.md`).filter((each) => paths.includes(each))
    if (own.some((each) => isReport(template(each) ?? ''))) files.set(folder, own)
  }
  return files
}
