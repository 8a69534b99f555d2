// rcm diff: what changed between two revisions, text by text and value by value.
import { type RecordPair, changeBetween } from '../core/change.ts'
import type { DiffView } from '../core/diff-view.ts'
import { userError } from '../core/failure.ts'
import { inLanguage } from '../core/forum.ts'
import type { Lang, Text } from '../core/message.ts'
import { roleTexts, titleOf } from '../core/record.ts'
import { entryDay, logUntil } from '../core/status.ts'
import { diffFormats } from '../formats/diff.ts'
import { countLine, fromTo, headWords, dataLines, natureWord } from '../formats/diff-format.ts'
import { otherFiles, recordDiffs } from '../wording/diff.ts'
import type { Command, Context, Session } from './command.ts'
import { printDocument } from './render-document.ts'

export const diff: Command = {
  name: 'diff',
  summary: { en: 'redline between two revisions', es: 'marcas de cambio entre dos revisiones' },
  description: {
    en: 'Shows every text that changed between two revisions as a redline, in every language, and every change of data in words; and says of each whether it is cosmetic or substantive, and why. Without revisions: from where the branch began, or on the main branch from the last edition, to what is being worked on. As a Word file with tracked changes, accepting all gives the text after, rejecting all the one before.',
    es: 'Muestra como marcas de cambio todo texto que cambió entre dos revisiones, en cada idioma, y cada cambio de datos en palabras; y dice de cada uno si es formal o sustantivo, y por qué. Sin revisiones: desde donde comenzó la rama o, en la rama principal, desde la última edición, hasta lo que está en curso. Como archivo de Word con control de cambios, aceptar todo da el texto posterior y rechazar todo, el anterior.',
  },
  arguments: [
    { flags: '[before]', text: { en: 'a tag, branch, commit or day', es: 'una etiqueta, rama, commit o día' } },
    {
      flags: '[after]',
      text: { en: 'another; what is being worked on unless given', es: 'otra; lo que está en curso si no se indica' },
    },
  ],
  options: [],
  formats: [...Object.keys(diffFormats), 'html', 'docx', 'pdf'],
  examples: [
    { run: 'rcm diff', text: { en: 'what this branch changes', es: 'lo que cambia esta rama' } },
    {
      run: 'rcm diff v2016.1 v2017.1 --format html -o changes.html',
      text: { en: 'between two editions, side by side', es: 'entre dos ediciones, lado a lado' },
    },
    { run: 'rcm diff main --format docx -o changes.docx', text: { en: 'as tracked changes', es: 'como control de cambios' } },
  ],
  async run(context, { args }) {
    const opened = await context.open()
    const session = args[1] === undefined ? opened : await opened.at(args[1])
    const base = args[0] ?? (await session.base())
    if (base === undefined) throw nothingBefore()
    const { lang } = session
    const before = await session.at(base)
    const change = changeBetween(before.workspace, session.workspace)
    const hasAuthors = context.format === 'docx' || context.format === 'json'
    const authorOf = hasAuthors ? await authors(session, lang) : undefined
    const view: DiffView = {
      from: args[0] ?? baseWords(base, lang),
      to: session.commit === undefined ? words.working[lang] : (args[1] ?? session.commit.slice(0, 10)),
      records: recordDiffs(change, { lang, authorOf }),
      others: otherFiles(change),
    }
    await print(view, context, session)
    return 0
  },
}

async function print(view: DiffView, context: Context, session: Session): Promise<void> {
  const { lang, workspace, day } = session
  const { format } = context
  if (format === 'html') {
    const { diffHtml } = await import('../formats/redline-page.ts')
    context.out(diffHtml(view, { title: fromTo(view, lang), lang, author: inLanguage(workspace.forum.secretariat, lang), date: day }))
  } else if (Object.hasOwn(diffFormats, format)) {
    const write = await diffFormats[format as keyof typeof diffFormats]()
    context.out(write(view, { lang, colour: context.colour, width: context.width }))
  } else await printDocument(context, session, 'diff', await documentData(view, lang), fromTo(view, lang))
}

/** What the template sees. */
async function documentData(view: DiffView, lang: Lang): Promise<Record<string, unknown>> {
  const { redlineParagraphs } = await import('../formats/redline-paragraphs.ts')
  return {
    title: fromTo(view, lang),
    count: countLine(view, lang),
    records: view.records.map((record) => ({
      id: record.id,
      title: record.title,
      head: headWords(record, lang),
      lines: dataLines(record, lang),
      texts: record.texts.map((text) => ({
        title: text.title,
        nature: natureWord(text.nature, lang),
        reason: text.reason,
        markdown: redlineParagraphs(text, record),
      })),
    })),
  }
}

/** Of a proposal its proposers and the day of its last entry; else the author and day of the last commit that left the record as it is. */
async function authors(session: Session, lang: Lang): Promise<(pair: RecordPair) => { by: string; date: string } | undefined> {
  const history = await session.history()
  const { workspace, day } = session
  const name = (id: string) => {
    const record = workspace.byId.get(id)
    return record ? titleOf(record, lang) : id
  }
  const tip = history.tip()
  const last = new Map(history.changes.flatMap(({ path, commit }) => (path === undefined ? [] : [[path, commit] as const])))
  return ({ after, files }) => {
    const entry = after && logUntil(after, day).at(-1)
    if (after?.kind.plays === 'proposal' && entry) {
      const proposers = roleTexts(after, 'responsible')
      if (proposers.length > 0) return { by: proposers.map(name).join(', '), date: entryDay(entry) }
    }
    const now = files.flatMap((file) => file.after ?? [])
    const texts = history.textsOf(now.flatMap(({ path }) => tip.get(path) ?? []))
    if (now.length === 0 || now.some(({ path, text }) => texts.get(tip.get(path) ?? '') !== text)) return undefined
    const commit = last.get(now[0]?.path ?? '')
    return commit && { by: commit.author, date: commit.day }
  }
}

/** A revision fallen back to, for people: an edition by its name, a commit by what it is. */
export const baseWords = (base: string, lang: Lang): string => (base.startsWith('v') ? base : words.branchPoint[lang])

const words = {
  branchPoint: { en: 'where the branch began', es: 'el comienzo de la rama' },
  working: { en: 'what is being worked on', es: 'lo que está en curso' },
} satisfies Record<string, Text>

/** A revision that a command falls back to is not there. */
export const nothingBefore = () =>
  userError(
    'no-base',
    { en: 'There is no commit yet to compare with.', es: 'Aún no hay ningún commit con el que comparar.' },
    {},
    { en: 'Commit the records first, or name a revision: rcm diff main', es: 'Haga primero un commit de los registros, o indique una revisión: rcm diff main' },
  )
