// docs/scale.md: what happens with very many records and writers, with the points that were measured (bench/results.json).
import type { Part, Results } from '../../bench/results.ts'
import { type Lang, type Text, localeOf } from '../../src/core/message.ts'
import { opening, table } from './markdown.ts'

/** What Node gives a program on a large machine unless told otherwise, in MiB. */
const heap = 4096

/** What sql.js lets the memory of WebAssembly grow to, in MiB. */
const wasm = 2048

const words = {
  title: { en: 'Scale', es: 'Escala' },
  intro: {
    en: 'One meeting of eleven governments gave the nearly two hundred records of this repository. This page tells what happens far beyond that: at a million records, and with a thousand people who write.',
    es: 'Una reunión de un foro de once gobiernos dio los cerca de doscientos registros de este repositorio. Esta página dice qué ocurre mucho más allá: con un millón de registros y con mil personas que escriben.',
  },
  measured: { en: 'What was measured', es: 'Lo que se midió' },
  measuredText: {
    en: 'Fictional forums of each size, on one machine ([performance](performance.md) tells the method): `rcm validate` cold, with nothing kept; `rcm list` and `rcm status` warm, with what an earlier run kept.',
    es: 'Foros ficticios de cada tamaño, en una misma máquina ([rendimiento](performance.md) describe el método): `rcm validate` en frío, sin nada guardado; `rcm list` y `rcm status` en caliente, con lo que guardó una ejecución anterior.',
  },
  database: { en: 'The export to SQLite', es: 'La exportación a SQLite' },
  databaseText: {
    en: '`rcm export --format sqlite` with what an earlier run kept, the file that it writes, and one question to it by the sqlite3 program: what one party still owes, by its due day.',
    es: '`rcm export --format sqlite` con lo que guardó una ejecución anterior, el archivo que escribe y una pregunta a este con el programa sqlite3: lo que una parte todavía debe, por su fecha límite.',
  },
  command: { en: 'Command', es: 'Orden' },
  size: { en: 'File, MiB', es: 'Archivo, MiB' },
  question: { en: 'Question, ms', es: 'Pregunta, ms' },
  records: { en: 'Records', es: 'Registros' },
  time: { en: 'Seconds', es: 'Segundos' },
  memory: { en: 'Peak, MiB', es: 'Máximo, MiB' },
  each: { en: 'KiB a record', es: 'KiB por registro' },
  breaks: { en: 'What breaks first', es: 'Qué falla primero' },
  breaksText: {
    en: 'Time grows with the records and no faster; CI counts that. Memory does too, and is what ends first: where Node gives a program {heap} MiB, by the last line of `validate` above a cold run ends at about {records} records; `NODE_OPTIONS=--max-old-space-size=16384` moves it out to four times as many.',
    es: 'El tiempo crece con los registros y no más; CI lo cuenta. La memoria también, y es lo primero que se acaba: donde Node da a un programa {heap} MiB, según la última línea de `validate` de arriba una ejecución en frío termina hacia los {records} registros; `NODE_OPTIONS=--max-old-space-size=16384` lo lleva a cuatro veces más.',
  },
  databaseBreaks: {
    en: 'The export to SQLite ends sooner: the database is made whole in the memory of WebAssembly, of which there are {wasm} MiB, and by the last line above that is a file of at most {records} records. Beyond that, export in parts by kind or year, or read the JSON lines of `rcm export --format jsonl` into a database of your own.',
    es: 'La exportación a SQLite se acaba antes: la base de datos se hace entera en la memoria de WebAssembly, que son {wasm} MiB, y según la última línea de arriba eso es un archivo de {records} registros como máximo. Más allá, se exporta por partes, por tipo o por año, o se leen las líneas JSON de `rcm export --format jsonl` en una base de datos propia.',
  },
  writers: { en: 'A thousand who write', es: 'Mil que escriben' },
  writersText: {
    en: `- Nobody waits for a lock: each writes in a clone, and git merges. One record is one file, and a log grows at its end, so two who change different records never meet.
- Two who take the same number find out at once: \`rcm validate\` names both files, and \`rcm renumber\` gives one of them the next free number and rewrites what names it. \`rcm new\` looks at all branches that are here before it takes a number.
- A clone need not hold everything: \`git clone --filter=blob:none\` brings old texts only when they are asked for, and rcm says what it could not see of the history there; it never fetches by itself.
- What may be merged is decided where the branches meet: the forge runs \`rcm review\` on each proposal, with no right to write, and merges one after the other.`,
    es: `- Nadie espera un bloqueo: cada quien escribe en un clon y git fusiona. Un registro es un archivo y la bitácora crece por el final, de modo que dos personas que cambian registros distintos nunca chocan.
- Dos que toman el mismo número lo saben de inmediato: \`rcm validate\` nombra ambos archivos y \`rcm renumber\` da a uno el siguiente número libre y reescribe lo que lo nombra. \`rcm new\` mira todas las ramas presentes antes de tomar un número.
- Un clon no tiene por qué contenerlo todo: \`git clone --filter=blob:none\` trae los textos antiguos solo cuando se piden, y rcm dice qué no pudo ver del historial; nunca trae nada por sí mismo.
- Lo que se puede fusionar se decide donde se juntan las ramas: la plataforma ejecuta \`rcm review\` sobre cada propuesta, sin permiso de escritura, y fusiona una tras otra.`,
  },
  readers: { en: 'A million records to read', es: 'Un millón de registros que leer' },
  readersText: {
    en: `- For questions over everything: \`rcm export --format sqlite\` writes one database with a table for each kind, full text and views of the status on a day. Engines such as DuckDB read that file, or the CSV of \`rcm export\`, and write Parquet for a warehouse; rcm needs none of them.
- For those who only read: \`rcm site\` makes pages that any web server gives out, however many people look.
- For one forum among many: a repository for each, and one database into which all are exported. Ids are unique in a forum, so the name of the forum goes before them.`,
    es: `- Para preguntas sobre todo el conjunto: \`rcm export --format sqlite\` escribe una base de datos con una tabla por tipo, texto completo y vistas del estado en un día. Motores como DuckDB leen ese archivo, o los CSV de \`rcm export\`, y escriben Parquet para un almacén de datos; rcm no necesita ninguno.
- Para quienes solo leen: \`rcm site\` hace páginas que cualquier servidor web entrega, por mucha gente que las mire.
- Para un foro entre muchos: un repositorio para cada uno y una base de datos a la que se exportan todos. Los identificadores son únicos en un foro, así que el nombre del foro va delante.`,
  },
} satisfies Record<string, Text>

/** Lines of one command and state, by the number of records. */
const linesOf = (measured: Part['measured'], name: string, state: string) =>
  measured.flatMap(({ records, memory, ...each }) =>
    each.name === name && each.state === state && records !== undefined && memory !== undefined ? [{ ...each, records, memory }] : [],
  )

/** How far it goes when all grows as in the last line, to two figures. */
const reach = (records: number, taken: number, most: number): number => Number(((records * most) / taken).toPrecision(2))

export function scalePage({ commands, largest }: Results, lang: Lang): string {
  const figure = (value: number, digits = 0) => value.toLocaleString(localeOf(lang), { minimumFractionDigits: digits, maximumFractionDigits: digits })
  const measured = [...commands.measured, ...(largest?.measured ?? [])]
  const validate = linesOf(measured, 'validate', 'cold')
  const lines = [...validate, ...linesOf(measured, 'list QUERY', 'warm'), ...linesOf(measured, 'status', 'warm')]
  const exports = linesOf(measured, 'export --format sqlite', 'warm')
  const [last, lastExport] = [validate.at(-1), exports.at(-1)]
  if (!last) throw new Error('bench/results.json has no time of validate')
  const question = (records: number) => measured.find((each) => each.name === 'question to the database' && each.records === records)?.median
  const filled = (text: string, values: Readonly<Record<string, number>>) =>
    Object.entries(values).reduce((filling, [name, value]) => filling.replace(`{${name}}`, figure(value)), text)
  return [
    opening(words.title[lang], lang, 'scale', 'scripts/pages/scale.ts'),
    `${words.intro[lang]}\n`,
    `## ${words.measured[lang]}\n`,
    `${words.measuredText[lang]}\n`,
    table(
      [words.command[lang], words.records[lang], words.time[lang], words.memory[lang], words.each[lang]],
      lines.map(({ name, records, median, memory }) => [
        `\`rcm ${name}\``,
        figure(records),
        figure(median / 1000, 1),
        figure(memory),
        figure((memory * 1024) / records, 1),
      ]),
    ),
    ...(exports.length > 0
      ? [
          `### ${words.database[lang]}\n`,
          `${words.databaseText[lang]}\n`,
          table(
            [words.records[lang], words.time[lang], words.memory[lang], words.size[lang], words.question[lang]],
            exports.map(({ records, median, memory, size = 0 }) => {
              const asked = question(records)
              return [figure(records), figure(median / 1000, 1), figure(memory), figure(size), asked === undefined ? '' : figure(asked)]
            }),
          ),
        ]
      : []),
    `## ${words.breaks[lang]}\n`,
    `${filled(words.breaksText[lang], { heap, records: reach(last.records, last.memory, heap) })}\n`,
    ...(lastExport?.size ? [`${filled(words.databaseBreaks[lang], { wasm, records: reach(lastExport.records, lastExport.size, wasm) })}\n`] : []),
    `## ${words.writers[lang]}\n`,
    `${words.writersText[lang]}\n`,
    `## ${words.readers[lang]}\n`,
    `${words.readersText[lang]}\n`,
  ].join('\n')
}
