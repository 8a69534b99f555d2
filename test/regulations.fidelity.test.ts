// Fidelity, measured: every format of the compiled regulations is read back by another program and compared with the adopted text, provision by provision.
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptAll, rejectAll } from '../src/core/redline.ts'
import type { ProvisionItem, RegulationsOutput } from '../src/core/output.ts'
import { main } from '../src/main.ts'
import { check } from '../src/rules/run.ts'
import { agreements } from './fixtures/rivers/agreements.ts'
import type { Repository } from './repository.ts'
import { compact, fromAkn, fromMd, fromPage, fromPdf, fromText, fromWord, mammothText, plain } from './rivers-readers.ts'
import { rivers, riversRepository } from './rivers.ts'

const langs = ['en', 'es'] as const
const days = ['2026-06-15', '2030-12-31'] as const

let repository: Repository
const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'rcm-fidelity-'))
  folders.push(made)
  return made
}

beforeAll(() => {
  repository = riversRepository()
}, 60_000)
afterAll(() => {
  repository.remove()
  for (const each of folders) rmSync(each, { recursive: true, force: true })
})

/** What a command wrote to its standard output. */
async function rcm(...argv: string[]): Promise<Buffer> {
  const out: Buffer[] = []
  const errors: string[] = []
  const code = await main({
    argv: ['-C', repository.root, ...argv],
    cwd: repository.root,
    env: {},
    streams: {
      stdout: { write: (content: string | Uint8Array) => out.push(Buffer.from(content as Uint8Array)) },
      stderr: { write: (content) => errors.push(String(content)) },
    },
    now: () => new Date('2031-06-01T00:00:00Z'),
  })
  if (code !== 0) throw new Error(errors.join(''))
  return Buffer.concat(out)
}

const json = async (...argv: string[]): Promise<RegulationsOutput> => JSON.parse((await rcm('regulations', ...argv, '--format', 'json')).toString())

/** A release of the last edition on a day, by file name without its stem: `en.pdf`. */
async function release(day: string): Promise<Map<string, Buffer>> {
  const made = folder()
  await rcm('regulations', 'release', '2030.1', '--rev', 'v2030.1', '--as-of', day, '--no-tag', '-o', made)
  return new Map(readdirSync(made).map((name) => [name.replace(/^lnr-regulations-2030\.1\./, ''), readFileSync(join(made, name))]))
}

const provisionsOf = (output: RegulationsOutput): ProvisionItem[] => output.chapters.flatMap(({ provisions }) => provisions)

/** The block or item of a text as the fixture has it, found without any code of the program. */
function sourceText(ref: string, lang: 'en' | 'es'): string {
  const [id = '', place = ''] = ref.split('#')
  const [block = 0, item] = place.split('.').map(Number)
  const pair = agreements.find((each) => each.id === id)?.blocks[block - 1]
  const text = (lang === 'es' ? pair?.[1] : pair?.[0]) ?? pair?.[0] ?? ''
  return item === undefined ? text : (text.split('\n')[item - 1] ?? '').replace(/^(?:\d+\.|-) /, '')
}

test('the fixture is a forum of the size that is asked for, and clean', async () => {
  const workspace = await rivers()
  const findings = check(workspace).filter(({ severity }) => severity !== 'info')
  expect(findings.map(({ rule, found }) => `${found.path} ${rule}`)).toEqual([])
  expect(workspace.playing('agreement').length).toBeGreaterThanOrEqual(40)
  expect(provisionsOf(await json('--rev', 'v2030.1')).length).toBeGreaterThanOrEqual(120)
})

describe.each(days)('on %s', (day) => {
  let files: Map<string, Buffer>
  beforeAll(async () => {
    files = await release(day)
  }, 120_000)
  const bytes = (name: string): Buffer => files.get(name) ?? Buffer.alloc(0)
  const text = (name: string): string => bytes(name).toString()

  describe.each(langs)('in %s', (lang) => {
    const output = (): RegulationsOutput => JSON.parse(text(`${lang}.json`))
    const expected = (): Map<number, string> =>
      new Map(provisionsOf(output()).flatMap(({ number, text }) => (text === '' ? [] : [[number, plain(text)] as const])))

    test('what is not amended is the adopted text, letter for letter', () => {
      const untouched = provisionsOf(output()).filter(({ amendedBy, state }) => amendedBy.length === 0 && state === 'in-force')
      expect(untouched.length).toBeGreaterThan(80)
      expect(untouched.map(({ ref, text }) => `${ref} ${text}`)).toEqual(untouched.map(({ ref }) => `${ref} ${sourceText(ref, lang)}`))
    })

    test.each([
      ['txt', (content: Buffer) => fromText(content.toString())],
      ['md', (content: Buffer) => fromMd(content.toString())],
      ['html', (content: Buffer) => fromPage(content.toString())],
      ['akn.xml', (content: Buffer) => fromAkn(content.toString())],
      ['docx', (content: Buffer) => fromWord(content)],
    ] as const)('%s has every provision, word for word, and no other', (format, read) => {
      expect([...read(bytes(`${lang}.${format}`))]).toEqual([...expected()])
    })

    test('docx, as mammoth reads it, has every provision in order', async () => {
      const all = compact(await mammothText(bytes(`${lang}.docx`)))
      let from = 0
      const lost = [...expected()].filter(([, words]) => {
        const at = all.indexOf(compact(words), from)
        if (at !== -1) from = at + compact(words).length
        return at === -1
      })
      expect(lost).toEqual([])
    })

    test('pdf has every provision as a quotation, letter for letter, and nothing in between', async () => {
      const all = await fromPdf(bytes(`${lang}.pdf`))
      expect(all).toBe([...expected().values()].map(compact).join(''))
    })
  })

  if (day === days[1])
    test('a second build in another time zone has the same bytes in every format', async () => {
      const zone = process.env.TZ
      process.env.TZ = 'Pacific/Kiritimati'
      try {
        const again = await release(day)
        expect([...again.keys()]).toEqual([...files.keys()])
        expect([...again].filter(([name, content]) => !content.equals(bytes(name))).map(([name]) => name)).toEqual([])
      } finally {
        process.env.TZ = zone
      }
    }, 120_000)
})

/** What a person makes of the amendments, with pencil and paper. */
const amended: Readonly<Record<'en' | 'es', Readonly<Record<string, string>>>> = {
  en: {
    'AGR-2021-001#3':
      '0. The League teaches children to swim.\n1. The League keeps one book of the heights of all rivers.\n2. It warns of floods, by day and by night.\n3. It settles how much is fished, where, and when not.\n4. It hears every quarrel about water before anybody goes to court.',
    'AGR-2021-001#4': 'The members meet once a year, in the first week of September, in the country that holds the Presidency, and never during the harvest.',
    'AGR-2021-001#6': 'The Presidency passes from country to country in the order of the alphabet, each year on 1 January.',
    'AGR-2021-001#7':
      'Texts are adopted in English and in Spanish, and “both” means both: neither explains the other away.\n\nWhere the two differ, the members are asked what they meant, and nobody else.',
    'AGR-2021-002#2': '',
    'AGR-2021-005#1': 'Each member pays 15,000 crowns a year, in two equal parts, by 31 March and 30 September.',
    'AGR-2021-004#2': 'The Secretariat passes every warning on to the members downstream within ten minutes, and confirms it by telephone.',
    'AGR-2023-005#3':
      '1. Tanneries and dye works keep a settling pond.\n2. Dung heaps lie thirty metres from the bank.\n3. […]\n4. Towns of more than two thousand people treat what they let in.',
    'AGR-2022-002#3':
      '1. A grayling shorter than 30 centimetres goes back into the water alive.\n2. Nobody fishes within one hundred and twenty metres of the salmon ladder.',
    'AGR-2022-006#3': '- A barge longer than forty metres announces itself a day ahead.\n- A barge with salt, lime or oil shows a red flag.',
    'AGR-2022-006#5':
      'Three crowns are paid for a passage; a boat that carries a doctor, a midwife, a fire crew or the post passes free.\n\nThe keeper gives a receipt, and a second one for the barge’s book.',
  },
  es: {
    'AGR-2021-001#4':
      'Los miembros se reúnen una vez al año, en la primera semana de septiembre, en el país que ejerce la Presidencia, y nunca durante la cosecha.',
    'AGR-2021-005#1': 'Cada miembro paga 15.000 coronas al año, en dos partes iguales, a más tardar el 31 de marzo y el 30 de septiembre.',
    'AGR-2022-002#3':
      '1. Un ejemplar de tímalo de menos de 30 centímetros vuelve vivo al agua.\n2. Nobody fishes within one hundred and twenty metres of the salmon ladder.',
    'AGR-2022-006#5':
      'Por el paso se pagan tres coronas; la embarcación que lleva un médico, una partera, una cuadrilla de bomberos o el correo pasa gratis.\n\nEl esclusero da un recibo, y otro para el libro de la barcaza.',
    'AGR-2023-006#4': 'Los costos los asume quien los causó y, hasta que se sepa, el fondo de diques.',
  },
}

test.each(langs)('what is amended reads as a person puts it together, in %s', async (lang) => {
  const provisions = provisionsOf(await json('--rev', 'v2030.1', '--as-of', '2030-12-31', '--lang', lang))
  const found = provisions.filter(({ ref }) => amended[lang][ref] !== undefined)
  expect(Object.fromEntries(found.map(({ ref, text }) => [ref, text]))).toEqual(amended[lang])
})

test('a temporary text is printed in its time, and the lasting one after it', async () => {
  const texts = async (day: string) => provisionsOf(await json('--rev', 'v2030.1', '--as-of', day)).find(({ ref }) => ref === 'AGR-2024-001#3')?.text
  const lasting = 'While it lasts, each member lets at least half of the water pass that reaches it.'
  expect([await texts('2026-05-19'), await texts('2027-09-30'), await texts('2027-10-01')]).toEqual([
    lasting,
    'While it lasts, each member lets two thirds of the water pass that reaches it, and the mills stand still on Fridays.',
    lasting,
  ])
})

test('the concordance names what was changed, added and taken out, and moves the rest', async () => {
  const named = async (revision: string, day: string) => {
    const rows = (await json('--rev', revision, '--as-of', day)).concordance ?? []
    const refs = (change: string) => rows.filter((row) => row.change === change).map(({ ref }) => ref)
    return {
      changed: refs('changed'),
      new: [...new Set(refs('new').map((ref) => ref.split('#')[0]))],
      gone: refs('gone'),
      moved: rows.find(({ ref }) => ref === 'AGR-2024-002#1'),
    }
  }
  expect(await named('v2030.1', '2030-12-31')).toEqual({
    changed: ['AGR-2021-005#1', 'AGR-2024-001#3', 'AGR-2023-005#3', 'AGR-2023-006#4', 'AGR-2023-001#3.2', 'AGR-2025-005#3'],
    new: ['AGR-2030-001', 'AGR-2028-002', 'AGR-2028-001'],
    gone: [],
    moved: { ref: 'AGR-2024-002#1', number: 105, previous: 98, change: 'moved' },
  })
  expect(await named('v2027.1', '2027-01-15')).toEqual({
    changed: ['AGR-2021-001#3', 'AGR-2021-001#4', 'AGR-2021-001#5', 'AGR-2021-001#7', 'AGR-2021-002#2', 'AGR-2022-002#3', 'AGR-2022-006#3', 'AGR-2022-006#5'],
    new: ['AGR-2024-005', 'AGR-2026-002', 'AGR-2024-001', 'AGR-2026-003', 'AGR-2024-002', 'AGR-2025-001', 'AGR-2025-005'],
    gone: ['AGR-2022-007#1', 'AGR-2022-007#2', 'AGR-2022-007#3', 'AGR-2022-007#4'],
    moved: { ref: 'AGR-2024-002#1', number: 98, previous: null, change: 'new' },
  })
})

test('the table of amendments names every act upon a provision, those that are spent too', async () => {
  const output = await json('--rev', 'v2030.1', '--as-of', '2030-12-31')
  const refs = new Map(provisionsOf(output).map(({ number, ref }) => [number, ref]))
  expect(output.amendments.map(({ provision, action, by, from }) => `${refs.get(provision)} ${action} ${by} ${from}`)).toEqual([
    'AGR-2021-001#3 insert-before AGR-2026-004 2026-10-01',
    'AGR-2021-001#4 replace AGR-2022-008 2023-01-01',
    'AGR-2021-001#4 replace AGR-2024-003 2024-09-05',
    'AGR-2021-001#5 replace AGR-2026-004 2026-10-01',
    'AGR-2021-001#7 insert-after AGR-2026-004 2026-10-01',
    'AGR-2021-002#2 repeal AGR-2026-004 2026-10-01',
    'AGR-2021-005#1 replace AGR-2022-009 2023-01-01',
    'AGR-2021-005#1 replace AGR-2028-003 2029-01-01',
    'AGR-2021-004#2 replace AGR-2023-008 2023-09-21',
    'AGR-2021-004#3.2 replace AGR-2023-008 2023-09-21',
    'AGR-2021-004#3.3 insert-after AGR-2023-008 2023-09-21',
    'AGR-2024-001#3 replace AGR-2026-001 2026-05-20',
    'AGR-2024-001#3 lapse AGR-2026-001 2027-10-01',
    'AGR-2023-005#3 repeal AGR-2028-004 2028-09-07',
    'AGR-2023-006#4 replace AGR-2030-003 2030-09-05',
    'AGR-2022-002#3 replace AGR-2024-004 2024-09-05',
    'AGR-2023-001#3.2 replace AGR-2028-004 2028-09-07',
    'AGR-2022-006#3 repeal AGR-2025-004 2026-01-01',
    'AGR-2022-006#5 replace AGR-2025-002 2026-01-01',
    'AGR-2022-006#5 replace AGR-2025-003 2026-01-01',
    'AGR-2022-006#5 insert-after AGR-2025-004 2026-01-01',
    'AGR-2025-005#3 repeal AGR-2030-003 2030-09-05',
  ])
})

test('an agreement of which the words were all replaced since is none that no chapter holds', async () => {
  expect((await json('--rev', 'v2030.1', '--as-of', '2030-12-31')).uncovered).toEqual([])
})

test('the day of an edition stands in its tag: the edition after it is set beside what was in force that day', async () => {
  const own = repository.copy()
  try {
    const at = (...argv: string[]) => rcm('-C', own.root, 'regulations', ...argv)
    own.git('config', 'user.name', 'Rita Rivera')
    own.git('config', 'user.email', 'rita@rivers.example')
    own.git('tag', '-d', 'v2030.1', 'v2027.1', 'v2024.1')
    await at('release', '2029.5', '--rev', 'HEAD', '--as-of', '2022-06-30', '-o', join(own.root, 'a'))
    expect(own.git('cat-file', 'tag', 'v2029.5')).toMatch(/\nEdition 2029\.5\n\nAs-of: 2022-06-30$/)
    own.commit('A day later', { 'note.txt': 'x\n' }, { date: '2030-12-31' })
    const output = JSON.parse((await at('--redline', 'v2029.5', '--as-of', '2030-12-31', '--rev', 'HEAD', '--format', 'json')).toString()) as RegulationsOutput
    expect(output.redline?.asOf).toBe('2022-06-30')
    expect(output.concordance?.find(({ ref }) => ref === 'AGR-2021-005#1')?.change).toBe('changed')
    const other = JSON.parse((await at('--redline', 'v2029.5', '--redline-as-of', '2030-12-30', '--as-of', '2030-12-31', '--format', 'json')).toString())
    expect((other as RegulationsOutput).chapters.flatMap(({ provisions }) => provisions).flatMap(({ redline }) => redline ?? [])).not.toContainEqual(
      expect.objectContaining({ type: 'changed' }),
    )
  } finally {
    own.remove()
  }
}, 120_000)

test('the redline in json and Akoma Ntoso gives the text of the edition when the insertions are taken away', async () => {
  const args = ['--rev', 'v2030.1', '--as-of', '2030-12-31', '--redline', 'v2024.1'] as const
  const before = new Map(provisionsOf(await json('--rev', 'v2024.1', '--as-of', '2024-01-15')).map(({ ref, text }) => [ref, text]))
  const now = provisionsOf(await json(...args))
  expect(now.some(({ ref, text }) => before.get(ref) !== text)).toBe(true)
  for (const { ref, text, redline } of now) {
    expect(rejectAll(redline ?? []), ref).toBe(before.get(ref) ?? '')
    expect(acceptAll(redline ?? []), ref).toBe(text)
  }
  const xml = (await rcm('regulations', ...args, '--format', 'akn')).toString()
  const without = (mark: 'ins' | 'del') => fromAkn(xml.replace(new RegExp(`<${mark}>(?:(?!</${mark}>)[\\s\\S])*</${mark}>`, 'g'), ''))
  const [accepted, rejected] = [without('del'), without('ins')]
  expect(now.map(({ number, ref }) => `${ref} ${accepted.get(number) ?? ''}`)).toEqual(now.map(({ ref, text }) => `${ref} ${plain(text)}`))
  expect(now.map(({ number, ref }) => `${ref} ${rejected.get(number) ?? ''}`)).toEqual(now.map(({ ref }) => `${ref} ${plain(before.get(ref) ?? '')}`))
}, 120_000)

describe.each(langs)('tracked changes in Word, in %s', (lang) => {
  test('give the new text when accepted, the one of the edition on its own day when rejected', async () => {
    const word = await rcm('regulations', '--rev', 'v2030.1', '--as-of', '2030-12-31', '--redline', 'v2024.1', '--lang', lang, '--format', 'docx')
    const now = provisionsOf(await json('--rev', 'v2030.1', '--as-of', '2030-12-31', '--lang', lang))
    const before = new Map(provisionsOf(await json('--rev', 'v2024.1', '--as-of', '2024-01-15', '--lang', lang)).map(({ ref, text }) => [ref, text]))
    const [accepted, rejected] = [fromWord(word), fromWord(word, 'rejected')]
    expect(now.map(({ number, ref }) => `${ref} ${accepted.get(number) ?? ''}`)).toEqual(now.map(({ ref, text }) => `${ref} ${plain(text)}`))
    expect(now.map(({ number, ref }) => `${ref} ${rejected.get(number) ?? ''}`)).toEqual(now.map(({ ref }) => `${ref} ${plain(before.get(ref) ?? '')}`))
  }, 120_000)
})
