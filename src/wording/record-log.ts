// How a record came to be: the entries of its log, and every commit that changed it, in words.
import { dateInWords } from '../core/day-words.ts'
import type { Day } from '../core/day.ts'
import type { Commit, History } from '../core/history.ts'
import { languageName } from '../core/language-name.ts'
import type { CommitView, LogView } from '../core/log-view.ts'
import { type Lang, type Text, message, say } from '../core/message.ts'
import type { LogOutput } from '../core/output.ts'
import { type ForumRecord, type SourceFile, titleOf } from '../core/record.ts'
import { idOf } from '../core/reference.ts'
import { logUntil } from '../core/status.ts'
import { normalise } from '../core/text.ts'
import type { Workspace } from '../core/workspace.ts'
import { type DataChange, type TitleOf, changeInWords, dataChanges } from './data-changes.ts'
import { type Lineage, type Seen, type Step, fileOf, lineagesOf } from './lineage.ts'
import { redline } from './redline.ts'

export interface LogOptions {
  readonly day: Day
  readonly lang: Lang
  /** Is the workspace what is being worked on, and not a revision? */
  readonly isWorkingTree: boolean
}

/** The logs of some records, from one reading of the history. */
export function recordLogs(records: readonly ForumRecord[], history: History, workspace: Workspace, options: LogOptions): LogView[] {
  const title: TitleOf = (id) => {
    const record = workspace.byId.get(id)
    return record && titleOf(record, options.lang)
  }
  const committed = options.isWorkingTree && history.unseen.reason === undefined ? committedFiles(records, history) : undefined
  return lineagesOf(history, workspace, records).flatMap((lineage) =>
    lineage.record ? [recordLog(lineage, lineage.record, history, committed, title, options)] : [],
  )
}

/** The files of the last commit: the blob of every path, and the texts of those that were asked for. */
interface Committed {
  readonly tip: ReadonlyMap<string, string>
  readonly texts: ReadonlyMap<string, string>
}

const filesOf = (record: ForumRecord): [string | undefined, SourceFile][] => [
  [undefined, record],
  ...[...record.translations].map(([lang, file]): [string, SourceFile] => [lang, file]),
]

/** Read once for all records. */
function committedFiles(records: readonly ForumRecord[], history: History): Committed {
  const tip = history.tip()
  return { tip, texts: history.textsOf(records.flatMap((record) => filesOf(record).flatMap(([, { path }]) => tip.get(path) ?? []))) }
}

function recordLog(
  lineage: Lineage,
  record: ForumRecord,
  history: History,
  committed: Committed | undefined,
  title: TitleOf,
  { day, lang }: LogOptions,
): LogView {
  const { kind } = record
  const groups = new Map<Commit | undefined, Step[]>()
  for (const step of lineage.steps) groups.set(step.commit, [...(groups.get(step.commit) ?? []), step])
  const open = committed ? uncommitted(record, lineage, committed) : []
  const made = [
    ...[...groups].map(([commit, steps]) => commitOf(commit, steps, lineage, title, lang)),
    ...(open.length > 0 ? [commitOf(undefined, open, lineage, title, lang)] : []),
  ]
  const entries = logUntil(record, day)
  const evidence = (entry: (typeof entries)[number]): string[] => [entry.evidence ?? []].flat()
  const value = (id: string) => ({ id, title: title(idOf(id)) })
  return {
    id: record.id,
    title: titleOf(record, lang),
    kind: kind.label[lang].one,
    path: record.path,
    log: entries.map((entry) => ({
      date: dateInWords(entry.date, lang),
      status: kind.statuses.get(entry.status)?.label[lang] ?? entry.status,
      by: entry.by === undefined ? undefined : value(entry.by),
      note: entry.note,
      evidence: evidence(entry).map(value),
    })),
    commits: made.map(({ view }) => view),
    unseen: unseenIn(history, lineage, lang),
    output: {
      id: record.id,
      kind: kind.name,
      title: titleOf(record, lang),
      path: record.path,
      log: entries.map((entry) => ({ date: entry.date, status: entry.status, by: entry.by ?? null, note: entry.note ?? null, evidence: evidence(entry) })),
      commits: made.map(({ output }) => output),
      history: {
        head: history.head ?? null,
        commits: history.commits,
        unseen: history.unseen.reason ?? null,
        isShallow: history.unseen.cut.size > 0,
        isPartial: history.unseen.isPartial,
      },
    },
  }
}

type OpenStep = Omit<Step, 'commit'>

/** The files as they are now, where no commit has them so. */
function uncommitted(record: ForumRecord, { steps }: Lineage, { tip, texts }: Committed): OpenStep[] {
  const files = filesOf(record)
  const gone = [...new Set(steps.map(({ lang }) => lang))].filter((lang) => lang !== undefined && !record.translations.has(lang))
  const last = (lang: string | undefined) => steps.findLast((step) => step.lang === lang && step.after && tip.has(step.after.path))?.after
  return [
    ...files.flatMap(([lang, file]): OpenStep[] => {
      const committed = texts.get(tip.get(file.path) ?? '')
      if (committed === file.text) return []
      const before: Seen | undefined = committed === undefined ? last(lang) : { path: file.path, file: fileOf(file.path, committed), isHere: true }
      return [{ lang, after: { path: file.path, file, isHere: true }, before: [before] }]
    }),
    ...gone.flatMap((lang): OpenStep[] => {
      const before = last(lang)
      return before ? [{ lang, after: undefined, before: [before] }] : []
    }),
  ]
}

function commitOf(
  commit: Commit | undefined,
  steps: readonly OpenStep[],
  lineage: Lineage,
  title: TitleOf,
  lang: Lang,
): { view: CommitView; output: LogOutput[number]['commits'][number] } {
  const sentences: string[] = []
  const changes: LogOutput[number]['commits'][number]['changes'] = []
  const texts: { title: string; lang: string | null; redline: ReturnType<typeof redline> }[] = []
  const original = steps.filter((step) => step.lang === undefined)
  for (const step of [...original, ...steps.filter((each) => each.lang !== undefined)]) {
    const { after, lang: own } = step
    const before = step.before.find((each) => each?.file) ?? step.before.find((each) => each !== undefined)
    const put = (text: Text, values: Record<string, string> = {}) => {
      const said = say(message(text, values), lang)
      sentences.push(own === undefined ? said : say(message(words.inLanguage, { language: languageName(own, lang), said }), lang))
    }
    if (!after) {
      put(words.removed, { path: before?.path ?? '' })
      continue
    }
    if (before && before.path !== after.path) put(words.renamed, { from: nameOf(before.path), to: nameOf(after.path) })
    if (!after.file || (before && !before.file)) {
      put((after.file ? before : after)?.isHere === false ? words.notHere : words.unreadable)
      continue
    }
    const file = after.file
    if (!before?.file) {
      put(words.begun, { title: titleIn(file, lineage), status: statusIn(file, lineage, lang) })
      continue
    }
    const found = dataChanges(before.file.data, file.data, lineage.kind)
    for (const change of found) {
      const said = changeInWords(change, lang, title)
      put(words.plain, { said })
      changes.push({ field: fieldName(change), lang: own ?? null, before: change.before ?? null, after: change.after ?? null, words: said })
    }
    if (normalise(before.file.body) !== normalise(file.body)) {
      const heading = own === undefined ? words.text[lang] : say(message(words.inLanguage, { language: languageName(own, lang), said: words.text[lang] }), lang)
      texts.push({ title: heading, lang: own ?? null, redline: redline(before.file.body.trim(), file.body.trim()) })
    } else if (found.length === 0 && before.path === after.path) put(words.layout)
  }
  return {
    view: {
      commit: commit && {
        day: dateInWords(commit.day, lang),
        hash: commit.hash.slice(0, 10),
        author: commit.author,
        subject: commit.subject,
        isMerge: commit.isMerge,
      },
      changes: sentences,
      texts,
    },
    output: {
      commit: commit?.hash ?? null,
      author: commit?.author ?? null,
      day: commit?.day ?? null,
      subject: commit?.subject ?? null,
      isMerge: commit?.isMerge ?? false,
      files: steps.map((step) => ({
        path: step.after?.path ?? null,
        was: step.before.find((each) => each !== undefined)?.path ?? null,
        lang: step.lang ?? null,
      })),
      changes,
      texts: texts.map(({ lang: own, redline: blocks }) => ({
        lang: own,
        redline: blocks.map(({ type, parts, move }) => ({ type, parts: [...parts], ...(move !== undefined && { move }) })),
      })),
    },
  }
}

const words = {
  plain: { en: '{said}', es: '{said}' },
  inLanguage: { en: 'In {language}: {said}', es: 'En {language}: {said}' },
  begun: { en: 'Begun: {title}{status, select, none {} other { · {status}}}', es: 'Se crea: {title}{status, select, none {} other { · {status}}}' },
  renamed: { en: 'File renamed from {from} to {to}', es: 'El archivo pasa de llamarse {from} a {to}' },
  removed: { en: 'File taken away: {path}', es: 'Se quita el archivo {path}' },
  notHere: { en: 'Changed; the contents are not in this clone', es: 'Cambió; el contenido no está en este clon' },
  unreadable: { en: 'Changed; the file could not be read as a record', es: 'Cambió; el archivo no se podía leer como registro' },
  layout: { en: 'Only the layout of the file', es: 'Solo la disposición del archivo' },
  text: { en: 'Text', es: 'Texto' },
} satisfies Record<string, Text>

const nameOf = (path: string): string => path.replace(/^records\//, '')

const fieldName = ({ fields }: DataChange): string => fields.map(({ key }) => key).join('.')

function titleIn({ data }: SourceFile, { kind, id }: Lineage): string {
  const title = data[kind.roles.title]
  if (typeof title === 'string') return title
  return typeof title === 'object' && title !== null ? String(Object.values(title)[0] ?? id) : id
}

function statusIn({ data }: SourceFile, { kind }: Lineage, lang: Lang): string {
  const last: unknown = Array.isArray(data.log) ? data.log.at(-1)?.status : undefined
  return typeof last === 'string' ? (kind.statuses.get(last)?.label[lang] ?? last) : 'none'
}

/** What of a record's history could not be seen, in a sentence. */
function unseenIn({ unseen }: History, { steps }: Lineage, lang: Lang): string | undefined {
  if (unseen.reason) return say(message(unseenWords[unseen.reason], { detail: unseen.detail }), lang)
  if (steps.some(({ commit, before }) => unseen.cut.has(commit.hash) && before.every((each) => each === undefined))) return unseenWords.cut[lang]
  return undefined
}

const unseenWords = {
  'no-git': { en: 'git is not installed, so no commit could be looked at.', es: 'git no está instalado, de modo que no se pudo examinar ningún commit.' },
  'no-repository': {
    en: 'The records are in no git repository, so there are no commits.',
    es: 'Los registros no están en un repositorio git, de modo que no hay commits.',
  },
  'no-commits': { en: 'Nothing is committed yet.', es: 'Aún no hay ningún commit.' },
  unreadable: { en: 'The commits could not be looked at: {detail}', es: 'No se pudieron examinar los commits: {detail}' },
  cut: {
    en: 'The history is cut off here (a shallow clone); git fetch --unshallow brings what came before.',
    es: 'El historial está cortado aquí (un clon superficial); git fetch --unshallow trae lo anterior.',
  },
} satisfies Record<string, Text>
