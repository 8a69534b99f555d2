// A fictional forum of any size: the Assembly of the Seven Lakes over many years, with every kind of record in the shares of a real one.
import type { Kind } from '../src/core/kind.ts'
import { translationBase } from '../src/core/text.ts'
import { Chronicle, type Draft } from './chronicle.ts'
import { type Data, frontMatter } from './front-matter.ts'
import { lastYear, makeEvent, makeFollowUp, makePresidency, makers } from './makers.ts'
import { Random } from './random.ts'
import { members, note, observers, slug, topics } from './words.ts'

export interface File {
  readonly path: string
  readonly text: string
}

/**
 * Makes the records, in the order in which they came to be.
 * @param count translations not counted; at least 100
 */
export function makeForum(count: number, seed: number): Draft[] {
  const years = Math.min(40, Math.max(3, Math.round(count / 250)))
  const forum = new Chronicle(new Random(seed), lastYear - years + 1)
  found(forum, count)
  makePresidency(forum, lastYear + 1)
  const founded = forum.drafts.length
  for (let index = 1; index <= years; index++) {
    const year = forum.firstYear + index - 1
    const until = founded + Math.round(((count - founded) * index) / years)
    const size = until - forum.drafts.length
    forum.meetings = []
    forum.asked = []
    makePresidency(forum, year)
    makeEvent(forum, year)
    for (const [share, make] of makers) for (let left = Math.floor(size * share + forum.random.next()); left > 0; left--) make(forum, year)
    while (forum.drafts.length < until) makeFollowUp(forum, year)
  }
  forum.readAgain()
  return forum.drafts
}

/** The files of a record: its own, and its translation. */
export function filesOf({ kind: name, id, slug: rest, data, log, es, body: makeBody }: Draft, kinds: ReadonlyMap<string, Kind>): File[] {
  const kind = kinds.get(name)
  if (!kind) throw new TypeError(`no kind ${name}`)
  const body = makeBody?.()
  const whole: Data = { id, ...data, ...(log.length > 0 ? { log } : {}) }
  const stem = `records/${kind.folder}/${id}${rest === '' ? '' : `-${rest}`}`
  const file = (path: string, front: string, text: string | undefined): File =>
    text === undefined ? { path: `${path}.yaml`, text: front } : { path: `${path}.md`, text: `---\n${front}---\n\n${text}\n` }
  const original = file(stem, frontMatter(whole), body?.en)
  if (Object.keys(es).length === 0) return [original]
  return [original, file(`${stem}.es`, frontMatter({ translates: translationBase(whole, kind.translatable, body?.en ?? ''), ...es }), body?.es)]
}

export const forumFile: File = {
  path: 'rcm.yaml',
  text: `# A forum that does not exist, for measuring.
id: asl
name:
  en: Assembly of the Seven Lakes (ASL)
  es: Asamblea de los Siete Lagos (ASL)
short-name: { en: ASL, es: ASL }
secretariat: { en: Secretariat, es: Secretaría }
languages: [en, es]
time-zone: UTC
due-soon-days: 14
stale-days: 180
bodies: { presidency: PPT, leadership: TROIKA, members: MEMBERS }
`,
}

/** What is there from the beginning: parties, bodies, topics, terms. */
function found(forum: Chronicle, count: number): void {
  const { random, firstYear } = forum
  for (const { code, name } of members) forum.add('party', code, slug(name.en), { names: { ...name }, type: 'member', since: String(firstYear - 5) })
  for (const { code, member, name } of observers.slice(0, Math.max(4, Math.round(count / 200))))
    forum.add('party', code, slug(name.en), { names: { ...name }, type: random.pick(['civil-society', 'observer-organization', 'academia']), parent: member })
  forum.add('body', 'MEMBERS', 'members', { names: { en: 'Members', es: 'Miembros' }, type: 'group', composition: { parties: ['member'] } })
  forum.add('body', 'PPT', 'presidency', {
    names: { en: 'Presidency Pro Tempore', es: 'Presidencia Pro Témpore' },
    type: 'office',
    composition: { presidencies: [0] },
  })
  forum.add('body', 'TROIKA', 'troika', { names: { en: 'Troika', es: 'Troika' }, type: 'organ', composition: { presidencies: [-1, 0, 1] } })
  forum.add('body', 'SEC', 'secretariat', { names: { en: 'Secretariat', es: 'Secretaría' }, type: 'secretariat' })
  for (const { en, es } of topics.slice(0, Math.ceil(count * 0.02)))
    forum.add(
      'topic',
      `TOP-${slug(en)}`,
      '',
      { title: en, type: random.pick(['issue', 'institutional']) },
      { es: { title: es }, body: forum.notes(firstYear, 1, 6, 12) },
    )
  for (const { en, es } of topics.slice(0, Math.ceil(count * 0.005))) {
    const reason = note(random, firstYear)
    forum.add(
      'term',
      `TRM-${slug(en)}`,
      '',
      { title: en, forms: { en: [en], es: [es] }, advice: random.pick(['prefer', 'care', 'avoid']), reason: reason.en },
      { es: { title: es, reason: reason.es } },
    )
  }
}
