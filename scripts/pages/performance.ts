// docs/performance.md: what was measured last, from bench/results.json, which `npm run bench -- --output bench/results.json` writes, and from
// bench/regulations.json, which `npm run bench:regulations -- --output bench/regulations.json` writes.
import { type Lang, type Text, localeOf } from '../../src/core/message.ts'
import { chartSvg } from '../../src/formats/chart.ts'
import { opening, table } from './markdown.ts'

/** What bench/bench.ts writes. */
export interface Results {
  readonly machine: { readonly node: string; readonly cpus: number; readonly model: string; readonly load: readonly number[]; readonly runs: number }
  readonly measured: readonly { readonly name: string; readonly median: number; readonly least: number; readonly memory?: number }[]
  readonly ratios: readonly { readonly of: string; readonly to: string; readonly most?: number; readonly ratio: number }[]
}

/** What one process took: milliseconds of the processor in user mode and of the clock, MiB at most. */
interface Taken {
  readonly user: number
  readonly wall: number
  readonly memory: number
}

/** What bench/regulations.ts writes. */
export interface RegulationResults {
  readonly machine: Results['machine']
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
    en: '`npm run bench` writes a fictional forum of each size, with links, logs, quotes, translations and seals, into a git repository, and runs every command in turns, so that a disturbance meets all alike. A ratio is the median over the rounds of two times of one round. The floor is one process that reads every file and parses its data with js-yaml, and nothing else; “and schemas” also runs the compiled validators. `validate`, and “first time”, run with nothing remembered; the other commands with what an earlier run kept. Memory is the peak of the process.',
    es: '`npm run bench` escribe un foro ficticio de cada tamaño, con vínculos, bitácoras, citas, traducciones y sellos, en un repositorio git, y ejecuta cada orden por turnos, de modo que una perturbación las afecte a todas. Un cociente es la mediana, entre las rondas, de dos tiempos de una misma ronda. El suelo es un proceso que lee cada archivo y analiza sus datos con js-yaml, y nada más; «y esquemas» ejecuta además los validadores compilados. `validate`, y «primera vez», parten de cero; las demás órdenes, con lo que guardó una ejecución anterior. La memoria es el máximo del proceso.',
  },
  guard: {
    en: '`npm run bench:guard` counts instead: how often each function of the program runs over some records and over twice as many, and how many git processes are started. It is the same on every machine and runs in CI, where it fails when twice the records make much more than twice the work.',
    es: '`npm run bench:guard`, en cambio, cuenta: cuántas veces corre cada función del programa con unos registros y con el doble, y cuántos procesos git se inician. Da lo mismo en toda máquina y se ejecuta en CI, donde falla si el doble de registros da mucho más que el doble de trabajo.',
  },
  machine: {
    en: 'Measured with Node {node} on {cpus} × {model}; load {load} before and after; {runs} rounds.',
    es: 'Medido con Node {node} en {cpus} × {model}; carga {load} antes y después; {runs} rondas.',
  },
  ratios: { en: 'Ratios', es: 'Cocientes' },
  times: { en: 'Times', es: 'Tiempos' },
  what: { en: 'What', es: 'Qué' },
  against: { en: 'Against', es: 'Frente a' },
  ratio: { en: 'Times', es: 'Veces' },
  goal: { en: 'Goal', es: 'Meta' },
  holds: { en: 'holds', es: 'se cumple' },
  missed: { en: 'not reached', es: 'no se alcanza' },
  median: { en: 'Median, ms', es: 'Mediana, ms' },
  least: { en: 'Least, ms', es: 'Mínimo, ms' },
  memory: { en: 'Peak, MiB', es: 'Máximo, MiB' },
} satisfies Record<string, Text>

/** The parts of the names that are no commands. */
const spanish: readonly (readonly [RegExp, string])[] = [
  [/, first time/, ', primera vez'],
  [/, own records/, ', registros propios'],
  [/, again/, ', de nuevo'],
  [/floor: read, YAML/, 'suelo: lectura, YAML'],
  [/floor: and schemas/, 'suelo: y esquemas'],
]

export function performancePage({ machine, measured, ratios }: Results, regulations: RegulationResults, lang: Lang): string {
  const figure = (value: number, digits: number) => value.toLocaleString(localeOf(lang), { minimumFractionDigits: digits, maximumFractionDigits: digits })
  const measuredOn = (on: Results['machine']) =>
    Object.entries({ ...on, load: on.load.map((each) => figure(each, 1)).join(' → ') }).reduce(
      (text, [name, value]) => text.replace(`{${name}}`, String(value)),
      words.machine[lang],
    )
  return [
    opening(words.title[lang], lang, 'performance', 'bench/results.json'),
    `${words.intro[lang]}\n`,
    `![${words.times[lang]}](${lang === 'en' ? '' : '../'}performance${lang === 'en' ? '' : `-${lang}`}.svg)\n`,
    `## ${words.ratios[lang]}\n`,
    `${measuredOn(machine)}\n`,
    table(
      [words.what[lang], words.against[lang], words.ratio[lang], words.goal[lang], ' '],
      ratios.map(({ of, to, most, ratio }) => [
        nameOf(of, lang),
        nameOf(to, lang),
        figure(ratio, 2),
        most === undefined ? '' : `≤ ${figure(most, most % 1 === 0 ? 0 : 1)}`,
        most === undefined ? '' : ratio <= most ? words.holds[lang] : words.missed[lang],
      ]),
    ),
    `## ${words.times[lang]}\n`,
    table(
      [words.what[lang], words.median[lang], words.least[lang], words.memory[lang]],
      measured.map(({ name, median, least, memory }) => [
        nameOf(name, lang),
        figure(median, 0),
        figure(least, 0),
        memory === undefined ? '' : figure(memory, 0),
      ]),
    ),
    `## ${words.regulations[lang]}\n`,
    `${words.regulationsText[lang]}\n`,
    `${measuredOn(regulations.machine)}\n`,
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

/** The medians as bars, of the largest forum that was measured and of the forum's own records. */
export function performancePicture({ measured }: Results, lang: Lang): Promise<string> {
  const sizes = measured.flatMap(({ name }) => /, ([\d,]+)$/.exec(name)?.[1] ?? [])
  const largest = sizes.at(-1)
  const rows = measured
    .filter(({ name }) => !/, [\d,]+$/.test(name) || name.endsWith(`, ${largest}`))
    .map(({ name, median }) => ({ label: nameOf(name, lang), values: [median], words: [Math.round(median).toLocaleString(localeOf(lang))] }))
  return chartSvg({ type: 'bars', label: words.what[lang], measures: [words.median[lang]], rows }, lang, 'sans-serif')
}

function nameOf(name: string, lang: Lang): string {
  if (lang === 'en') return name
  const said = spanish.reduce((text, [english, own]) => text.replace(english, own), name)
  return said.replace(/\d[\d,]*$/, (size) => Number(size.replaceAll(',', '')).toLocaleString(localeOf(lang)))
}
