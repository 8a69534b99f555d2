// docs/performance.md: what was measured last, from bench/results.json, which `npm run bench` and `npm run bench:peers` write with `--output
// bench/results.json`, and from bench/regulations.json, which `npm run bench:regulations -- --output bench/regulations.json` writes.
import type { Machine, Outcome, Part, Results, Row } from '../../bench/results.ts'
import { type Lang, type Text, localeOf } from '../../src/core/message.ts'
import { chartSvg } from '../../src/formats/chart.ts'
import { opening, table } from './markdown.ts'

/** What one process took: milliseconds of the processor in user mode and of the clock, MiB at most. */
interface Taken {
  readonly user: number
  readonly wall: number
  readonly memory: number
}

/** What bench/regulations.ts writes. */
export interface RegulationResults {
  readonly machine: Machine
  readonly rows: readonly { readonly provisions: number; readonly format: string; readonly first: Taken; readonly changed: Taken; readonly again: Taken }[]
}

const words = {
  regulations: { en: 'The compiled regulations', es: 'Las normas compiladas' },
  regulationsText: {
    en: '`npm run bench:regulations` compiles a fictional forum’s provisions, half as many amendments as provisions, and compares the processor time (user mode) of each format with that of loading the same records in the same state: the first time, with nothing kept; after a change, with what was read kept and one record changed since; and again, with nothing changed, when the document itself is given again (Word and PDF are always made). The goal for 2,000 provisions: Markdown, HTML and Akoma Ntoso in at most twice the time of loading, Word and PDF in at most ten seconds.',
    es: '`npm run bench:regulations` compila las disposiciones de un foro ficticio, con la mitad de enmiendas que de disposiciones, y compara el tiempo de procesador (modo usuario) de cada formato con el de cargar los mismos registros en el mismo estado: la primera vez, sin nada guardado; tras un cambio, con lo leído guardado y un registro cambiado desde entonces; y de nuevo, sin cambios, cuando se entrega otra vez el mismo documento (Word y PDF se hacen siempre). La meta para 2.000 disposiciones: Markdown, HTML y Akoma Ntoso en no más del doble del tiempo de carga, Word y PDF en diez segundos como máximo.',
  },
  provisions: { en: 'Provisions', es: 'Disposiciones' },
  format: { en: 'Format', es: 'Formato' },
  load: { en: 'loading', es: 'carga' },
  first: { en: 'First time, ms', es: 'Primera vez, ms' },
  changed: { en: 'After a change, ms', es: 'Tras un cambio, ms' },
  again: { en: 'Again, ms', es: 'De nuevo, ms' },
  wall: { en: 'First time by the clock, ms', es: 'Primera vez por el reloj, ms' },
  title: { en: 'Performance', es: 'Rendimiento' },
  intro: {
    en: 'What a user waits for, held against what the machine can do at all. Seconds differ from machine to machine; ratios of two times of one run hardly do, so the goals are ratios.',
    es: 'Lo que espera quien usa la herramienta, frente a lo que la máquina puede hacer. Los segundos cambian de una máquina a otra; los cocientes entre dos tiempos de una misma medición, casi nada: por eso las metas son cocientes.',
  },
  method: { en: 'Method', es: 'Método' },
  methodText: {
    en: '`npm run bench` writes a fictional forum of each size, with links, logs, quotes, translations and seals, into a git repository with 50 branches, and runs the commands in turns, so that a disturbance meets all alike; those that take long run once. A ratio is the median over the rounds of two times of one round. *Cold* is with nothing kept from an earlier run; *warm* with what earlier runs kept; *one changed* when a record was edited since. The floor is one process that reads every file, parses its data with js-yaml and runs the compiled validators, and nothing else; `git cat-file` reads every file of the last commit, `git ls-files -s | git cat-file --batch`. Commands that write only show what they would. Memory is the peak of one process. The goals of commands other than `validate` hold them warm; the times show them cold too.',
    es: '`npm run bench` escribe un foro ficticio de cada tamaño, con vínculos, bitácoras, citas, traducciones y sellos, en un repositorio git con 50 ramas, y ejecuta las órdenes por turnos, de modo que una perturbación las afecte a todas; las que tardan mucho se ejecutan una vez. Un cociente es la mediana, entre las rondas, de dos tiempos de una misma ronda. *En frío* es sin nada guardado de una ejecución anterior; *en caliente*, con lo que guardaron las anteriores; *con un cambio*, cuando después se editó un registro. El suelo es un proceso que lee cada archivo, analiza sus datos con js-yaml y ejecuta los validadores compilados, y nada más; `git cat-file` lee cada archivo del último commit, `git ls-files -s | git cat-file --batch`. Las órdenes que escriben solo muestran lo que escribirían. La memoria es el máximo de un proceso. Las metas de las órdenes distintas de `validate` se miden en caliente; los tiempos las muestran también en frío.',
  },
  guard: {
    en: '`npm run bench:guard` counts instead: how often each function of the program runs over some records and over twice as many, and how many git processes are started. It is the same on every machine and runs in CI, where it fails when twice the records make much more than twice the work.',
    es: '`npm run bench:guard`, en cambio, cuenta: cuántas veces corre cada función del programa con unos registros y con el doble, y cuántos procesos git se inician. Da lo mismo en toda máquina y se ejecuta en CI, donde falla si el doble de registros da mucho más que el doble de trabajo.',
  },
  machine: {
    en: 'Measured with Node {node} on {cpus} × {model}; load {load} before and after; {runs} rounds.',
    es: 'Medido con Node {node} en {cpus} × {model}; carga {load} antes y después; {runs} rondas.',
  },
  goals: { en: 'Goals', es: 'Metas' },
  growth: { en: 'Growth', es: 'Crecimiento' },
  growthText: {
    en: 'Every command with ten times the records against the same command with a tenth of them, in the largest pair that was measured. Ten times the records may take at most {most} times as long.',
    es: 'Cada orden con diez veces más registros frente a la misma orden con la décima parte, en el mayor par que se midió. Diez veces más registros pueden tardar como máximo {most} veces más.',
  },
  peers: { en: 'Others over the same records', es: 'Otros programas con los mismos registros' },
  peersText: {
    en: '`npm run bench:peers` gives programs for similar work the same {records} records, each in the form that it wants (`bench/peers/`), and measures its check of them beside `rcm validate` with nothing kept. Those that take long run once. None of them checks all that `rcm validate` checks: hledger and beancount see that transactions balance, the others hold data to a schema of a few fields or list it.',
    es: '`npm run bench:peers` da a programas para un trabajo parecido los mismos {records} registros, cada uno en la forma que quiere (`bench/peers/`), y mide su comprobación junto a `rcm validate` sin nada guardado. Los que tardan mucho se ejecutan una vez. Ninguno comprueba todo lo que comprueba `rcm validate`: hledger y beancount miran que los asientos cuadren; los demás comparan los datos con un esquema de pocos campos o los enumeran.',
  },
  notRun: { en: 'Not run, because not installed: {peers}.', es: 'No se ejecutaron, por no estar instalados: {peers}.' },
  onlyPip: {
    en: 'doorstop, StrictDoc and sphinx-needs are neither on npm nor in Debian 12, so they have no script here.',
    es: 'doorstop, StrictDoc y sphinx-needs no están en npm ni en Debian 12, por lo que no tienen guion aquí.',
  },
  times: { en: 'Times', es: 'Tiempos' },
  what: { en: 'What', es: 'Qué' },
  command: { en: 'Command', es: 'Orden' },
  records: { en: 'Records', es: 'Registros' },
  against: { en: 'Against', es: 'Frente a' },
  ratio: { en: 'Times', es: 'Veces' },
  value: { en: 'Value', es: 'Valor' },
  size: { en: 'Written, MiB', es: 'Escrito, MiB' },
  goal: { en: 'Goal', es: 'Meta' },
  holds: { en: 'holds', es: 'se cumple' },
  missed: { en: 'not reached', es: 'no se alcanza' },
  median: { en: 'Median, ms', es: 'Mediana, ms' },
  least: { en: 'Least, ms', es: 'Mínimo, ms' },
  memory: { en: 'Peak, MiB', es: 'Máximo, MiB' },
} satisfies Record<string, Text>

const states = {
  cold: { en: 'cold', es: 'en frío' },
  warm: { en: 'warm', es: 'en caliente' },
  changed: { en: 'one changed', es: 'con un cambio' },
} satisfies Record<string, Text>

/** The names, or ends of names, that are no commands. */
const spanish: readonly (readonly [RegExp, string])[] = [
  [/, own records/, ', registros propios'],
  [/^floor$/, 'suelo'],
  [/^question to the database$/, 'pregunta a la base de datos'],
  [/ and cat-file/, ' y cat-file'],
  [/log of all records/, 'log de todos los registros'],
]

export function performancePage({ commands, largest, peers }: Results, regulations: RegulationResults, lang: Lang): string {
  const figure = figureIn(lang)
  const parts = [commands, ...(largest ? [largest] : []), ...(peers ? [peers] : [])]
  const growth = commands.outcomes.filter(isGrowth)
  return [
    opening(words.title[lang], lang, 'performance', 'bench/results.json'),
    `${words.intro[lang]}\n`,
    `![${words.times[lang]}](${lang === 'en' ? '' : '../'}performance${lang === 'en' ? '' : `-${lang}`}.svg)\n`,
    `## ${words.goals[lang]}\n`,
    `${measuredOn(commands.machine, lang)}\n`,
    goalsTable(
      parts.flatMap(({ outcomes }) => outcomes.filter((each) => !isGrowth(each))),
      lang,
    ),
    ...(growth.length > 0
      ? [`## ${words.growth[lang]}\n`, `${words.growthText[lang].replace('{most}', figure(growth[0]?.most ?? 0, 0))}\n`, growthTable(growth, lang)]
      : []),
    ...(peers
      ? [
          `## ${words.peers[lang]}\n`,
          `${words.peersText[lang].replace('{records}', figure(peers.measured[0]?.records ?? 0, 0))}\n`,
          `${measuredOn(peers.machine, lang)}\n`,
          timesTable(peers.measured, lang),
          ...(peers.notRun.length > 0
            ? [`${words.notRun[lang].replace('{peers}', peers.notRun.map(({ name, install }) => `${name} (\`${install}\`)`).join('; '))}\n`]
            : []),
          `${words.onlyPip[lang]}\n`,
        ]
      : []),
    `## ${words.times[lang]}\n`,
    timesTable(
      [commands, ...(largest ? [largest] : [])].flatMap(({ measured }) => measured),
      lang,
    ),
    `## ${words.regulations[lang]}\n`,
    `${words.regulationsText[lang]}\n`,
    `${measuredOn(regulations.machine, lang)}\n`,
    table(
      [
        ...[words.provisions, words.format].map((text) => text[lang]),
        ...[words.first, words.changed, words.again].flatMap((text) => [text[lang], words.ratio[lang]]),
        ...[words.wall, words.memory].map((text) => text[lang]),
      ],
      regulations.rows.map((row) => {
        const load = regulations.rows.find(({ provisions, format }) => provisions === row.provisions && format === 'load') ?? row
        return [
          ...[figure(row.provisions, 0), row.format === 'load' ? words.load[lang] : row.format],
          ...(['first', 'changed', 'again'] as const).flatMap((state) => [figure(row[state].user, 0), figure(row[state].user / load[state].user, 1)]),
          ...[figure(row.first.wall, 0), figure(row.first.memory, 0)],
        ]
      }),
    ),
    `## ${words.method[lang]}\n`,
    `${words.methodText[lang]}\n`,
    `${words.guard[lang]}\n`,
  ].join('\n')
}

/** One line a command: how many times as long it takes with ten times the records, cold and warm. */
function growthTable(outcomes: readonly Outcome[], lang: Lang): string {
  const names = [...new Set(outcomes.map(({ of }) => of.name))]
  const said = (outcome: Outcome | undefined) => (outcome ? `${figureIn(lang)(outcome.value, 1)}${outcome.holds ? '' : ` (${words.missed[lang]})`}` : '')
  return table(
    [words.command[lang], words.records[lang], states.cold[lang], states.warm[lang]],
    names.map((name) => {
      const own = outcomes.filter(({ of }) => of.name === name)
      const records = Math.max(...own.map(({ of }) => of.records ?? 0))
      const at = (state: string) => own.find(({ of }) => of.state === state && of.records === records)
      return [nameOf({ name }, lang), figureIn(lang)(records, 0), said(at('cold')), said(at('warm'))]
    }),
  )
}

function timesTable(measured: Part['measured'], lang: Lang): string {
  const figure = figureIn(lang)
  const optional = (value: number | undefined) => (value === undefined ? '' : figure(value, 0))
  return table(
    [words.what[lang], words.median[lang], words.least[lang], words.memory[lang], words.size[lang]],
    measured.map((each) => [nameOf(each, lang), figure(each.median, 0), figure(each.least, 0), optional(each.memory), optional(each.size)]),
  )
}

function goalsTable(outcomes: readonly Outcome[], lang: Lang): string {
  const figure = figureIn(lang)
  return table(
    [words.what[lang], words.against[lang], words.value[lang], words.goal[lang], ' '],
    outcomes.map(({ of, against, most, value, holds }) => {
      const unit = against.length === 0 ? ' MiB' : ''
      return [
        nameOf(of, lang),
        against.map((each) => nameOf(each, lang)).join(' + '),
        `${figure(value, unit === '' ? 2 : 0)}${unit}`,
        `≤ ${figure(most, most % 1 === 0 ? 0 : 1)}${unit}`,
        holds ? words.holds[lang] : words.missed[lang],
      ]
    }),
  )
}

function measuredOn(machine: Machine, lang: Lang): string {
  return Object.entries({ ...machine, load: machine.load.map((each) => figureIn(lang)(each, 1)).join(' → ') }).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, String(value)),
    words.machine[lang],
  )
}

const figureIn = (lang: Lang) => (value: number, digits: number) =>
  value.toLocaleString(localeOf(lang), { minimumFractionDigits: digits, maximumFractionDigits: digits })

/** Whether a goal is that of growth: the same command with fewer records. */
const isGrowth = ({ of, against: [other] }: Outcome): boolean => of.name === other?.name && of.state === other.state

/** As bars: the programs over the same records where they were measured, else the commands of the largest forum. */
export function performancePicture({ commands, peers }: Results, lang: Lang): Promise<string> {
  const most = Math.max(...commands.measured.map(({ records = 0 }) => records))
  const shown = peers?.measured ?? commands.measured.filter(({ records = most }) => records === most)
  const rows = shown.map((each) => ({ label: nameOf(each, lang), values: [each.median], words: [figureIn(lang)(each.median, 0)] }))
  return chartSvg({ type: 'bars', label: words.what[lang], measures: [words.median[lang]], rows }, lang, 'sans-serif')
}

function nameOf({ name, state, records }: Row, lang: Lang): string {
  const said = lang === 'en' ? name : spanish.reduce((text, [english, own]) => text.replace(english, own), name)
  return [said, ...(state ? [states[state][lang]] : []), ...(records === undefined ? [] : [figureIn(lang)(records, 0)])].join(', ')
}
