// Where the candidates of a completion come from, by the name of the place in the help: `<ids...>`, `[kind]`, `--party <code>`.
import { resolve } from 'node:path'
import { fieldNamed, fieldNames, kindNamed } from '../core/fields.ts'
import { type Lang, toolLanguages } from '../core/message.ts'
import { titleOf } from '../core/record.ts'
import { type Definitions, type Tree, type Workspace, buildWorkspace } from '../core/workspace.ts'
import { readDefinitions } from '../io/definitions.ts'
import { findForum, workingTree } from '../io/working-tree.ts'
import type { Process } from './context.ts'

export interface Candidate {
  readonly value: string
  readonly text?: string | undefined
}

/** Stands for the files that the shell finds by itself. */
export const filesWanted = ':files'

export interface Place {
  readonly process: Process
  readonly lang: Lang
  /** What is typed of the word so far. */
  readonly current: string
  /** The words before it. */
  readonly given: readonly string[]
}

type Source = (place: Place) => Promise<readonly Candidate[]>

const files: Source = async () => [{ value: filesWanted }]
const records: Source = (place) => ids(place, [])
const actors: Source = (place) => ids(place, ['party', 'body'])

/** Every name of a place at which something can be offered; others take what only the person knows. */
const sources: Readonly<Record<string, Source>> = {
  file: files,
  folder: files,
  path: files,
  paths: files,
  id: records,
  old: records,
  ids: (place) => lastOf(place, ',', records),
  record: records,
  records: async (place) => [...(await records(place)), ...(await query(place))],
  event: (place) => ids(place, ['event']),
  when: (place) => ids(place, ['event']),
  code: actors,
  codes: (place) => lastOf(place, ',', actors),
  kind: kinds,
  kinds: async (place) => [...(await kinds(place)), ...(await query(place))],
  query,
  field: fields,
  fields: (place) =>
    lastOf(place, ',', async (each) => (each.current.startsWith('-') ? headed(await fields({ ...each, current: each.current.slice(1) }), '-') : fields(each))),
  'field=value': async (place) => {
    const [, field, value] = /^([^=]+=)(.*)$/s.exec(place.current) ?? []
    if (field === undefined) return (await fields(place)).map((each) => ({ ...each, value: `${each.value}=` }))
    return headed(await values(field.replace(/[+-]?=$/, ''), { ...place, current: value ?? '' }), field)
  },
  status: async (place) => values('status', place),
  report: reports,
  about: (place) => ids(place, ['party', 'body', 'event']),
  language: async ({ current }) => toolLanguages.filter((each) => each.startsWith(current)).map((value) => ({ value })),
  shell: async ({ current }) => ['bash', 'zsh', 'fish'].filter((each) => each.startsWith(current)).map((value) => ({ value })),
  rule: async ({ current, lang }) =>
    [...(await import('../rules/index.ts')).rules, ...(await import('../rules/change/index.ts')).changeRules]
      .filter(({ id }) => id.startsWith(current))
      .map(({ id, summary }) => ({ value: id, text: summary[lang] })),
}

export const candidatesFor = async (name: string, place: Place): Promise<readonly Candidate[]> => sources[name]?.(place) ?? []

const headed = (all: readonly Candidate[], head: string): Candidate[] => all.map(({ value, text }) => ({ value: head + value, text }))

/** Of a list in one word only the last item is completed. */
async function lastOf(place: Place, separator: string, source: Source): Promise<Candidate[]> {
  const at = place.current.lastIndexOf(separator) + 1
  return headed(await source({ ...place, current: place.current.slice(at) }), place.current.slice(0, at))
}

interface Forum {
  readonly tree: Tree
  readonly definitions: Definitions
}

const opened = new WeakMap<Process, Promise<Forum>>()

/** The kinds and the names of the files: no record is read yet. */
function forumOf({ process, given }: Place): Promise<Forum> {
  let forum = opened.get(process)
  if (!forum) {
    const named = given.lastIndexOf('-C')
    const tree = workingTree(findForum(resolve(process.cwd, (named === -1 ? undefined : given[named + 1]) ?? '.')))
    forum = readDefinitions(tree).then((definitions) => ({ tree, definitions }))
    opened.set(process, forum)
  }
  return forum
}

const emptyWorkspace = ({ definitions }: Forum): Workspace => buildWorkspace({ paths: [], refused: [], read: () => '' }, definitions)

/** As many as a person looks through. */
const most = 200

/** Ids that begin so, with their titles, of the kinds that play a part: only files with such names are read. */
async function ids(place: Place, parts: readonly string[]): Promise<Candidate[]> {
  const { tree, definitions } = await forumOf(place)
  const folders = new Set(
    [...definitions.kinds.values()].filter(({ plays }) => parts.length === 0 || parts.includes(plays)).map(({ folder }) => `records/${folder}/`),
  )
  const typed = place.current.toLowerCase()
  const paths: string[] = []
  let count = 0
  for (const path of tree.paths) {
    const start = path.lastIndexOf('/') + 1
    if (!folders.has(path.slice(0, start)) || !path.slice(start).toLowerCase().startsWith(typed)) continue
    if (++count > most * 2) break
    paths.push(path)
  }
  const { records: found } = buildWorkspace({ ...tree, paths, refused: [] }, definitions)
  return found
    .filter(({ id }) => /^[A-Z][A-Za-z0-9.-]*$/.test(id) && id.toLowerCase().startsWith(typed))
    .slice(0, most)
    .map((record) => ({ value: record.id, text: titleOf(record, place.lang) }))
}

async function reports(place: Place): Promise<Candidate[]> {
  const [{ reportFiles }, { readReport }, { shippedTemplate, shippedTemplates }] = await Promise.all([
    import('../commands/report-files.ts'),
    import('../core/report-definition.ts'),
    import('../io/shipped.ts'),
  ])
  const { tree } = await forumOf(place)
  const own = new Set(tree.paths.filter((path) => path.startsWith('templates/')).map((path) => path.slice('templates/'.length)))
  const template = (path: string) => (own.has(path) ? tree.read(`templates/${path}`) : shippedTemplate(path))
  return [...reportFiles({ templates: () => [...new Set([...own, ...shippedTemplates()])].sort(), template, lang: place.lang })]
    .filter(([name]) => name.startsWith(place.current))
    .map(([name, paths]) => ({ value: name, text: readReport(paths.map((path) => ({ path, text: template(path) ?? '' }))).definition.title }))
}

async function kinds(place: Place): Promise<Candidate[]> {
  const { definitions } = await forumOf(place)
  const all = [...definitions.kinds.values()]
  const folders = all.map((kind) => ({ value: kind.folder, text: kind.description[place.lang] }))
  const labels = all
    .map((kind) => ({ value: kind.label[place.lang].other.replaceAll(' ', '-'), text: kind.description[place.lang] }))
    .filter(({ value }) => !folders.some((each) => each.value === value) && all.some((kind) => kind.label[place.lang].other === value))
  return [...folders, ...labels].filter(({ value }) => value.startsWith(place.current))
}

async function fields(place: Place): Promise<Candidate[]> {
  const workspace = emptyWorkspace(await forumOf(place))
  return fieldNames(workspace)
    .filter((name) => name.startsWith(place.current))
    .map((value) => ({ value, text: fieldNamed(workspace, value)?.description[place.lang] }))
}

/** `field:value`, the last word of it where it stands in quotes; a list of values by comma. */
async function query(place: Place): Promise<Candidate[]> {
  const start = Math.max(place.current.lastIndexOf(' '), place.current.lastIndexOf('(')) + 1
  const word = place.current.slice(start)
  const minus = /^-/.test(word) ? 1 : 0
  const [, field = '', list = '', typed] = /^-?([^:]+):((?:[^,]*,)*)(.*)$/s.exec(word) ?? []
  const head = place.current.slice(0, start + minus)
  if (typed !== undefined) return headed(await values(field, { ...place, current: typed }), `${head}${field}:${list}`)
  return (await fields({ ...place, current: word.slice(minus) })).map(({ value, text }) => ({ value: `${head}${value}:`, text }))
}

/** What a field can be: its choices, yes or no, the ids it refers to. */
async function values(name: string, place: Place): Promise<Candidate[]> {
  const forum = await forumOf(place)
  const workspace = emptyWorkspace(forum)
  const field = fieldNamed(workspace, name)
  if (!field) return []
  const starts = (value: string) => value.startsWith(place.current)
  if (field.type === 'boolean') return ['true', 'false'].filter(starts).map((value) => ({ value }))
  const kind =
    field.name === 'status' ? place.given.map((word) => kindNamed(workspace, word)).find((each) => each !== undefined && each.statuses.size > 0) : undefined
  const choices = kind ? new Map([...kind.statuses.values()].map((status) => [status.name, status.label])) : field.choices?.(workspace)
  if (choices) return [...choices].filter(([value]) => starts(value)).map(([value, label]) => ({ value, text: label?.[place.lang] }))
  if (field.type === 'date') return ['today'].filter(starts).map((value) => ({ value }))
  if (field.type !== 'reference' && name !== 'id') return []
  const refersTo = new Set(
    [...workspace.kinds.values()].flatMap((kind) => kind.fields.filter((each) => each.name === field.name).flatMap((each) => each.refersTo)),
  )
  const isActor = field.name === 'party' || field.name === 'by'
  const parts = isActor
    ? ['party', 'body']
    : refersTo.has('*')
      ? []
      : [...workspace.kinds.values()].filter((kind) => refersTo.has(kind.name)).map(({ plays }) => plays)
  return ids(place, parts)
}
