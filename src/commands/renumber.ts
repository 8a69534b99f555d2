// rcm renumber: another id for a record, when two have the same.
import { userError } from '../core/failure.ts'
import { rewriteData } from '../core/edit.ts'
import { readYaml } from '../core/front-matter.ts'
import { idAfter } from '../core/ids.ts'
import { type Text, message, say } from '../core/message.ts'
import { type Edit, type Plan, planOf } from '../core/plan.ts'
import { type ForumRecord, titleOf } from '../core/record.ts'
import { type Mention, mentionsOf, renumberEdits } from '../core/renumber.ts'
import { visible } from '../core/visible.ts'
import type { Link } from '../core/workspace.ts'
import type { Ask } from './ask.ts'
import { type Command, type Input, type Session, writingOptions } from './command.ts'
import { idsOf } from './new-record.ts'
import { noRecord } from './record-named.ts'
import { listOf } from './update.ts'
import { writePlan } from './write-plan.ts'

const words = {
  which: { en: 'Which of these mean {title}?', es: '¿Cuáles de estos se refieren a {title}?' },
  mentions: { en: 'Words that still name {old}, to be looked at:', es: 'Textos que aún nombran {old}, para revisar:' },
} satisfies Record<string, Text>

export const renumber: Command = {
  name: 'renumber',
  summary: { en: 'give a record another id', es: 'dar otro id. a un registro' },
  description: {
    en: 'For two records that were given the same id on two branches: the one that was on the main branch first keeps it. Files are renamed, every reference follows, and “formerly” keeps the old id. Words that name it are listed, not changed.',
    es: 'Para dos registros que recibieron el mismo id. en dos ramas: lo conserva el que estuvo primero en la rama principal. Los archivos cambian de nombre, todas las referencias lo siguen y «formerly» guarda el id. anterior. Los textos que lo nombran se enumeran, no se cambian.',
  },
  arguments: [
    {
      flags: '<old>',
      text: { en: 'the id; the path of the file where two records have it', es: 'el id.; la ruta del archivo cuando dos registros lo tienen' },
    },
    { flags: '[new]', text: { en: 'the new id; the next one free unless given', es: 'el nuevo id.; el siguiente libre si no se indica' } },
  ],
  options: [
    {
      flags: '--refs <which>',
      isRepeatable: true,
      text: {
        en: 'which references follow where two records have the id: all, none, or the id of a record that refers (repeatable)',
        es: 'qué referencias lo siguen cuando dos registros tienen el id.: all (todas), none (ninguna) o el id. de un registro que lo refiere (repetible)',
      },
    },
    ...writingOptions,
  ],
  formats: ['text'],
  examples: [
    { run: 'rcm renumber FU-2016-012', text: { en: 'to the next number free on every branch', es: 'al siguiente número libre en todas las ramas' } },
    {
      run: 'rcm renumber records/follow-ups/FU-2016-012-report.yaml FU-2016-044 --refs none',
      text: { en: 'one of two with the same id', es: 'uno de dos con el mismo id.' },
    },
  ],
  next: { en: '“git diff” shows what was rewritten; then commit it.', es: '«git diff» muestra lo reescrito; luego haga el commit.' },
  async run(context, { args, options }) {
    const session = await context.open()
    const { workspace, lang } = session
    const record = recordMeant(session, args[0] ?? '')
    const old = record.id
    const id = args[1] ?? (await nextFree(session, record))
    if (!record.kind.id.pattern.test(id))
      throw userError(
        'id',
        { en: '“{id}” has not the form of an id of the kind {kind}.', es: '«{id}» no tiene la forma de un id. del tipo {kind}.' },
        { id, kind: record.kind.name, form: record.kind.id.form, example: record.kind.id.example },
        { en: 'The form is {form}, such as {example}.', es: 'La forma es {form}, por ejemplo {example}.' },
      )
    if (workspace.byId.has(id)) throw userError('taken', { en: 'The id {id} is taken.', es: 'El id. {id} ya está ocupado.' }, { id })
    const twins = workspace.records.filter((each) => each.id === old && each !== record)
    const links = twins.length === 0 ? workspace.linksTo(old) : await meant(session, record, options, await context.ask(lang))
    const edits: Edit[] = renumberEdits(record, id, links)
    if (twins.length === 0) edits.push(...forumEdit(session, old, id))
    const plan = planOf(edits)
    const code = await writePlan(context, session, { plan, options })
    if (code !== 0) return code
    const left = twins.length === 0 ? await mentionsAfter(session, plan, old) : []
    if (left.length > 0)
      context.note(`${say(message(words.mentions, { old }), lang)}\n${left.map(({ path, line }) => `  ${visible(path)}:${line}\n`).join('')}`)
    return 0
  },
}

/** By path, else by id; an id that two have needs the path. */
function recordMeant({ workspace, pathOf }: Session, typed: string): ForumRecord {
  const path = pathOf(typed)
  const byPath = workspace.records.find((record) => record.path === path)
  if (byPath) return byPath
  const found = workspace.records.filter(({ id }) => id === typed)
  if (found.length === 1 && found[0]) return found[0]
  if (found.length === 0) throw noRecord(workspace.byId, typed)
  throw userError(
    'ambiguous',
    { en: '{count} records have the id {id}: {paths}.', es: '{count} registros tienen el id. {id}: {paths}.' },
    { count: found.length, id: typed, paths: found.map((each) => each.path).join(', '), path: found.at(-1)?.path },
    { en: 'Name the file of the one that is to get another: rcm renumber {path}', es: 'Indique el archivo del que debe recibir otro: rcm renumber {path}' },
  )
}

async function nextFree(session: Session, { kind, id }: ForumRecord): Promise<string> {
  const names = await session.namesOnBranches(`records/${kind.folder}`)
  const next = kind.id.next?.endsWith('{number}') ? idAfter(id, [...idsOf(session, kind), ...names]) : undefined
  if (next !== undefined) return next
  throw userError(
    'id',
    { en: 'A record of the kind {kind} has an id that people choose.', es: 'Un registro del tipo {kind} tiene un id. que eligen las personas.' },
    { kind: kind.name, form: kind.id.form, example: kind.id.example, id },
    {
      en: 'Give the new id after the old one, in the form {form}: rcm renumber {id} {example}',
      es: 'Indique el nuevo id. después del anterior, con la forma {form}: rcm renumber {id} {example}',
    },
  )
}

/** Where two records have the id, which references mean the one that gets another: only a person can tell. */
async function meant({ workspace, lang }: Session, record: ForumRecord, options: Input['options'], ask: Ask | undefined): Promise<readonly Link[]> {
  const links = workspace.linksTo(record.id)
  const asked = listOf(options.refs)
  const referring = [...new Set(links.map(({ from }) => from))]
  if (asked.includes('all')) return links
  if (asked.includes('none') || links.length === 0) return []
  if (asked.length > 0) {
    const unknown = asked.find((each) => !referring.some(({ id }) => id === each))
    if (unknown !== undefined)
      throw userError(
        'refs',
        { en: '“{unknown}” does not refer to {id}.', es: '«{unknown}» no se refiere a {id}.' },
        { unknown, id: record.id, ids: referring.map(({ id }) => id).join(', ') },
        { en: 'These do: {ids}.', es: 'Estos sí: {ids}.' },
      )
    return links.filter(({ from }) => asked.includes(from.id))
  }
  if (!ask)
    throw userError(
      'refs',
      { en: 'Two records have the id {id}, and these refer to it: {ids}.', es: 'Dos registros tienen el id. {id}, y estos se refieren a él: {ids}.' },
      { id: record.id, ids: referring.map(({ id }) => id).join(', ') },
      {
        en: 'Say which of them mean this record: --refs all, --refs none, or --refs ID for each.',
        es: 'Indique cuáles se refieren a este registro: --refs all, --refs none, o --refs ID para cada uno.',
      },
    )
  const picked = await ask.chooseMany({
    message: say(message(words.which, { title: titleOf(record, lang) }), lang),
    choices: referring.map((each) => ({ value: each, label: `${each.id}  ${titleOf(each, lang)}` })),
  })
  return links.filter(({ from }) => picked.includes(from))
}

/** rcm.yaml names bodies by their codes. */
function forumEdit({ workspace }: Session, old: string, id: string): Edit[] {
  const { forumText } = workspace
  const data = readYaml(forumText).parts?.data
  const bodies = data?.bodies as Readonly<Record<string, unknown>> | undefined
  if (!data || !bodies || !Object.values(bodies).includes(old)) return []
  const after = rewriteData(
    'rcm.yaml',
    forumText,
    { ...data, bodies: Object.fromEntries(Object.entries(bodies).map(([role, code]) => [role, code === old ? id : code])) },
    [],
  )
  return [{ path: 'rcm.yaml', before: forumText, after, why: message({ en: '{old} becomes {id}', es: '{old} pasa a ser {id}' }, { old, id }) }]
}

async function mentionsAfter(session: Session, plan: Plan, old: string): Promise<Mention[]> {
  const planned = await session.planned(plan)
  return mentionsOf(planned, old)
}
