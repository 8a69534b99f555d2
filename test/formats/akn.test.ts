// The regulations in Akoma Ntoso: valid by the standard's schema, sound in what the schema does not see, and word for word, read back by another parser.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SaxesParser } from 'saxes'
import { beforeAll, describe, expect, test } from 'vitest'
import { memoryPages, validateXML } from 'xmllint-wasm'
import { aknFacts } from '../../src/commands/regulations-akn.ts'
import { say } from '../../src/core/message.ts'
import type { ProvisionItem, RegulationsOutput } from '../../src/core/output.ts'
import { normalise } from '../../src/core/text.ts'
import { type AknElement, eachElement } from '../../src/formats/akn-element.ts'
import { aknProblems } from '../../src/formats/akn-problems.ts'
import { toAkn } from '../../src/formats/akn.ts'
import { Consolidation } from '../../src/wording/consolidation.ts'
import { regulationsOf } from '../../src/wording/regulations.ts'
import { type Agreement, files, list, workspaceOf } from '../wording/agreements.ts'

const schemaFolder = join(import.meta.dirname, '..', '..', '..', 'shared', 'akn')

interface Made {
  readonly output: RegulationsOutput
  readonly xml: string
}

function made(overlay: Readonly<Record<string, string>> = {}, lang: 'en' | 'es' = 'en', asOf = '2040-01-01', edition?: string): Made {
  const workspace = workspaceOf(overlay)
  const output = regulationsOf(new Consolidation(workspace, { asOf, lang }), {
    title: 'Regulations',
    revision: 'c0ffee',
    edition,
    commits: new Map(),
    previous: undefined,
  })
  return { output, xml: toAkn(output, aknFacts(workspace, output, lang), lang) }
}

function withoutChapters(): string {
  const output = { ...made().output, chapters: [], awaited: [], amendments: [], sources: [] }
  return toAkn(output, aknFacts(workspaceOf({}), output, 'en'), 'en')
}

/** Reads XML with a parser that is not ours. */
function read(xml: string): AknElement {
  const root: { name: string; attributes: Record<string, string>; children: (AknElement | string)[] } = { name: '', attributes: {}, children: [] }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: { ...attributes }, children: [] }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('text', (text) => void open.at(-1)?.children.push(text))
  parser.on('closetag', () => void open.pop())
  parser.write(xml).close()
  return root.children.find((child) => typeof child !== 'string') as AknElement
}

const all = (root: AknElement, name: string): AknElement[] => [...eachElement(root)].filter((each) => each.name === name)
const attributes = (root: AknElement, name: string) => all(root, name).map((each) => each.attributes)
/** All text in document order, as a program that knows nothing of Akoma Ntoso takes it. */
const textOf = (root: AknElement): string => root.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
const problems = (xml: string): string[] => [...aknProblems(read(xml))].map((problem) => say(problem, 'en'))

/** Each provision's words as read back. */
const readBack = (xml: string): string[] =>
  all(read(xml), 'article').map((article) =>
    all(article, 'embeddedStructure')
      .map((quote) => normalise(textOf(quote)))
      .join(''),
  )
const provisions = ({ chapters }: RegulationsOutput): ProvisionItem[] => chapters.flatMap((chapter) => chapter.provisions)

const chapter = (id: string, data: Readonly<Record<string, unknown>>): Record<string, string> => ({
  [`records/regulations/${id}-test.yaml`]: JSON.stringify({ id, title: `Chapter ${id}`, ...data }),
})

const patrols: Record<string, Agreement> = {
  'AGR-2032-001': {
    adopted: '2032-01-10',
    meeting: 'EVT-2031-002',
    body: `Boats & crews say «<b>» and ]]> “1 > 0”.\n\n${list('First item.', 'Second item.', 'Third item.')}\n\nThe last one.`,
  },
  'AGR-2033-001': {
    adopted: '2033-01-10',
    effective: '2033-02-01',
    amends: [
      { target: 'AGR-2032-001#1', with: '#1' },
      { target: 'AGR-2032-001#2.1', action: 'insert-after', with: '#2' },
    ],
    body: 'Boats and crews are replaced.\n\nPut between.',
  },
  'AGR-2034-001': {
    adopted: '2034-01-10',
    amends: [{ target: 'AGR-2032-001#1', with: '#1' }],
    repeals: [{ target: 'AGR-2032-001#3' }],
    body: 'Boats and crews are replaced again.',
  },
  'AGR-2035-001': { adopted: '2035-01-10', lapses: '2036-12-31', body: 'For two years.' },
  'AGR-2039-001': { adopted: '2039-06-01', effective: '2041-01-01', body: 'From next year.' },
}
const chain = {
  ...files(patrols),
  ...chapter('REG-2', { provisions: ['AGR-2032-001#1', 'AGR-2032-001#2', 'AGR-2032-001#3'], note: 'A note of the Secretariat.' }),
  ...chapter('REG-2.1', { parent: 'REG-2', provisions: ['AGR-2035-001#1', 'AGR-2039-001', 'EVT-2031-001#2', 'AGR-2099-001#1'] }),
  ...chapter('REG-3', {}),
}
const marks = {
  ...files({
    'AGR-2032-001': {
      adopted: '2032-01-10',
      body: [
        '# Rules of *the* lake',
        'All **boats**, ~~not~~ rafts, use `red` lights;  \nsee [the map](https://example.org/a?b=1&c="2") and [this](javascript:void).',
        '- by day\n  - sails\n\n    and oars\n- by night',
        '| Lake | Boats |\n|-|-:|\n| North | 2 |\n| South \\| West | 3 |',
        '> As it was said.',
        'A bell \u0007 and \ud83d\udea3 \\*stars\\* &amp; all.',
      ].join('\n\n'),
    },
  }),
  ...chapter('REG-2', { provisions: ['AGR-2032-001'] }),
}

describe.each(['en', 'es'] as const)('every provision reads as in the output, in %s', (lang) => {
  test('of the Assembly', () => {
    const { output, xml } = made({}, lang)
    expect(provisions(output)).toHaveLength(2)
    expect(readBack(xml)).toEqual(provisions(output).map(({ text }) => normalise(text)))
    expect(problems(xml)).toEqual([])
  })

  test('of a chain of amendments, on each day', () => {
    for (const asOf of ['2032-06-01', '2033-06-01', '2035-06-01', '2040-01-01', '2042-01-01']) {
      const { output, xml } = made(chain, lang, asOf)
      expect(readBack(xml)).toEqual(provisions(output).map(({ text }) => normalise(text)))
      expect(problems(xml)).toEqual([])
    }
  })
})

test('marks, lists, tables and signs of Markdown are elements', () => {
  const { xml } = made(marks)
  const quote = all(read(xml), 'embeddedStructure').at(-1)
  expect(
    xml
      .slice(xml.indexOf('<p class="heading-1">'), xml.lastIndexOf('</embeddedStructure>'))
      .replace(/^ {16}/gm, '')
      .trimEnd(),
  ).toMatchInlineSnapshot(`
    "<p class="heading-1">Rules of <i>the</i> lake</p>
    <p>All <b>boats</b>, ~~not~~ rafts, use <span class="code">red</span> lights;<eol/>
    see <a href="https://example.org/a?b=1&amp;c=%222%22">the map</a> and <span>this</span>.</p>
    <blockList eId="art_3__qstr_1__list_1">
      <item eId="art_3__qstr_1__list_1__item_1">
        <num>-</num>
        <p>by day</p>
        <blockList eId="art_3__qstr_1__list_1__item_1__list_1">
          <item eId="art_3__qstr_1__list_1__item_1__list_1__item_1">
            <num>-</num>
            <p>sails</p>
            <p>and oars</p>
          </item>
        </blockList>
      </item>
      <item eId="art_3__qstr_1__list_1__item_2">
        <num>-</num>
        <p>by night</p>
      </item>
    </blockList>
    <table eId="art_3__qstr_1__table_1">
      <tr>
        <th>
          <p>Lake</p>
        </th>
        <th style="text-align: right">
          <p>Boats</p>
        </th>
      </tr>
      <tr>
        <td>
          <p>North</p>
        </td>
        <td style="text-align: right">
          <p>2</p>
        </td>
      </tr>
      <tr>
        <td>
          <p>South | West</p>
        </td>
        <td style="text-align: right">
          <p>3</p>
        </td>
      </tr>
    </table>
    <blockContainer class="quotation" eId="art_3__qstr_1__blockContainer_1">
      <p>As it was said.</p>
    </blockContainer>
    <p>A bell \\u0007 and 🚣 *stars* &amp; all.</p>"
  `)
  expect(quote && normalise(textOf(quote))).toBe(
    'Rules of the lake All boats, ~~not~~ rafts, use red lights; see the map and this. - by day - sails and oars - by night Lake Boats North 2 South | West 3 As it was said. A bell \\u0007 and 🚣 *stars* & all.',
  )
  expect(problems(xml)).toEqual([])
})

test('articles follow the numbers that are shown, chapters theirs, and each knows its record', () => {
  const root = read(made(chain).xml)
  expect(attributes(root, 'chapter').map(({ eId, GUID }) => `${eId} ${GUID}`)).toEqual(['chp_1 REG-1', 'chp_2 REG-2', 'chp_3 REG-3'])
  expect(attributes(root, 'section').map(({ eId, GUID }) => `${eId} ${GUID}`)).toEqual(['sec_2-1 REG-2.1'])
  expect(attributes(root, 'article').map(({ eId, GUID, period = '-', status = '-' }) => [eId, GUID, period, status].join(' '))).toMatchInlineSnapshot(`
    [
      "art_1 AGR-2031-001#1 #tmpg_1 -",
      "art_2 AGR-2031-001#3 #tmpg_1 -",
      "art_3 AGR-2032-001#1 #tmpg_4 -",
      "art_4 AGR-2032-001#2 #tmpg_5 -",
      "art_5 AGR-2032-001#3 #tmpg_6 removed",
      "art_6 AGR-2035-001#1 #tmpg_7 removed",
      "art_7 AGR-2039-001 #tmpg_8 -",
      "art_8 EVT-2031-001#2 - -",
      "art_9 AGR-2099-001#1 - incomplete",
    ]
  `)
})

test('events, periods and changes tell the life of each provision', () => {
  const root = read(made(chain).xml)
  const days = new Map(attributes(root, 'eventRef').map(({ eId, date, type, source }) => [`#${eId}`, `${date} ${type} ${source}`]))
  const times = all(root, 'temporalGroup').map(
    (group) =>
      `${group.attributes.eId}: ${attributes(group, 'timeInterval').map(({ start, end }) => `${days.get(start ?? '')} → ${days.get(end ?? '') ?? ''}`)}`,
  )
  expect(times).toMatchInlineSnapshot(`
    [
      "tmpg_1: 2031-04-01 generation #original_agr-2031-001 → ",
      "tmpg_2: 2032-01-10 generation #original_agr-2032-001 → 2033-02-01 amendment #passive_agr-2033-001",
      "tmpg_3: 2033-02-01 amendment #passive_agr-2033-001 → 2034-01-10 amendment #passive_agr-2034-001",
      "tmpg_4: 2034-01-10 amendment #passive_agr-2034-001 → ",
      "tmpg_5: 2033-02-01 amendment #passive_agr-2033-001 → ",
      "tmpg_6: 2032-01-10 generation #original_agr-2032-001 → 2034-01-10 repeal #passive_agr-2034-001",
      "tmpg_7: 2035-01-10 generation #original_agr-2035-001 → 2037-01-01 repeal #passive_agr-2035-001",
      "tmpg_8: 2041-01-01 generation #original_agr-2039-001 → ",
    ]
  `)
  expect(
    all(root, 'textualMod').map((change) =>
      [
        change.attributes.type,
        change.attributes.period,
        ...attributes(change, 'source').map(({ href }) => href),
        ...attributes(change, 'destination').map(({ href }) => href),
      ].join(' '),
    ),
  ).toMatchInlineSnapshot(`
    [
      "substitution #tmpg_3 /akn/xa-asl/statement/deliberation/asl-members/2033-01-10/agr-2033-001/!main #art_3",
      "substitution #tmpg_4 /akn/xa-asl/statement/deliberation/asl-members/2034-01-10/agr-2034-001/!main #art_3",
      "insertion #tmpg_5 /akn/xa-asl/statement/deliberation/asl-members/2033-01-10/agr-2033-001/!main #art_4",
      "repeal #tmpg_6 /akn/xa-asl/statement/deliberation/asl-members/2034-01-10/agr-2034-001/!main #art_5",
      "repeal #tmpg_7 /akn/xa-asl/statement/deliberation/asl-members/2035-01-10/agr-2035-001/!main #art_6",
    ]
  `)
  expect(attributes(root, 'rcm:version').map(({ for: at, from, until, record, period }) => [at, from, until, record, period].join(' '))).toMatchInlineSnapshot(`
    [
      "#art_3 2032-01-10 2033-01-31 AGR-2032-001 #tmpg_2",
      "#art_3 2033-02-01 2034-01-09 AGR-2033-001 #tmpg_3",
      "#art_4 2032-01-10 2033-01-31 AGR-2032-001 #tmpg_2",
      "#art_5 2032-01-10 2034-01-09 AGR-2032-001 #tmpg_6",
      "#art_6 2035-01-10 2036-12-31 AGR-2035-001 #tmpg_7",
    ]
  `)
})

test('notes stand apart from the text', () => {
  const notes = all(read(made(chain, 'es').xml), 'note').map((note) => `${note.attributes.placementBase} ${normalise(textOf(note))}`)
  expect(notes).toMatchInlineSnapshot(`
    [
      "#chp_1 Textos que corresponden a este lugar y de los que aún no se dispone: Rescate en los lagos (AGR-2030-001).",
      "#chp_2 A note of the Secretariat.",
      "#art_3 Texto en inglés; no se dispone de una versión en español.",
      "#art_4 Texto en inglés; no se dispone de una versión en español.",
      "#art_5 Derogado a partir del 10 de enero de 2034.",
      "#art_6 Caducado el 1 de enero de 2037.",
      "#art_7 Aún no vigente; surte efecto el 1 de enero de 2041.",
      "#art_7 Texto en inglés; no se dispone de una versión en español.",
      "#art_8 De las notas de una reunión; no es texto adoptado.",
      "#art_8 Texto en inglés; no se dispone de una versión en español.",
      "#art_9 El texto AGR-2099-001#1 no está entre los registros.",
    ]
  `)
})

test('a text that is not in the language of the document says so, and points to the version it is', () => {
  const root = read(made(chain, 'es').xml)
  const quote = all(root, 'embeddedStructure').find(({ attributes: { eId } }) => eId === 'art_3__qstr_1')?.attributes
  expect([quote?.['xml:lang'], quote?.href]).toEqual([
    'en',
    '/akn/xa-asl/statement/deliberation/asl-members/2034-01-10/agr-2034-001/eng@2034-01-10/!main#para_1',
  ])
  expect(attributes(root, 'FRBRtranslation')).toEqual([expect.objectContaining({ fromLanguage: 'eng', by: '#asl-secretariat', authoritative: 'false' })])
  expect(attributes(read(made(chain, 'en').xml), 'FRBRtranslation')).toEqual([])
})

test('rcm.yaml gives the names', () => {
  const workspace = workspaceOf({})
  const output = made({}).output
  const named = { ...workspace, forum: { ...workspace.forum, akn: { jurisdiction: 'un', author: 'TROIKA', editor: 'SEC', number: 'handbook' } } }
  const xml = toAkn(output, aknFacts(named, output, 'en'), 'en')
  expect(attributes(read(xml), 'FRBRuri')[0]?.value).toBe('/akn/un/act/provision/asl-troika/2031-04-01/handbook')
  expect(attributes(read(made({}).xml), 'FRBRuri')[0]?.value).toBe('/akn/xa-asl/act/provision/asl-members/2031-04-01/regulations')
  expect(problems(xml)).toEqual([])
})

test('the same input gives the same bytes', () => {
  expect(made(chain).xml).toBe(made(chain).xml)
})

test.each([
  ['a word of a quotation', 'replaced again', 'replaced once', 'The words of “art_3__qstr_1” (AGR-2032-001#1) do not have the hash that the document gives.'],
  ['a period', 'period="#tmpg_4"', 'period="#tmpg_99"', 'refers to “#tmpg_99”, which is not in the document.'],
  [
    'a reference',
    'source="#original_agr-2035-001"',
    'source="#original_agr-1"',
    'The attribute source of eventRef refers to “#original_agr-1”, which is not in the document.',
  ],
  [
    'a place',
    '<destination eId="pmod_1__dst_1" href="#art_3"',
    '<destination eId="pmod_1__dst_1" href="#art_33"',
    'The attribute href of destination refers to “#art_33”',
  ],
  ['an address', '/eng@2034-01-10/!main', '/eng@!main', 'does not have the form of an Akoma Ntoso IRI.'],
  [
    'a level of the names',
    'FRBRlanguage language="eng"',
    'FRBRlanguage language="spa"',
    'The name “/akn/xa-asl/act/provision/asl-members/2031-04-01/regulations/eng@2037-01-01” of FRBRExpression does not begin with',
  ],
  ['the day of an event', 'date="2033-02-01" type="amendment"', 'date="2034-06-01" type="amendment"', 'A period begins on 2034-06-01 and ends on 2034-01-10.'],
  ['the end of a period', 'start="#eref_2" end="#eref_3"', 'start="#eref_2" end="#eref_4"', 'Two wordings of “art_3” are in force on 2033-02-01.'],
  ['the hash of a quotation', '<rcm:quote for="#art_4__qstr_1"', '<rcm:quote for="#art_3__qstr_1"', 'The quotation “art_4__qstr_1” has 0 hashes, not one.'],
])('a change of %s is found', (_name, from, to, message) => {
  const { xml } = made(chain)
  expect(xml).toContain(from)
  expect(problems(xml.replace(from, to)).join('\n')).toContain(message)
})

describe.skipIf(!existsSync(schemaFolder))('valid by the strict schema of the standard (skipped where ../shared/akn is not there)', () => {
  let schema = ''
  let preload = ''
  beforeAll(() => {
    schema = readFileSync(join(schemaFolder, 'akomantoso30.xsd'), 'utf8')
    preload = readFileSync(join(schemaFolder, 'xml.xsd'), 'utf8')
  })
  const errors = async (...documents: readonly string[]): Promise<string[]> => {
    const result = await validateXML({
      xml: documents.map((contents, index) => ({ fileName: `${index}.xml`, contents })),
      schema: [{ fileName: 'akomantoso30.xsd', contents: schema }],
      preload: [{ fileName: 'xml.xsd', contents: preload }],
      maxMemoryPages: memoryPages.GiB,
    })
    return result.errors.map(({ rawMessage }) => rawMessage)
  }

  test('the Assembly, the chain of amendments on each day, the marks, and a forum without regulations', { timeout: 60_000 }, async () => {
    const documents = [
      made({}).xml,
      made({}, 'es').xml,
      ...['2032-06-01', '2033-06-01', '2035-06-01', '2040-01-01'].map((day) => made(chain, 'es', day, '2040.1').xml),
      made(marks).xml,
      made({}, 'en', '2020-01-01').xml,
      made({ 'records/regulations/REG-1-patrols.yaml': 'id: REG-1\ntitle: Patrols\n' }).xml,
      withoutChapters(),
    ]
    expect(await errors(...documents)).toEqual([])
  })

  test('an attribute that is none is an error', { timeout: 60_000 }, async () => {
    expect(await errors(made({}).xml.replace('status="verbatim"', 'status="superseded"'))).not.toEqual([])
  })
})
