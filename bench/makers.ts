// How each kind of record comes to be in the fictional forum: one maker a kind, each takes what it rests on from the chronicle.
import { type Day, addDays } from '../src/core/day.ts'
import { sealOf } from '../src/core/text.ts'
import { type Chronicle, type Entry, today } from './chronicle.ts'
import { aspect, members, note, observers, provision, slug } from './words.ts'

export const lastYear = Number(today.slice(0, 4))

type Maker = (forum: Chronicle, year: number) => void

const chairOf = (forum: Chronicle, year: number) => members[(year - forum.firstYear) % members.length] ?? members[0]

/** Who acts alone, or a body. */
const actor = ({ random }: Chronicle): string => (random.chance(0.5) ? random.pick(members).code : random.pick(['TROIKA', 'PPT', 'MEMBERS', 'SEC', 'SEC']))

export const makePresidency: Maker = (forum, year) => {
  const chair = chairOf(forum, year)
  if (!chair) return
  const { code, name } = chair
  const theme = aspect(forum.random, year)
  const log: Entry[] = year > lastYear ? [{ date: `${lastYear}-02-01`, status: 'confirmed' }] : [{ date: `${year}-01-01`, status: 'in-office' }]
  if (year < lastYear) log.push({ date: `${year}-12-31`, status: 'ended' })
  const data = {
    title: `Presidency Pro Tempore of ${name.en}, ${year}`,
    party: code,
    from: String(year),
    until: String(year),
    theme: theme.en,
    'theme-standing': year > lastYear ? 'potential' : 'official',
  }
  forum.add('presidency', `PPT-${year}`, slug(name.en), data, { es: { title: `Presidencia Pro Témpore de ${name.es}, ${year}`, theme: theme.es }, log })
}

export const makeEvent: Maker = (forum, year) => {
  const { random } = forum
  const isFirst = forum.meetings.length === 0
  const date: Day = `${year}-${two(isFirst ? 2 : random.int(1, 12))}-${two(random.int(1, 28))}`
  const isHeld = date <= today && (isFirst || random.chance(0.85))
  const [host = '', guest = ''] = random.some(members, 2).map(({ code }) => code)
  const title = aspect(random, year)
  const papers = isHeld && random.chance(0.5) ? forum.ids('document', 2) : []
  const data = {
    title: `${isFirst ? 'Spring meeting' : 'Meeting'}: ${title.en}`,
    type: random.pick(['meeting', 'workshop', 'training', 'consultation']),
    date: isHeld ? date : random.pick([date.slice(0, 7), `${date.slice(0, 7)}?`, `${date}/${addDays(date, 1)}`]),
    mode: random.pick(['in-person', 'online', 'hybrid']),
    hosts: [host],
    body: random.pick(['MEMBERS', 'MEMBERS', 'TROIKA']),
    presidency: `PPT-${year}`,
    topics: forum.ids('topic', random.int(0, 2)),
    participants: [{ of: host, name: 'Ms Ada Alder', position: 'Head of delegation' }, { of: guest }, { of: 'SEC' }],
    documents: papers.map((record, index) => ({ name: `Paper ${index + 1}`, record })),
  }
  const log: Entry[] = [{ date: addDays(`${year}-01-01`, -random.int(5, 60)), status: 'scheduled' }]
  if (isHeld) log.push({ date, status: 'held' })
  else if (date <= today) log.push({ date, status: random.pick(['postponed', 'cancelled']), note: 'Too few members could come.' })
  const said = isHeld ? forum.minutes(year) : []
  const minutes = `# Minutes\n\n${said.map((each, index) => `${index === 0 ? '' : index % 4 === 0 ? '\n\n' : ' '}${each}`).join('')}`
  const event = forum.add('event', forum.numbered('EVT', year), slug(title.en), data, {
    es: { title: `${isFirst ? 'Reunión de primavera' : 'Reunión'}: ${title.es}` },
    log,
    body: isHeld ? () => ({ en: minutes }) : undefined,
  })
  if (isHeld) forum.meetings.push({ event, date, said })
}

const makeAgreement: Maker = (forum, year) => {
  const { random } = forum
  const { event, date, source } = forum.source(1)
  const title = aspect(random, year)
  const id = forum.numbered('AGR', year)
  const isHeld = random.chance(0.92)
  const isOperative = random.chance(0.35)
  const place = isHeld && random.chance(0.15) ? forum.place(date) : undefined
  const whole = place?.split('#')[0]
  const isRepeal = whole !== undefined && random.chance(0.2) && !forum.isChangedSince(whole, date)
  const target = isRepeal ? whole : place
  const [opening, items, closing] = [provisions(forum, year, 2), provisions(forum, year, random.int(3, 7)), provisions(forum, year, random.int(0, 2))]
  const text = (lang: 'en' | 'es'): string =>
    [...opening.map((each) => each[lang]), items.map((each, index) => `${index + 1}. ${each[lang]}`).join('\n'), ...closing.map((each) => each[lang])].join(
      '\n\n',
    )
  const body = { en: text('en'), es: text('es') }
  const data = {
    title: title.en,
    meeting: event.id,
    body: 'MEMBERS',
    adopted: date,
    nature: random.pick(['decision', 'rule', 'recommendation', 'line-of-action']),
    operative: isOperative,
    awaited: isHeld ? undefined : true,
    responsible: [random.pick(['MEMBERS', 'SEC', 'TROIKA'])],
    objectives: forum.ids('objective', 1),
    topics: forum.ids('topic', 1),
    amends: target === undefined || isRepeal ? undefined : [{ target, with: '#1' }],
    repeals: target === undefined || !isRepeal ? undefined : [{ target }],
    seal: isHeld ? sealOf({ title: title.en, meeting: event.id, adopted: date, body: body.en }) : undefined,
    source,
  }
  const es = { title: title.es, ...(isHeld && { seal: sealOf({ title: title.es, meeting: event.id, adopted: date, body: body.es }) }) }
  forum.add('agreement', id, slug(title.en), data, { es, log: [{ date, status: 'adopted' }], body: isHeld ? () => body : undefined })
  if (isHeld) forum.hold(id, ['1', '2', ...items.map((_, index) => `3.${index + 1}`), ...closing.map((_, index) => String(index + 4))])
  if (isOperative) forum.unfollowed.push(id)
  if (target !== undefined) forum.change(target, id, date)
}

const provisions = ({ random }: Chronicle, year: number, count: number) => Array.from({ length: count }, () => provision(random, year))

const makeObjective: Maker = (forum, year) => {
  const { random } = forum
  const { date, source } = forum.source(1)
  const title = aspect(random, year)
  const isPermanent = random.chance(0.4)
  const above = forum
    .of('objective')
    .filter(({ data }) => data.level === 'general' && (isPermanent ? data.scope === 'permanent' : data.presidency === `PPT-${year}`))
  const parent = above.length >= 4 ? random.pick(above).id : undefined
  const text = forum.place()
  const log: Entry[] = [{ date, status: 'planned' }]
  forum.step(log, 90, 'in-progress')
  if (!isPermanent && year < lastYear) forum.step(log, 200, random.pick(['achieved', 'partly-achieved', 'discontinued']))
  const series = parent ?? (isPermanent ? 'OBJ' : `OBJ-${year}`)
  const indicator = {
    id: 'I1',
    title: 'Members that report',
    unit: 'members',
    baseline: 2,
    target: 12,
    due: `${year}-12-31`,
    readings: [{ date, value: random.int(2, 12) }],
  }
  const data = {
    title: title.en,
    level: parent ? 'specific' : 'general',
    parent,
    scope: isPermanent ? 'permanent' : 'presidency',
    presidency: isPermanent ? undefined : `PPT-${year}`,
    text,
    topics: forum.ids('topic', 1),
    indicators: random.chance(0.5) ? [indicator] : [],
    source,
  }
  forum.rest(forum.add('objective', `${series}${parent ? '.' : '-'}${forum.next(series)}`, slug(title.en), data, { es: { title: title.es }, log }), text)
}

const makeDocument: Maker = (forum, year) => {
  const { random } = forum
  const { date, source } = forum.source(2)
  const title = aspect(random, year)
  const extra = note(random, year)
  const log: Entry[] = [{ date, status: 'requested' }]
  forum.step(log, 60, 'draft')
  if (random.chance(0.7)) forum.step(log, 60, 'final')
  const data = { title: title.en, authors: [actor(forum)], version: String(random.int(1, 5)), objectives: forum.ids('objective', 1), source, note: extra.en }
  forum.add('document', forum.numbered('DOC', year), slug(title.en), data, {
    es: { title: title.es, note: extra.es },
    log,
    body: forum.notes(year, 0.8, 5, 16),
  })
}

const makeProposal: Maker = (forum, year) => {
  const { random } = forum
  const { date, source, ...meeting } = forum.source(1)
  const title = aspect(random, year)
  const { code } = random.pick(members)
  const target = random.chance(0.5) ? forum.place() : undefined
  const outcome = random.weighted({ tabled: 3, 'in-consultation': 2, agreed: 2, adopted: 3, rejected: 1, withdrawn: 1, lapsed: 2 })
  const log: Entry[] = [{ date, status: 'tabled' }]
  if (outcome !== 'tabled') forum.step(log, 200, outcome)
  const data = {
    title: title.en,
    type: target === undefined ? random.pick(['theme', 'event', 'finance', 'other']) : 'wording',
    proposer: [code],
    addressed: ['MEMBERS'],
    target,
    proposed: date,
    objectives: forum.ids('objective', 1),
    topics: forum.ids('topic', 1),
    positions: random.some(members, random.int(0, 3)).map((member) => ({
      by: member.code,
      stance: random.pick(['supports', 'supports-in-part', 'concern', 'notes']),
      source: [forum.quote({ date, ...meeting })],
    })),
    source,
  }
  const text = provisions(forum, year, random.int(4, 12))
  const body = { en: text.map(({ en }) => en).join('\n\n'), es: text.map(({ es }) => es).join('\n\n') }
  forum.rest(
    forum.add('proposal', `PRP-${year}-${code}-${forum.next(`PRP-${year}-${code}`)}`, slug(title.en), data, { es: { title: title.es }, log, body: () => body }),
    target,
  )
}

const makeConsultation: Maker = (forum, year) => {
  const { random } = forum
  const { date: opens, source } = forum.source(1)
  const closes = addDays(opens, random.int(14, 60))
  const title = aspect(random, year)
  const place = random.chance(0.5) ? forum.place() : undefined
  const about = place ?? forum.ids('document', 1)[0]
  if (about === undefined) return
  const isForAll = random.chance(0.7)
  const log: Entry[] = [{ date: opens, status: 'open' }]
  if (closes < today) {
    log.push({ date: closes, status: 'closed' })
    if (random.chance(0.8)) forum.step(log, 30, 'concluded')
  }
  const data = {
    title: title.en,
    type: random.pick(['comment', 'silence', 'written-approval']),
    subjects: [{ record: about }],
    audience: [isForAll ? 'MEMBERS' : 'PPT'],
    opens,
    closes,
    source,
  }
  const round = forum.add('consultation', forum.numbered('CNS', year), slug(title.en), data, { es: { title: title.es }, log })
  forum.rest(round, place)
  for (const party of isForAll ? members : [chairOf(forum, year)]) if (party) forum.asked.push({ round, party: party.code, about })
}

const makeResponse: Maker = (forum, year) => {
  const { random } = forum
  const open = forum.asked.splice(random.int(0, Math.max(0, forum.asked.length - 1)), 1)[0]
  if (!open) return
  const { round, party, about } = open
  const received = addDays(String(round.data.opens), random.int(0, 14))
  if (received > today) return
  const name = members.find(({ code }) => code === party)?.name ?? { en: party, es: party }
  const data = {
    title: `Reply of ${name.en} on ${about}`,
    consultation: round.id,
    party,
    stance: random.pick(['no-objection', 'comment', 'amendment', 'objection']),
    received,
    on: [about],
  }
  forum.add('response', `RSP${round.id.slice(3)}-${party}`, '', data, {
    es: { title: `Respuesta de ${name.es} sobre ${about}` },
    body: forum.notes(year, 1, 4, 16),
  })
}

const makeContribution: Maker = (forum, year) => {
  const { random } = forum
  const { date, source } = forum.source(1)
  const party = [...members, ...observers.slice(0, 4)][forum.next(`CON-${year}`) - 1]
  if (!party) return
  const half = random.int(3, 40) * 100
  const data = {
    title: `Contribution of ${party.name.en}, ${year}`,
    party: party.code,
    year,
    currency: 'XTS',
    assessed: half * 2,
    instalments: [
      { due: `${year}-06-30`, amount: half },
      { due: `${year}-12-31`, amount: half },
    ],
    payments: random.chance(0.7) ? [{ date, amount: half }] : [],
    source,
  }
  forum.add('contribution', `CON-${year}-${party.code}`, '', data, { es: { title: `Contribución de ${party.name.es}, ${year}` } })
}

const makeCooperation: Maker = (forum, year) => {
  const { random } = forum
  const { date, source } = forum.source(2)
  const title = aspect(random, year)
  const log: Entry[] = [{ date, status: 'offered' }]
  if (random.chance(0.7)) forum.step(log, 60, 'agreed')
  if (random.chance(0.5)) forum.step(log, 200, random.pick(['fulfilled', 'expired', 'withdrawn']))
  const data = {
    title: title.en,
    partner: [random.pick(observers.slice(0, 4)).code],
    offers: title.en,
    objectives: forum.ids('objective', 1),
    topics: forum.ids('topic', 1),
    from: date,
    until: addDays(date, random.int(100, 900)),
    source,
  }
  forum.add('cooperation', forum.numbered('COP', year), slug(title.en), data, { es: { title: title.es }, log, body: forum.notes(year, 0.8, 6, 16) })
}

const makeRegulation: Maker = (forum, year) => {
  const { random } = forum
  const above = forum.of('regulation').filter(({ data }) => String(data.number).split('.').length < 3)
  const parent = above.length >= 8 ? random.pick(above) : undefined
  const title = aspect(random, year)
  const places = [forum.place(), forum.place()].filter((each) => each !== undefined)
  const number = `${parent ? `${parent.data.number}.` : ''}${forum.next(parent?.id ?? 'REG')}`
  const data = { title: title.en, number, parent: parent?.id, provisions: [...new Set(places)] }
  forum.add('regulation', `REG-${number}`, slug(title.en), data, { es: { title: title.es }, body: forum.notes(year, 0.5, 3, 10) })
}

export const makeFollowUp: Maker = (forum, year) => {
  const { random } = forum
  const { date, source } = forum.source(random.int(1, 3))
  const title = aspect(random, year)
  const extra = note(random, year)
  const agreement = forum.unfollowed.pop() ?? (random.chance(0.3) ? forum.ids('agreement', 1)[0] : undefined)
  const due = addDays(date, random.int(10, 300))
  const responsible = random.chance(0.1) ? random.some(members, 2).map(({ code }) => code) : [actor(forum)]
  const log: Entry[] = [{ date, status: random.weighted({ pending: 8, 'in-progress': 1, 'no-information': 1 }) }]
  for (let steps = random.int(0, 2); steps > 0; steps--) forum.step(log, 60, 'in-progress', responsible.length > 1 ? random.pick(responsible) : undefined)
  if (due < today && random.chance(year < lastYear - 1 ? 0.985 : 0.75))
    forum.step(log, 90, random.weighted({ fulfilled: 7, 'not-fulfilled': 1, overtaken: 1, 'partly-fulfilled': 1 }))
  const data = {
    title: title.en,
    type: random.pick(['commitment', 'request', 'mandate', 'task']),
    responsible,
    supporting: random.chance(0.3) ? ['SEC'].filter((code) => !responsible.includes(code)) : [],
    due: random.chance(0.7) ? due : random.pick([due.slice(0, 7), `${due.slice(0, 7)}?`]),
    'due-basis': 'stated',
    objectives: forum.ids('objective', random.int(0, 2)),
    agreements: agreement === undefined ? [] : [agreement],
    documents: forum.ids('document', random.int(0, 1)),
    topics: forum.ids('topic', 1),
    source,
    note: extra.en,
  }
  forum.rest(
    forum.add('follow-up', forum.numbered('FU', year), slug(title.en), data, {
      es: { title: title.es, note: extra.es },
      log,
      body: forum.notes(year, 0.8, 6, 17),
    }),
    agreement,
  )
}

const two = (number: number): string => String(number).padStart(2, '0')

/** Of a year's records, and in the order in which one kind rests on another; follow-ups are the others. */
export const makers: readonly (readonly [share: number, make: Maker])[] = [
  [0.07, makeEvent],
  [0.07, makeAgreement],
  [0.02, makeObjective],
  [0.1, makeDocument],
  [0.09, makeProposal],
  [0.015, makeConsultation],
  [0.11, makeResponse],
  [0.04, makeContribution],
  [0.03, makeCooperation],
  [0.02, makeRegulation],
]
