import { describe, expect, it } from 'vitest'
import { say } from '../../../src/core/message.ts'
import { acceptedEdits, kindsMade } from '../../../src/core/minutes/accept.ts'
import { type Item, printCandidates, readCandidates } from '../../../src/core/minutes/candidates-file.ts'
import { type Draft, draftOf } from '../../../src/core/minutes/draft.ts'
import { planOf, treeWith } from '../../../src/core/plan.ts'
import { fingerprint } from '../../../src/core/text.ts'
import { type Workspace, buildWorkspace } from '../../../src/core/workspace.ts'
import { readDefinitions } from '../../../src/io/definitions.ts'
import { findingsOf } from '../../../src/rules/run.ts'
import { type Overlay, lakes, lakesTree } from '../../lakes.ts'
import { candidatesOf, kindsFile, minutesFixture } from './minutes.ts'

const languages = ['en', 'es'] as const
const body = minutesFixture('autumn.en.md')
const head = { notes: 'autumn.md', text: fingerprint(body), language: 'en' as const, meeting: { title: 'Autumn meeting', date: '2031-08-14' } }

async function fileOf(text = body, lang: 'en' | 'es' = 'en'): Promise<string> {
  const found = await candidatesOf(text, { lang, date: '2031-08-14' })
  const items = found.map(
    (each): Item => ({ draft: draftOf(each, languages, lang), found: each.reasons.map(({ words }) => words), confidence: each.confidence, records: [] }),
  )
  return printCandidates({ ...head, language: lang }, items, { name: 'candidates.yaml', kinds: kindsFile.kinds, lang: 'en' })
}

const read = (text: string) => readCandidates(text, 'candidates.yaml', kindsFile.kinds, languages)

async function accepted(
  drafts: readonly Draft[],
  { meeting = head.meeting as { title: string; date: string } | { id: string }, language = 'en', text = body, overlay = {} as Overlay } = {},
) {
  const workspace = await lakes(overlay)
  const plan = planOf(
    acceptedEdits({
      workspace,
      kinds: kindsFile,
      meeting,
      body: text,
      language,
      drafts,
      taken: new Map([['follow-ups', ['FU-2031-006-on-another-branch.yaml']]]),
    }),
  )
  const tree = treeWith(lakesTree(overlay), plan)
  return { plan, after: buildWorkspace(tree, await readDefinitions(tree)) }
}

const errorsIn = async (workspace: Workspace) =>
  (await findingsOf(workspace)).findings.filter(({ severity }) => severity === 'error').map(({ rule, path }) => `${rule} ${path}`)

/** What a plan makes of each file, to be read. */
const printed = (plan: Awaited<ReturnType<typeof accepted>>['plan']): string =>
  plan
    .map(
      ({ path, before, after, why }) =>
        `## ${path}\n\n${before === null ? 'new' : after === null ? 'gone' : 'changed'}: ${say(why, 'en')} · ${say(why, 'es')}\n\n${(after ?? '').replace(/^(?=.)/gm, '    ')}`,
    )
    .join('\n')

describe('the file of candidates', () => {
  it.each(['en', 'es'] as const)('says of each what was found, in the order of the minutes: %s', async (lang) => {
    await expect(await fileOf(minutesFixture(`autumn.${lang}.md`), lang)).toMatchFileSnapshot(`autumn.${lang}.candidates.yaml`)
  })

  it('says so when there is none', () => {
    const text = printCandidates({ ...head, meeting: { id: 'EVT-2031-001' } }, [], { name: 'c.yaml', kinds: kindsFile.kinds, lang: 'es' })
    expect(text.endsWith('\nmeeting:\n  id: EVT-2031-001\ncandidates: []\n')).toBe(true)
    expect(read(text)).toMatchObject({ meeting: { id: 'EVT-2031-001' }, accepted: [], count: 0 })
  })

  it('accepts nothing until somebody does', async () => {
    const text = await fileOf()
    expect(text.match(/accept: true/g)?.length).toBe(1)
    expect(read(text)).toMatchObject({ ...head, accepted: [], count: 29 })
  })

  it('gives back what was accepted, with its corrections', async () => {
    const text = (await fileOf()).replace(
      /accept: false\n {4}kind: commitment\n {4}title: Circulate a first overview[^\n]*\n {4}title-es: ""/,
      'accept: true\n    kind: commitment\n    title: Send an overview\n    title-es: Enviar un panorama',
    )
    expect(read(text).accepted).toMatchObject([
      {
        kind: 'commitment',
        title: 'Send an overview',
        translations: { es: { title: 'Enviar un panorama' } },
        quote: 'It will circulate a first overview no later than 15 September 2031.',
        at: '2. Patrols',
        parties: ['SEC'],
        due: '2031-09-15',
        basis: 'stated',
      },
    ])
  })

  it('says how a date was derived, in each language', async () => {
    const [request] = read((await fileOf()).replaceAll('accept: false', 'accept: true')).accepted.filter(({ due }) => due === '2031-09-04')
    expect(request?.note).toBe('“within three weeks”, counted from the meeting of 14 August 2031.')
    expect(request?.translations.es?.note).toBe('«within three weeks», contados desde la reunión del 14 de agosto de 2031.')
  })

  it.each([
    ['candidates:\n  - accept: maybe', 'accept: ', 8],
    ['candidates:\n  - accept: true\n    kind: promise\n    title: A\n    quote: B', 'kind: promise', 9],
    ['candidates:\n  - accept: true\n    kind: request\n    title: A\n    quote: B\n    due: soon', 'due: EDTF', 12],
    ['candidates:\n  - accept: true\n    kind: request\n    title: A\n    quote: B\n    who: me', 'Unrecognized key', 8],
    ['candidates: [', '', 7],
    ['candidates: &x []\nmore: *x', 'Alias', 1],
    ['', 'candidates: ', 1],
    [`candidates: []\n# ${'x'.repeat(4_000_000)}`, 'too large', 1],
  ])('%j is told with its line', (text, detail, line) => {
    const facts = 'notes: a.md\ntext: sha256-0\nlanguage: en\nmeeting:\n  title: A\n  date: 2031-08-14\n'
    try {
      read(facts + text)
    } catch (error) {
      expect(error).toMatchObject({ code: 'rcm/candidates', said: { values: { path: 'candidates.yaml', detail: expect.stringContaining(detail), line } } })
      return
    }
    throw new Error('read')
  })
})

describe('what is accepted', () => {
  it('becomes the meeting with its minutes and records that the rules let pass', async () => {
    const drafts = read((await fileOf()).replaceAll('accept: false', 'accept: true')).accepted.map((draft) => ({
      ...draft,
      speaker: draft.speaker ?? 'BRV',
      about: draft.kind === 'position' ? 'TOP-fish-stocks' : undefined,
    }))
    expect(drafts.length).toBe(29)
    const { plan, after } = await accepted(drafts)
    expect(await errorsIn(after)).toEqual([])
    const meeting = after.byId.get('EVT-2031-004')
    expect(meeting?.path).toBe('records/events/EVT-2031-004-autumn-meeting.md')
    expect(meeting?.body.trim()).toBe(body.trim())
    expect(plan.filter(({ before }) => before === null).length).toBe(1 + 29 - 6)
    await expect(printed(plan)).toMatchFileSnapshot('autumn.accepted.golden.md')
    // The number taken on another branch is passed over.
    expect(after.byId.get('FU-2031-006')).toBeUndefined()
    expect(after.byId.get('FU-2031-007')?.data).toMatchObject({
      type: 'task',
      source: [{ record: 'EVT-2031-004', at: '2. Patrols' }],
      log: [{ date: '2031-08-14', status: 'in-progress' }],
    })
    const overview = after.records.find(({ data }) => data.due === '2031-09-15')
    expect(overview?.data).toMatchObject({ type: 'commitment', responsible: ['SEC'], 'due-basis': 'stated', log: [{ date: '2031-08-14', status: 'pending' }] })
    expect(after.records.find(({ data }) => data.date === '2032-07?')?.data).toMatchObject({ type: 'other', title: 'Visit to the northern ports' })
    expect(after.byId.get('TOP-fish-stocks')?.data.positions).toContainEqual({
      by: 'EST',
      stance: 'no-position',
      source: [{ record: 'EVT-2031-004', quote: 'Estmark would not object to fewer patrols.', at: '2. Patrols' }],
    })
  })

  it('puts Spanish minutes beside a meeting of a forum whose first language is English', async () => {
    const spanish = minutesFixture('autumn.es.md')
    const [draft] = (await candidatesOf(spanish, { lang: 'es', date: '2031-10-21' }))
      .filter(({ kind }) => kind === 'commitment')
      .map((each) => draftOf(each, languages, 'es'))
    const { plan, after } = await accepted(draft ? [draft] : [], { text: spanish, language: 'es', meeting: { title: 'Reunión de otoño', date: '2031-10-21' } })
    expect(plan.map(({ path }) => path)).toEqual([
      'records/events/EVT-2031-004-reunion-de-otono.es.md',
      'records/events/EVT-2031-004-reunion-de-otono.yaml',
      'records/follow-ups/FU-2031-007-enviaran-sus-observaciones-en-las-proximas-dos-semanas.es.yaml',
      'records/follow-ups/FU-2031-007-enviaran-sus-observaciones-en-las-proximas-dos-semanas.yaml',
    ])
    expect(await errorsIn(after)).toEqual([])
  })

  it('makes the notes the minutes of a meeting that has a record and no text, its comments kept', async () => {
    const path = 'records/events/EVT-2031-005-autumn.yaml'
    const overlay = {
      [path]: '# hosted by Bravia\nid: EVT-2031-005\ntitle: Autumn meeting\ntype: meeting\ndate: 2031-08-14\nlog:\n  - { date: 2031-08-14, status: held }\n',
    }
    const { plan, after } = await accepted([], { meeting: { id: 'EVT-2031-005' }, overlay })
    expect(plan.map((edit) => [edit.path, edit.after === null])).toEqual([
      ['records/events/EVT-2031-005-autumn.md', false],
      [path, true],
    ])
    expect(plan[0]?.after).toMatch(/^---\n# hosted by Bravia\nid: EVT-2031-005\n/)
    expect(after.byId.get('EVT-2031-005')?.body.trim()).toBe(body.trim())
  })

  it('leaves minutes that are there alone, and quotes them', async () => {
    const quote = 'Bravia will draft common rules for the marking of nets by June 2031.'
    const [draft] = (await candidatesOf(quote)).map((each) => draftOf(each, languages, 'en'))
    const { plan, after } = await accepted(draft ? [draft] : [], { meeting: { id: 'EVT-2031-001' } })
    expect(plan.map(({ path }) => path)).toEqual(['records/follow-ups/FU-2031-007-draft-common-rules-for-the-marking-of-nets-by-june-2031.yaml'])
    expect(await errorsIn(after)).toEqual([])
  })

  const own = (path: string, more = '') => ({
    [path]: `${path.endsWith('.md') ? '---\n' : ''}id: EVT-2031-005\ntitle: Autumn meeting\ntype: meeting\ndate: 2031-08-14\nlog:\n  - { date: 2031-08-14, status: held }\n${more}${path.endsWith('.md') ? '---\n' : ''}`,
  })

  it.each<[string, Overlay, string, [string, RegExp | null][]]>([
    [
      'a Markdown record without a text gets them',
      own('records/events/EVT-2031-005-autumn.md'),
      'en',
      [['records/events/EVT-2031-005-autumn.md', /^---\nid: EVT-2031-005\n(?:.|\n)*?---\n\n# Second/]],
    ],
    [
      'a record of a meeting in the first language gets a file beside it for minutes in another',
      own('records/events/EVT-2031-005-autumn.yaml'),
      'es',
      [['records/events/EVT-2031-005-autumn.es.md', /^---\ntranslates: sha256-\w+\n---\n\n# Second/]],
    ],
    [
      'a translation that has no text yet becomes Markdown, its data as they were',
      { ...own('records/events/EVT-2031-005-autumn.yaml'), 'records/events/EVT-2031-005-autumn.es.yaml': '# por revisar\ntitle: Otoño' },
      'es',
      [
        ['records/events/EVT-2031-005-autumn.es.md', /^---\n# por revisar\ntitle: Otoño\n---\n\n# Second/],
        ['records/events/EVT-2031-005-autumn.es.yaml', null],
      ],
    ],
  ])('%s', async (_, overlay, language, expected) => {
    const { plan } = await accepted([], { meeting: { id: 'EVT-2031-005' }, overlay, language })
    expect(plan.map(({ path }) => path)).toEqual(expected.map(([path]) => path))
    for (const [index, [, form]] of expected.entries()) {
      if (form === null) expect(plan[index]?.after).toBeNull()
      else expect(plan[index]?.after).toMatch(form)
    }
    expect(plan.map(({ why }) => say(why, 'en'))).toEqual(expected.map(() => 'the minutes of EVT-2031-005'))
  })

  it('may be quoted from the minutes in any of their languages', async () => {
    const overlay = {
      ...own('records/events/EVT-2031-005-autumn.md'),
      'records/events/EVT-2031-005-autumn.es.md': '---\ntitle: Otoño\n---\n\nBravia enviará el mapa.\n',
    }
    const draft = (quote: string): Draft => ({ ...(draftOf(candidate, languages, 'es') as Draft), quote })
    const [candidate] = (await candidatesOf('Bravia enviará el mapa.', { lang: 'es' })) as [Awaited<ReturnType<typeof candidatesOf>>[number]]
    const { plan } = await accepted([draft('Bravia enviará el mapa.')], { meeting: { id: 'EVT-2031-005' }, overlay, language: 'es' })
    expect(plan.map(({ path }) => path.split('/')[1])).toEqual(['follow-ups', 'follow-ups'])
    await expect(accepted([draft('Bravia will send the map.')], { meeting: { id: 'EVT-2031-005' }, overlay, language: 'es' })).rejects.toMatchObject({
      code: 'rcm/quote',
      said: { values: { quote: 'Bravia will send the map.', title: draft('').title } },
    })
  })

  it('that take a position on one record stand there one behind the other', async () => {
    const [position] = read((await fileOf()).replaceAll('accept: false', 'accept: true')).accepted.filter(({ kind }) => kind === 'position') as [Draft]
    const about = { ...position, about: 'TOP-fish-stocks', note: undefined }
    const { after, plan } = await accepted([about, { ...about, speaker: 'DOR', note: 'Later' }])
    const before = (await lakes()).byId.get('TOP-fish-stocks')?.data.positions
    const quote = { record: 'EVT-2031-004', quote: position.quote, at: position.at }
    expect(after.byId.get('TOP-fish-stocks')?.data.positions).toEqual([
      ...(Array.isArray(before) ? before : []),
      { by: position.speaker, stance: position.stance, source: [quote] },
      { by: 'DOR', stance: position.stance, note: 'Later', source: [quote] },
    ])
    expect(plan.map(({ why }) => say(why, 'en'))).toEqual(['new: EVT-2031-004 Autumn meeting', 'positions in TOP-fish-stocks'])
  })

  it('tells which kinds of records it makes', async () => {
    const workspace = await lakes()
    const of = (kinds: readonly string[], meeting: Parameters<typeof kindsMade>[0]['meeting']) =>
      kindsMade({ workspace, kinds: kindsFile, meeting, drafts: kinds.map((kind) => ({ kind }) as Draft) }).map(({ name }) => name)
    expect(of(['request', 'commitment', 'position', 'promise'], { id: 'EVT-2031-001' })).toEqual(['follow-up'])
    expect(of(['agreement'], head.meeting)).toEqual(['agreement', 'event'])
  })

  it('is refused for a meeting that is not there, and where no kind plays the part', async () => {
    await expect(accepted([], { meeting: { id: 'EVT-2031-099' } })).rejects.toMatchObject({
      code: 'rcm/unknown-record',
      said: { values: { id: 'EVT-2031-099' } },
    })
    const workspace = await lakes()
    const without = { ...workspace, kinds: new Map([...workspace.kinds].filter(([name]) => name !== 'event')) }
    expect(() => kindsMade({ workspace: without, kinds: kindsFile, meeting: head.meeting, drafts: [] })).toThrow(
      expect.objectContaining({ code: 'rcm/kind', said: expect.objectContaining({ values: { part: 'event' } }) }),
    )
  })

  it.each([
    ['topic', { kind: 'position', about: undefined }, 'rcm/about'],
    ['quote', { quote: 'Bravia will send everything.' }, 'rcm/quote'],
    ['proposer', { kind: 'proposal', speaker: undefined }, 'rcm/id'],
    ['about', { kind: 'position', about: 'FU-2031-001' }, 'rcm/about'],
  ])('is refused without its %s', async (_, change, code) => {
    const [draft] = (await candidatesOf(body)).map((each) => draftOf(each, languages, 'en'))
    await expect(accepted([{ ...(draft as Draft), ...change }])).rejects.toMatchObject({ code })
  })
})
