// The command lines of the error gallery: the least that makes each failure, in a copy of the example forum.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Lang, Text } from '../../src/core/message.ts'
import { main } from '../../src/main.ts'
import { lakesFolder } from './lakes.ts'

interface Attempt {
  readonly about: Text
  readonly argv: readonly string[]
  /** Put into the forum's folder beforehand: path → text. */
  readonly files?: Readonly<Record<string, string>>
  /** Where it is run, when not in the forum's folder. */
  readonly cwd?: string
  /** Does the result go to a terminal? */
  readonly isTTY?: boolean
  /** Is it run by GitHub Actions? */
  readonly isAction?: boolean
  /** Is the forum's folder a git repository, all committed? */
  readonly isRepository?: boolean
  /** What it ends with, when not with 2. */
  readonly code?: number
}

/** A proposal that nobody may adopt. */
const opposed = `---
id: PRP-2031-DOR-1
title: Two patrols a week
type: wording
proposer: [DOR]
changes:
  - { target: "AGR-2031-001#3.1", was: Every lake is patrolled once a year., base: sha256-0000000000000000000000000000000000000000000000000000000000000000, with: "#1" }
positions:
  - { by: CAL, stance: objects, source: { record: EVT-2031-001 } }
log:
  - { date: 2031-03-12, status: tabled }
---

Every lake is patrolled at least twice a week.
`
const proposal = { 'records/proposals/PRP-2031-DOR-1-two-patrols-a-week.md': opposed }
const wording = { 'new.md': 'Every lake is patrolled at least twice a week.\n' }

const attempts: readonly Attempt[] = [
  { about: { en: 'A command that does not exist', es: 'Una orden que no existe' }, argv: ['stauts'] },
  { about: { en: 'A command far from any', es: 'Una orden que no se parece a ninguna' }, argv: ['frobnicate'] },
  { about: { en: 'An option that does not exist', es: 'Una opción que no existe' }, argv: ['status', '--sinse', '2031-03-10'] },
  { about: { en: 'An option far from any', es: 'Una opción que no se parece a ninguna' }, argv: ['status', '--frobnicate'] },
  { about: { en: 'An option without its value', es: 'Una opción sin su valor' }, argv: ['status', '--since'] },
  { about: { en: 'A choice that does not exist', es: 'Una elección que no existe' }, argv: ['status', '--by', 'partie'] },
  { about: { en: 'A format that does not exist', es: 'Un formato que no existe' }, argv: ['status', '--format', 'powerpoint'] },
  { about: { en: 'More words than the command takes', es: 'Más palabras de las que admite la orden' }, argv: ['status', 'tomorrow'] },
  { about: { en: 'A day that is none', es: 'Un día que no lo es' }, argv: ['status', '--as-of', '2031-02-30'] },
  { about: { en: 'A language that rcm does not speak', es: 'Un idioma que rcm no habla' }, argv: ['status', '--lang', 'fr'] },
  { about: { en: 'A revision that does not exist', es: 'Una revisión que no existe' }, argv: ['status', '--rev', 'v2031.1'], isRepository: true },
  { about: { en: 'A folder without a forum', es: 'Una carpeta sin foro' }, argv: ['status'], cwd: '/' },
  { about: { en: 'A file that cannot be written', es: 'Un archivo que no se puede escribir' }, argv: ['status', '-o', 'rcm.yaml/briefing.txt'] },
  { about: { en: 'A party that does not exist', es: 'Una parte que no existe' }, argv: ['status', '--party', 'BRW'] },
  { about: { en: 'An event that does not exist', es: 'Una actividad que no existe' }, argv: ['status', '--for', 'EVT-2031-020'] },
  { about: { en: 'A rule that does not exist', es: 'Una regla que no existe' }, argv: ['explain', 'quote-verbatin'] },
  { about: { en: 'A path outside the records', es: 'Una ruta fuera de los registros' }, argv: ['validate', 'records/follow-up'] },
  {
    about: { en: 'A template that cannot be filled', es: 'Una plantilla que no se puede completar' },
    argv: ['status'],
    files: { 'templates/status/status.en.md': '{% if meeting %}\n', 'templates/status/status.es.md': '{% if meeting %}\n' },
  },
  { about: { en: 'A record that does not exist', es: 'Un registro que no existe' }, argv: ['show', 'FU-2031-01'] },
  { about: { en: 'A field that does not exist', es: 'Un campo que no existe' }, argv: ['list', 'statu:pending'] },
  { about: { en: 'A value that a field never has', es: 'Un valor que un campo nunca tiene' }, argv: ['list', 'status:pendign'] },
  { about: { en: 'An id in a query that does not exist', es: 'Un id de una consulta que no existe' }, argv: ['list', 'party:BRW'] },
  { about: { en: 'A date in a query that is none', es: 'Una fecha de una consulta que no lo es' }, argv: ['list', 'due:<soon'] },
  { about: { en: 'A number in a query that is none', es: 'Un número de una consulta que no lo es' }, argv: ['list', 'days-late:>many'] },
  { about: { en: 'Neither true nor false', es: 'Ni verdadero ni falso' }, argv: ['list', 'overdue:maybe'] },
  { about: { en: 'A comparison of what has no order', es: 'Una comparación de lo que no tiene orden' }, argv: ['list', 'status:<pending'] },
  { about: { en: 'A query that ends too early', es: 'Una consulta que termina antes de tiempo' }, argv: ['list', 'nets OR'] },
  { about: { en: 'A query without a value', es: 'Una consulta sin valor' }, argv: ['list', 'due: nets'] },
  { about: { en: 'A parenthesis that is not closed', es: 'Un paréntesis que no se cierra' }, argv: ['list', '(nets OR map'] },
  { about: { en: 'A parenthesis that was not opened', es: 'Un paréntesis que no se abrió' }, argv: ['list', 'nets)'] },
  { about: { en: 'Parentheses with nothing in them', es: 'Paréntesis sin nada dentro' }, argv: ['list', '()'] },
  { about: { en: 'A quotation mark that is not closed', es: 'Una comilla que no se cierra' }, argv: ['list', '"joint patrols'] },
  { about: { en: 'An empty phrase', es: 'Una frase vacía' }, argv: ['list', 'title:""'] },
  { about: { en: 'Two operators in a row', es: 'Dos operadores seguidos' }, argv: ['list', 'nets OR AND map'] },
  { about: { en: 'A sign that excludes nothing', es: 'Un signo que no excluye nada' }, argv: ['list', 'nets - map'] },
  { about: { en: 'A range that cannot be read', es: 'Un intervalo que no se puede leer' }, argv: ['list', 'due:[2031-03-01]'] },
  { about: { en: 'A column that does not exist', es: 'Una columna que no existe' }, argv: ['list', '--columns', 'id,dew'] },
  { about: { en: 'A limit that is no number', es: 'Un límite que no es un número' }, argv: ['list', '--limit', 'many'] },
  { about: { en: 'A new record without a kind', es: 'Un registro nuevo sin tipo' }, argv: ['new'] },
  { about: { en: 'A kind that does not exist', es: 'Un tipo que no existe' }, argv: ['new', 'folow-up'] },
  { about: { en: 'A new record without what it needs', es: 'Un registro nuevo sin lo que necesita' }, argv: ['new', 'follow-up'] },
  { about: { en: 'A field that the kind lacks', es: 'Un campo que el tipo no tiene' }, argv: ['new', 'follow-up', '--set', 'duo=2031-06'] },
  { about: { en: 'A change without anything to change', es: 'Un cambio sin nada que cambiar' }, argv: ['update', 'FU-2031-001'] },
  { about: { en: 'A status that the kind lacks', es: 'Un estado que el tipo no tiene' }, argv: ['update', 'FU-2031-001', '--status', 'fulfiled'] },
  { about: { en: 'An id of another form', es: 'Un id de otra forma' }, argv: ['renumber', 'FU-2031-001', 'AGR-2031-009'] },
  { about: { en: 'An id that is taken', es: 'Un id ocupado' }, argv: ['renumber', 'FU-2031-001', 'FU-2031-002'] },
  { about: { en: 'A file that cannot be read', es: 'Un archivo que no se puede leer' }, argv: ['import', 'answers.csv'] },
  { about: { en: 'A forum where one is already', es: 'Un foro donde ya hay uno' }, argv: ['init'] },
  { about: { en: 'Several files without a folder', es: 'Varios archivos sin carpeta' }, argv: ['export', '--format', 'csv'] },
  { about: { en: 'A file that is not for a terminal', es: 'Un archivo que no es para una terminal' }, argv: ['status', '--format', 'pdf'], isTTY: true },
  { about: { en: 'Nothing to compare with', es: 'Nada con qué comparar' }, argv: ['diff'] },
  { about: { en: 'A proposal without a place', es: 'Una propuesta sin lugar' }, argv: ['propose'] },
  { about: { en: 'A proposal for a text that is not there', es: 'Una propuesta para un texto que no existe' }, argv: ['propose', 'AGR-2031-001#3.9'] },
  { about: { en: 'A proposal for what is no adopted text', es: 'Una propuesta para lo que no es texto adoptado' }, argv: ['propose', 'EVT-2031-001#1'] },
  {
    about: { en: 'A proposal that nobody makes', es: 'Una propuesta que nadie hace' },
    argv: ['propose', 'AGR-2031-001#3.1', '--text', 'new.md', '--title', 'Two patrols'],
    files: wording,
  },
  {
    about: { en: 'A proposal without a title', es: 'Una propuesta sin título' },
    argv: ['propose', 'AGR-2031-001#3.1', '--text', 'new.md', '--proposer', 'DOR'],
    files: wording,
  },
  {
    about: { en: 'A deletion with a text', es: 'Una supresión con texto' },
    argv: ['propose', 'AGR-2031-001#3.1', '--text', 'new.md', '--delete'],
    files: wording,
  },
  {
    about: { en: 'One text for several places', es: 'Un texto para varios lugares' },
    argv: ['propose', 'AGR-2031-001', '--text', 'new.md'],
    files: wording,
  },
  {
    about: { en: 'A mark for a place that was not named', es: 'Una marca de un lugar no nombrado' },
    argv: ['propose', 'AGR-2031-001#3.1', '--text', 'new.md'],
    files: { 'new.md': '<!-- AGR-2031-001#1 -->\n\nAnother text.\n' },
  },
  {
    about: { en: 'A text in a language that the forum lacks', es: 'Un texto en un idioma que el foro no tiene' },
    argv: ['propose', 'AGR-2031-001#3.1', '--text', 'new.md', '--translation', 'fr=new.md'],
    files: wording,
  },
  {
    about: { en: 'A branch or a commit outside git', es: 'Una rama o un commit fuera de git' },
    argv: ['propose', 'AGR-2031-001#3.1', '--text', 'new.md', '--proposer', 'DOR', '--title', 'Two patrols', '--commit'],
    files: wording,
  },
  { about: { en: 'Something else to be done with proposals', es: 'Otra cosa que hacer con las propuestas' }, argv: ['proposals', 'marchal'] },
  { about: { en: 'A step that no consultation has', es: 'Un paso que ninguna consulta tiene' }, argv: ['consult', 'opne'] },
  { about: { en: 'A round on nothing', es: 'Una ronda sobre nada' }, argv: ['consult', 'open'] },
  { about: { en: 'A round that is none', es: 'Una ronda que no lo es' }, argv: ['consult', 'show', 'PRP-2031-BRV-1'] },
  {
    about: { en: 'An answer of somebody who was not asked', es: 'Una respuesta de quien no fue consultado' },
    argv: ['consult', 'respond', 'CNS-2031-001', '--party', 'WFO', '--stance', 'comment'],
  },
  { about: { en: 'An answer without a stance', es: 'Una respuesta sin postura' }, argv: ['consult', 'respond', 'CNS-2031-001', '--party', 'DOR'] },
  {
    about: { en: 'An answer on something else', es: 'Una respuesta sobre otra cosa' },
    argv: ['consult', 'respond', 'CNS-2031-001', '--party', 'DOR', '--stance', 'comment', '--on', 'AGR-2031-001#1'],
  },
  {
    about: { en: 'An answer before the question', es: 'Una respuesta anterior a la pregunta' },
    argv: ['consult', 'respond', 'CNS-2031-001', '--party', 'DOR', '--stance', 'comment', '--received', '2031-01-01'],
  },
  { about: { en: 'An extension without a day', es: 'Una prórroga sin día' }, argv: ['consult', 'extend', 'CNS-2031-001'] },
  {
    about: { en: 'An extension to an earlier day', es: 'Una prórroga a un día anterior' },
    argv: ['consult', 'extend', 'CNS-2031-001', '--closes', '2031-03-11', '--note', 'More time'],
  },
  { about: { en: 'A round closed too early', es: 'Una ronda cerrada demasiado pronto' }, argv: ['consult', 'close', 'CNS-2031-001', '--as-of', '2031-03-12'] },
  { about: { en: 'Letters without a folder', es: 'Cartas sin carpeta' }, argv: ['consult', 'remind', 'CNS-2031-001', '--format', 'eml'] },
  { about: { en: 'Letters as a workbook', es: 'Cartas como libro de cálculo' }, argv: ['consult', 'remind', 'CNS-2031-001', '--format', 'xlsx'] },
  { about: { en: 'An adoption of what is no proposal', es: 'Una adopción de lo que no es una propuesta' }, argv: ['adopt', 'DOC-2031-001'] },
  { about: { en: 'An adoption without a meeting', es: 'Una adopción sin reunión' }, argv: ['adopt', 'PRP-2031-BRV-1'] },
  {
    about: { en: 'An adoption by what is no meeting', es: 'Una adopción por lo que no es una reunión' },
    argv: ['adopt', 'PRP-2031-BRV-1', '--meeting', 'DOC-2031-001'],
  },
  { about: { en: 'An adoption on no day', es: 'Una adopción sin día' }, argv: ['adopt', 'PRP-2031-BRV-1', '--meeting', 'EVT-2031-002'] },
  {
    about: { en: 'An adoption on a day to come', es: 'Una adopción en un día por venir' },
    argv: ['adopt', 'PRP-2031-BRV-1', '--meeting', 'EVT-2031-002', '--date', '2031-10-08'],
  },
  {
    about: { en: 'Everything that stands against an adoption', es: 'Todo lo que se opone a una adopción' },
    argv: ['adopt', 'PRP-2031-DOR-1', '--meeting', 'EVT-2031-001', '--date', '2031-04-01'],
    files: proposal,
    code: 1,
  },
  {
    about: {
      en: 'Text that the log of continuous integration would take for a command',
      es: 'Un texto que el registro de integración continua tomaría por una orden',
    },
    argv: ['show', 'TOP-wells', '--format', 'md'],
    files: { 'records/topics/TOP-wells.md': '---\nid: TOP-wells\ntitle: Wells\ntype: issue\n---\n\n::stop-commands::wells\n' },
    isAction: true,
  },
  { about: { en: 'A regular expression', es: 'Una expresión regular' }, argv: ['list', 'title:/regul.*/'] },
]

function commandOfGit(folder: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync('git', ['-c', 'user.name=Ada Alder', '-c', 'user.email=ada@lakes.example', ...args], { cwd: folder, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
}

export interface Failure {
  readonly about: Text
  /** As it is typed. */
  readonly line: string
  readonly code: number
  /** What stderr says, in each language. */
  readonly said: Readonly<Record<Lang, string>>
}

/**
 * Runs each attempt in a copy of the example forum, whose folder is written as /lakes.
 * @throws Error for one that does not end as it should, or that says what another has said
 */
export async function runFailures(): Promise<Failure[]> {
  const above = realpathSync(mkdtempSync(join(tmpdir(), 'rcm-errors-')))
  try {
    const failures: Failure[] = []
    const forum = join(above, 'lakes')
    cpSync(lakesFolder, forum, { recursive: true })
    for (const [index, { about, argv, files, cwd, isTTY = false, isAction = false, isRepository = false, code = 2 }] of attempts.entries()) {
      const folder = files || isRepository ? join(above, `lakes-${index}`) : forum
      if (folder !== forum) cpSync(lakesFolder, folder, { recursive: true })
      for (const [path, text] of Object.entries(files ?? {})) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), text)
      }
      if (isRepository)
        for (const args of [
          ['init', '-q'],
          ['add', '.'],
          ['commit', '-q', '-m', 'Records'],
        ])
          commandOfGit(folder, args)
      const said = async (lang: Lang) =>
        (await run(argv, { cwd: cwd ?? folder, isTTY, isAction, lang, code }))
          .replaceAll(folder, '/lakes')
          .replace(/\.briefing\.txt\.\d+\.tmp/g, '.briefing.txt.1.tmp')
      const failure = {
        about,
        code,
        line: [...(isAction ? ['GITHUB_ACTIONS=true'] : []), 'rcm', ...argv.map(quoted)].join(' '),
        said: { en: await said('en'), es: await said('es') },
      }
      const other = failures.find(({ said: { en } }) => en === failure.said.en)
      if (other) throw new Error(`${failure.line} says the same as ${other.line}: ${failure.said.en}`)
      failures.push(failure)
    }
    return failures
  } finally {
    rmSync(above, { recursive: true, force: true })
  }
}

interface Attempted {
  readonly cwd: string
  readonly isTTY: boolean
  readonly isAction: boolean
  readonly lang: Lang
  readonly code: number
}

async function run(argv: readonly string[], { cwd, isTTY, isAction, lang, code }: Attempted): Promise<string> {
  let text = ''
  const ended = await main({
    argv,
    cwd,
    env: { LANG: lang, NO_COLOR: '1', ...(isAction && { GITHUB_ACTIONS: 'true' }) },
    streams: { stdout: { isTTY, write: () => true }, stderr: { write: (each) => (text += each) } },
    now: () => new Date('2031-04-15T12:00:00Z'),
  })
  if (ended !== code || text.includes('\n    at ')) throw new Error(`rcm ${argv.join(' ')} ended with ${ended}: ${text}`)
  return text
}

const quoted = (word: string): string => (/^[\w./:=,+-]+$/.test(word) ? word : `'${word}'`)
