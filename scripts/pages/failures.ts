// The command lines of the error gallery: the least that makes each failure, in a copy of the example forum.
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
}

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
  { about: { en: 'A revision that does not exist', es: 'Una revisión que no existe' }, argv: ['status', '--rev', 'v2031.1'] },
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
  { about: { en: 'A regular expression', es: 'Una expresión regular' }, argv: ['list', 'title:/regul.*/'] },
]

export interface Failure {
  readonly about: Text
  /** As it is typed. */
  readonly line: string
  /** What stderr says, in each language. */
  readonly said: Readonly<Record<Lang, string>>
}

/**
 * Runs each attempt in a copy of the example forum, whose folder is written as /lakes.
 * @throws Error for one that does not end with 2, or that says what another has said
 */
export async function runFailures(): Promise<Failure[]> {
  const above = realpathSync(mkdtempSync(join(tmpdir(), 'rcm-errors-')))
  try {
    const failures: Failure[] = []
    const forum = join(above, 'lakes')
    cpSync(lakesFolder, forum, { recursive: true })
    for (const [index, { about, argv, files, cwd, isTTY }] of attempts.entries()) {
      const folder = files ? join(above, `lakes-${index}`) : forum
      if (files) cpSync(lakesFolder, folder, { recursive: true })
      for (const [path, text] of Object.entries(files ?? {})) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), text)
      }
      const said = async (lang: Lang) =>
        (await run(argv, cwd ?? folder, isTTY ?? false, lang)).replaceAll(folder, '/lakes').replace(/\.briefing\.txt\.\d+\.tmp/g, '.briefing.txt.1.tmp')
      const failure = { about, line: ['rcm', ...argv.map(quoted)].join(' '), said: { en: await said('en'), es: await said('es') } }
      const other = failures.find(({ said: { en } }) => en === failure.said.en)
      if (other) throw new Error(`${failure.line} says the same as ${other.line}: ${failure.said.en}`)
      failures.push(failure)
    }
    return failures
  } finally {
    rmSync(above, { recursive: true, force: true })
  }
}

async function run(argv: readonly string[], cwd: string, isTTY: boolean, lang: Lang): Promise<string> {
  let text = ''
  const code = await main({
    argv,
    cwd,
    env: { LANG: lang, NO_COLOR: '1' },
    streams: { stdout: { isTTY, write: () => true }, stderr: { write: (each) => (text += each) } },
    now: () => new Date('2031-04-15T12:00:00Z'),
  })
  if (code !== 2 || text.includes('\n    at ')) throw new Error(`rcm ${argv.join(' ')} ended with ${code}: ${text}`)
  return text
}

const quoted = (word: string): string => (/^[\w./:=,+-]+$/.test(word) ? word : `'${word}'`)
