// The large forum of the tests: the League of the Nine Rivers, its records written from the compact source in test/fixtures/rivers.
import { spawnSync } from 'node:child_process'
import { type Tree, type Workspace, buildWorkspace } from '../src/core/workspace.ts'
import { slugOf } from '../src/core/slug.ts'
import { sealOf, translationBase } from '../src/core/text.ts'
import { readDefinitions } from '../src/io/definitions.ts'
import { type AgreementSource, type Pair, agreements, awaited, meetings } from './fixtures/rivers/agreements.ts'
import { type ChapterSource, chapters } from './fixtures/rivers/chapters.ts'
import { Repository } from './repository.ts'

/** The editions of the regulations, each with the day on which it was made. */
const editions = [
  { name: '2024.1', day: '2024-01-15' },
  { name: '2027.1', day: '2027-01-15' },
  { name: '2030.1', day: '2030-12-15' },
] as const

const members: readonly { readonly id: string; readonly names: Pair }[] = [
  { id: 'OMB', names: ['Ombria', 'Ombría'] },
  { id: 'QUE', names: ['Quell', 'Quela'] },
  { id: 'SAR', names: ['Sarnow', 'Sarnovia'] },
  { id: 'TAR', names: ['Tarnland', 'Tarnia'] },
  { id: 'VES', names: ['Vessia', 'Vesia'] },
]

const forum = `# A forum that does not exist, for the tests.
id: lnr
name:
  en: League of the Nine Rivers (LNR)
  es: Liga de los Nueve Ríos (LNR)
short-name: { en: LNR, es: LNR }
secretariat: { en: Secretariat, es: Secretaría }
languages: [en, es]
time-zone: UTC
due-soon-days: 14
stale-days: 180
bodies: { presidency: PPT, leadership: TROIKA, members: MEMBERS }
`

const bodies: Readonly<Record<string, string>> = {
  'MEMBERS-members': 'id: MEMBERS\nnames: { en: Members, es: Miembros }\ntype: organ\ncomposition:\n  parties: [member]\n',
  'PPT-presidency': 'id: PPT\nnames: { en: Presidency, es: Presidencia }\ntype: office\ncomposition:\n  presidencies: [0]\n',
  'SEC-secretariat': 'id: SEC\nnames: { en: Secretariat, es: Secretaría }\ntype: secretariat\n',
  'TROIKA-troika': 'id: TROIKA\nnames: { en: Troika, es: Troika }\ntype: organ\ncomposition:\n  presidencies: [-1, 0, 1]\n',
}

/** In the order of the alphabet; Tarnland was the first. */
const presidingIn = (year: number) => members[(year - 2021 + 3) % members.length] ?? { id: '', names: ['', ''] as const }

type Data = Readonly<Record<string, unknown>>

const meetingOf = (id: string) => {
  const meeting = meetings.find((each) => each.id === id)
  if (!meeting) throw new Error(`no meeting ${id}`)
  return meeting
}

const yaml = (data: Data): string =>
  Object.entries(data)
    .map(([key, value]) => `${key}: ${typeof value === 'string' && /^[\w-]+$/.test(value) && !/^\d{4}$/.test(value) ? value : JSON.stringify(value)}\n`)
    .join('')

/** A record and its Spanish sibling; a sibling needs something to say. */
function filesOf(
  folder: string,
  data: Data & { readonly id: string },
  slug: string,
  body: string,
  spanish: { readonly data: Data; readonly body?: string },
): [string, string][] {
  const path = `records/${folder}/${data.id}-${slugOf(slug)}`
  const sibling = { translates: translationBase(data, ['title', 'note'], body), ...spanish.data }
  const file = (name: string, front: Data, text: string): [string, string] =>
    text === '' ? [`${name}.yaml`, yaml(front)] : [`${name}.md`, `---\n${yaml(front)}---\n\n${text}\n`]
  return [file(path, data, body), file(`${path}.es`, sibling, spanish.body ?? '')]
}

function agreementFiles({ id, meeting, title, blocks, more }: AgreementSource): [string, string][] {
  const { date } = meetingOf(meeting)
  const body = blocks.map(([en]) => en).join('\n\n')
  const translated = blocks.flatMap(([, es]) => es ?? [])
  const data = {
    id,
    title: title[0],
    meeting,
    body: 'MEMBERS',
    adopted: date,
    nature: 'rule',
    ...more,
    seal: sealOf({ title: title[0], meeting, adopted: date, body }),
    source: [{ record: meeting, quote: adoptionOf(title) }],
    log: [{ date, status: 'adopted' }],
  }
  const spanish = translated.length === blocks.length ? translated.join('\n\n') : undefined
  return filesOf('agreements', data, title[0], body, {
    data: { title: title[1], ...(spanish !== undefined && { seal: sealOf({ title: title[1], meeting, adopted: date, body: spanish }) }) },
    ...(spanish !== undefined && { body: spanish }),
  })
}

const adoptionOf = (title: Pair): string => `The League adopted the agreement “${title[0]}”.`

/** The files of the forum as they were known on a day. */
function riversFiles(day = '2030-12-31'): Map<string, string> {
  const held = meetings.filter(({ date }) => date <= day)
  const isHeld = ({ meeting }: { readonly meeting: string }) => held.some(({ id }) => id === meeting)
  const year = (date: string) => date.slice(0, 4)
  const years = Array.from({ length: Number(year(day)) - 2020 }, (_, index) => String(2021 + index))
  const files: [string, string][] = [
    ['rcm.yaml', forum],
    ...Object.entries(bodies).map(([name, text]): [string, string] => [`records/bodies/${name}.yaml`, text]),
  ]
  for (const { id, names } of members)
    files.push([`records/parties/${id}-${slugOf(names[0])}.yaml`, yaml({ id, names: { en: names[0], es: names[1] }, type: 'member', since: '2021' })])
  for (const each of years) {
    const { id: host, names: name } = presidingIn(Number(each))
    const log = [{ date: `${each}-01-01`, status: 'in-office' }, ...(`${each}-12-31` < day ? [{ date: `${Number(each) + 1}-01-01`, status: 'ended' }] : [])]
    const data = { id: `PPT-${each}`, title: `Presidency of ${name[0]}, ${each}`, party: host, from: each, until: each, log }
    files.push(...filesOf('presidencies', data, name[0], '', { data: { title: `Presidencia de ${name[1]}, ${each}` } }))
  }
  for (const { id, date, place, host, title } of held) {
    const adopted = [...agreements, ...awaited].filter(({ meeting }) => meeting === id).map((each) => adoptionOf(each.title))
    const data = {
      id,
      title: title[0],
      type: 'meeting',
      date,
      place,
      mode: 'in-person',
      hosts: [host],
      body: 'MEMBERS',
      presidency: `PPT-${year(date)}`,
      log: [{ date, status: 'held' }],
    }
    files.push(...filesOf('events', data, title[0], [`The members met in ${place}.`, ...adopted].join('\n\n'), { data: { title: title[1] } }))
  }
  for (const each of agreements.filter(isHeld)) files.push(...agreementFiles(each))
  for (const { id, meeting, title, note } of awaited.filter(isHeld)) {
    const { date } = meetingOf(meeting)
    const data = {
      id,
      title: title[0],
      meeting,
      adopted: date,
      awaited: true,
      source: [{ record: meeting, quote: adoptionOf(title) }],
      note: note[0],
      log: [{ date, status: 'adopted' }],
    }
    files.push(...filesOf('agreements', data, title[0], '', { data: { title: title[1], note: note[1] } }))
  }
  const known = new Set([...agreements, ...awaited].filter(isHeld).map(({ id }) => id))
  files.push(...chapters.flatMap((chapter, index) => chapterFiles(chapter, { id: `REG-${index + 1}`, parent: undefined, known, year: Number(year(day)) })))
  return new Map(files)
}

interface Place {
  readonly id: string
  readonly parent: string | undefined
  readonly known: ReadonlySet<string>
  readonly year: number
}

function chapterFiles({ title, number, note, provisions = [], awaited: waiting = [], sections = [] }: ChapterSource, place: Place): [string, string][] {
  const { id, parent, known, year } = place
  const isKnown = (ref: string) => known.has(ref.split('#')[0] ?? '')
  const refs = provisions.flatMap((each) => (typeof each === 'string' ? refsOf(each) : year < each.until ? refsOf(each.ref) : [])).filter(isKnown)
  const listed = waiting.filter(isKnown)
  const under = sections.flatMap((section, index) => chapterFiles(section, { ...place, id: `${id}.${index + 1}`, parent: id }))
  if (refs.length === 0 && under.length === 0) return []
  const data = {
    id,
    title: title[0],
    ...(number !== undefined && { number }),
    ...(parent !== undefined && { parent }),
    ...(refs.length > 0 && { provisions: refs }),
    ...(listed.length > 0 && { awaited: listed }),
    ...(note && { note: note[0] }),
  }
  return [...filesOf('regulations', data, title[0], '', { data: { title: title[1], ...(note && { note: note[1] }) } }), ...under]
}

/** `AGR-2021-001#3.1-4` is four references. */
function refsOf(range: string): string[] {
  const [, before = '', first = '', last = first] = /^(.*[#.])(\d+)(?:-(\d+))?$/.exec(range) ?? []
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => `${before}${Number(first) + index}`)
}

function riversTree(day?: string): Tree {
  const files = riversFiles(day)
  return { paths: [...files.keys()].sort(), refused: [], read: (path) => files.get(path) ?? '' }
}

/** The forum as a workspace. */
export async function rivers(day?: string): Promise<Workspace> {
  const tree = riversTree(day)
  return buildWorkspace(tree, await readDefinitions(tree))
}

/** A repository with a commit a meeting and one an edition, which is tagged; written in one go, since a hundred calls of git take long. */
export function riversRepository(): Repository {
  const repository = new Repository()
  const steps = [
    ...meetings.map(({ date, title }) => ({ day: date, subject: title[0], edition: '' })),
    ...editions.map(({ name, day }) => ({ day, subject: `Edition ${name}`, edition: name })),
  ]
  const person = 'Rita Rivera <rita@rivers.example>'
  const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`
  const stream = steps
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ day, subject, edition }) => {
      const at = `${person} ${Date.parse(`${day}T12:00:00Z`) / 1000} +0000`
      const files = [...riversFiles(day)].map(([path, text]) => `M 100644 inline ${path}\n${data(text)}`)
      const tag = edition === '' ? '' : `reset refs/tags/v${edition}\nfrom refs/heads/main\n\n`
      return `commit refs/heads/main\nauthor ${at}\ncommitter ${at}\n${data(subject)}deleteall\n${files.join('')}\n${tag}`
    })
  const run = spawnSync('git', ['fast-import', '--quiet'], { cwd: repository.root, input: stream.join(''), encoding: 'utf8' })
  if (run.status !== 0) throw new Error(run.stderr)
  repository.git('reset', '--quiet', '--hard', 'main')
  return repository
}
