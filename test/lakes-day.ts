// A coordinator's day, told in commands on one repository: a test runs them, and docs/a-day.md shows them.
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ical from 'node-ical'
import readXlsxFile from 'read-excel-file/universal'
import type { Lang, Text } from '../src/core/message.ts'
import { packageRoot } from '../src/io/shipped.ts'
import { type Said, runLine } from './lakes-story.ts'
import { Repository } from './repository.ts'

export const today = '2031-03-26'

/** What a person does by hand in a file: lines taken out and put in, in its order. */
type Edit = readonly { readonly out: readonly string[]; readonly in: readonly string[] }[]

export interface DayStep {
  /** As it is typed; without it, something is done by hand or read by another program. */
  readonly line?: string
  /** Files that are there beforehand: name → text. */
  readonly files?: Readonly<Record<string, string>>
  readonly edit?: { readonly file: string; readonly changes: Edit }
  /** A file that another program reads, and what it is called. */
  readonly reads?: { readonly file: string; readonly by: Text }
  /** What it says in English, in this order. */
  readonly says: readonly string[]
}

export interface DayScene {
  readonly time: string
  readonly title: Text
  readonly told: Text
  readonly steps: readonly DayStep[]
}

const notes = `# Working meeting on nets

Port Alder, 25 March 2031

### Bravia

- Mr Bruno Brava, Vice-Minister for Waters

### Calanda

- Ms Carla Cal, Director of Fisheries

## Marking of nets

Vice-Minister Brava said that Bravia will send the list of net marks within two weeks. Calanda requested that the Secretariat prepare a form for lost nets before the annual meeting, and supported a count of the nets.

It was agreed that old nets are taken ashore by Friday, 2 May. Dorania could host a workshop, possibly in August.
`

const scenes: readonly DayScene[] = [
  {
    time: '09:00',
    title: { en: 'Minutes in', es: 'Llegan las minutas' },
    told: {
      en: 'The notes of yesterday’s working meeting lie on the desk, in Word or, as here, as plain text. What in them commits somebody, asks, agrees or sets a date?',
      es: 'Sobre el escritorio están las notas de la reunión de trabajo de ayer, en Word o, como aquí, en texto simple y en inglés. ¿Qué hay en ellas que comprometa a alguien, pida, acuerde o fije una fecha?',
    },
    steps: [{ files: { 'notes.md': notes }, line: 'rcm minutes notes.md', says: ['Commitments (1)', 'when: 8 April 2031', 'Requests (1)'] }],
  },
  {
    time: '09:10',
    title: { en: 'Commitments picked', es: 'Se eligen los compromisos' },
    told: {
      en: 'At a terminal rcm asks about each of them. Whoever prefers a file gets one, accepts and corrects in it, and nothing else becomes a record. The meeting itself becomes one, with the notes as its text.',
      es: 'En una terminal rcm pregunta por cada uno. Quien prefiere un archivo lo recibe, acepta y corrige en él, y nada más se convierte en registro. La propia reunión se convierte en uno, con las notas como texto.',
    },
    steps: [
      { line: 'rcm minutes notes.md -o candidates.yaml', says: ['nothing is accepted yet'] },
      {
        edit: {
          file: 'candidates.yaml',
          changes: [
            {
              out: ['  - accept: false', '    kind: commitment', '    title: Send the list of net marks within two weeks', '    title-es: ""'],
              in: ['  - accept: true', '    kind: commitment', '    title: Send the list of net marks', '    title-es: Enviar la lista de marcas de redes'],
            },
            {
              out: [
                '  - accept: false',
                '    kind: request',
                '    title: Secretariat prepare a form for lost nets before the annual meeting',
                '    title-es: ""',
              ],
              in: [
                '  - accept: true',
                '    kind: request',
                '    title: Prepare a form for lost nets',
                '    title-es: Preparar un formulario para redes perdidas',
              ],
            },
          ],
        },
        says: [],
      },
      {
        line: 'rcm minutes --accept candidates.yaml',
        says: ['EVT-2031-004-working-meeting-on-nets.md', 'FU-2031-006-send-the-list-of-net-marks.yaml', 'Wrote 5 files.'],
      },
      { line: 'git add records', says: [] },
      { line: 'git commit --quiet -m "Minutes of the working meeting on nets"', says: [] },
    ],
  },
  {
    time: '10:30',
    title: { en: 'News by telephone', es: 'Noticias por teléfono' },
    told: {
      en: 'Calanda has sent its part of the list of landing places, and says so. The list becomes a document, and what was asked gets one line in its log, with the document as evidence; the others still owe theirs.',
      es: 'Calanda envió su parte de la lista de desembarcaderos, y lo dice. La lista pasa a ser un documento, y lo pedido recibe una línea en su bitácora, con el documento como respaldo; los demás aún deben la suya.',
    },
    steps: [
      {
        line: 'rcm new document --title "Landing places of Calanda" --translate "es.title=Desembarcaderos de Calanda" --set authors=CAL --set date=2031-03-26 --status final',
        says: ['records/documents/DOC-2031-003-landing-places-of-calanda.yaml'],
      },
      {
        line: 'rcm update FU-2031-001 --status fulfilled --by CAL --evidence DOC-2031-003 --note "Its list came by e-mail"',
        says: ['records/follow-ups/FU-2031-001-landing-places.yaml'],
      },
      { line: 'git diff --unified=0', says: ['+  - { date: 2031-03-26, status: fulfilled, by: CAL, note: Its list came by e-mail, evidence: DOC-2031-003 }'] },
    ],
  },
  {
    time: '11:00',
    title: { en: 'The status before the next meeting', es: 'El estado antes de la próxima reunión' },
    told: {
      en: 'The presidency calls: what is there to say at the annual meeting? With `-o briefing.docx` the same is a page to take along.',
      es: 'Llama la presidencia: ¿qué hay que decir en la reunión anual? Con `-o informe.docx` lo mismo es una página para llevar.',
    },
    steps: [
      {
        line: 'rcm status',
        says: [
          'Prepares    Annual meeting of the Assembly',
          'Overdue',
          'Send the list of landing places',
          'Due within 14 days',
          'Send the list of net marks',
          'Consultations open',
        ],
      },
    ],
  },
  {
    time: '14:00',
    title: { en: 'Reminders out', es: 'Salen los recordatorios' },
    told: {
      en: 'Four members still owe comments on the patrol calendar. A letter to each, as a draft that the mail program opens; no address is invented.',
      es: 'Cuatro miembros aún deben comentarios sobre el calendario de patrullajes. Una carta para cada uno, como borrador que abre el programa de correo; ninguna dirección se inventa.',
    },
    steps: [
      {
        line: 'rcm consult remind CNS-2031-001 --format eml -o letters',
        says: ['letters/BRV-CNS-2031-001.eml', 'letters/EST-CNS-2031-001.eml', 'No address is recorded'],
      },
      { line: 'rcm consult remind CNS-2031-001 --party CAL', says: ['To Calanda', 'Patrol calendar (DOC-2031-002)'] },
    ],
  },
  {
    time: '15:30',
    title: { en: 'The matrix in a spreadsheet', es: 'La matriz en una hoja de cálculo' },
    told: {
      en: 'The matrix of all follow-ups goes to the members as a workbook: numbers, dates and words as such.',
      es: 'La matriz de todos los seguimientos va a los miembros como libro de Excel: números, fechas y palabras como tales.',
    },
    steps: [
      { line: 'rcm report follow-up-matrix -o matrix.xlsx', says: ['matrix.xlsx'] },
      {
        reads: { file: 'matrix.xlsx', by: { en: 'Another program reads the first row of it:', es: 'Otro programa lee su primera fila:' } },
        says: ['No.                  1', 'Send the list of net marks', 'FU-2031-006', 'EVT-2031-004', '2031-04-08'],
      },
    ],
  },
  {
    time: '16:45',
    title: { en: 'The calendar on a phone', es: 'El calendario en el teléfono' },
    told: {
      en: 'And the dates go to everybody’s phone. Sent again next month, the same entries are corrected, not doubled.',
      es: 'Y las fechas van al teléfono de todos. Si se envía de nuevo el mes que viene, las mismas entradas se corrigen, no se duplican.',
    },
    steps: [
      { line: 'rcm calendar -o lakes.ics', says: ['lakes.ics'] },
      {
        reads: { file: 'lakes.ics', by: { en: 'Another calendar program reads in it:', es: 'Otro programa de calendario lee en él:' } },
        says: ['2031-04-08', 'Send the list of net marks', '2031-10-01', 'Annual meeting of the Assembly'],
      },
      { line: 'git add records', says: [] },
      { line: 'git commit --quiet -m "News of the day"', says: [] },
      { line: 'rcm validate', says: ['0 errors'] },
    ],
  },
]

export interface DayPlayed extends Said {
  readonly scene: DayScene
  readonly step: DayStep
}

/** Plays the day in a temporary folder, one step after the other. */
export async function* playDay(lang: Lang): AsyncGenerator<DayPlayed> {
  const above = realpathSync(mkdtempSync(join(tmpdir(), 'rcm-day-')))
  const cwd = join(above, 'lakes')
  try {
    cpSync(join(packageRoot, 'test', 'fixtures', 'lakes'), cwd, { recursive: true })
    const repository = new Repository(cwd)
    repository.git('init', '--quiet', '--initial-branch=main')
    repository.git('config', 'user.name', 'Sara Sec')
    repository.git('config', 'user.email', 'secretariat@lakes.example')
    for (const line of ['git add .', 'git commit --quiet -m "The records so far"']) await runLine(line, { cwd, above, day: '2031-03-25', lang })
    for (const scene of scenes)
      for (const step of scene.steps) {
        for (const [name, text] of Object.entries(step.files ?? {})) writeFileSync(join(cwd, name), text)
        if (step.edit) writeFileSync(join(cwd, step.edit.file), edited(readFileSync(join(cwd, step.edit.file), 'utf8'), step.edit.changes))
        const read = step.reads ? { code: 0, said: await readByAnother(join(cwd, step.reads.file)) } : { code: 0, said: '' }
        yield { scene, step, ...(step.line === undefined ? read : await runLine(step.line, { cwd, above, day: today, lang })) }
      }
  } finally {
    rmSync(above, { recursive: true, force: true })
  }
}

/** @throws Error when the lines to be taken out are not there */
function edited(text: string, changes: Edit): string {
  return changes.reduce((rest, change) => {
    const out = change.out.join('\n')
    if (!rest.includes(out)) throw new Error(`not in the file: ${out}`)
    return rest.replace(out, change.in.join('\n'))
  }, text)
}

async function readByAnother(path: string): Promise<string> {
  if (path.endsWith('.ics')) {
    const entries = Object.values(await ical.async.parseICS(readFileSync(path, 'utf8')))
    const lines = entries.flatMap((entry) => {
      if (entry === undefined || (entry.type !== 'VEVENT' && entry.type !== 'VTODO')) return []
      const { due, start, summary } = entry as { readonly due?: Date; readonly start?: Date; readonly summary?: string | { readonly val: string } }
      const date = entry.type === 'VTODO' ? due : start
      return [`${date ? dayOf(date) : ''}  ${entry.type.padEnd(6)}  ${typeof summary === 'object' ? summary.val : (summary ?? '')}`]
    })
    return `${lines.sort().join('\n')}\n`
  }
  const [sheet] = await readXlsxFile(new Blob([new Uint8Array(readFileSync(path))]))
  const [head = [], row = []] = sheet?.data ?? []
  const width = Math.max(...head.map((name) => String(name).length))
  return `${head.map((name, place) => `${String(name).padEnd(width)}  ${cellIn(row[place])}`.trimEnd()).join('\n')}\n`
}

/** A day without a time, where the machine is. */
const dayOf = (date: Date): string => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`

const cellIn = (cell: unknown): string => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? ''))
