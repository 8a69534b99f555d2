// docs/scale.md: what happens with very many records and writers, with the points that were measured (bench/results.json).
import { type Lang, type Text, localeOf } from '../../src/core/message.ts'
import { opening, table } from './markdown.ts'
import type { Results } from './performance.ts'

/** What Node gives a program on a large machine unless told otherwise, in MiB. */
const heap = 4096

const words = {
  title: { en: 'Scale', es: 'Escala' },
  intro: {
    en: 'One meeting of eleven governments gave the nearly two hundred records of this repository. This page tells what happens far beyond that: at a million records, and with a thousand people who write.',
    es: 'Una reunión de un foro de once gobiernos dio los cerca de doscientos registros de este repositorio. Esta página dice qué ocurre mucho más allá: con un millón de registros y con mil personas que escriben.',
  },
  measured: { en: 'What was measured', es: 'Lo que se midió' },
  measuredText: {
    en: '`rcm validate` with nothing remembered, over fictional forums of each size, in one run on one machine ([performance](performance.md) tells the method).',
    es: '`rcm validate` sin nada recordado, con foros ficticios de cada tamaño, en una misma medición y máquina ([rendimiento](performance.md) describe el método).',
  },
  records: { en: 'Records', es: 'Registros' },
  time: { en: 'Seconds', es: 'Segundos' },
  memory: { en: 'Peak, MiB', es: 'Máximo, MiB' },
  each: { en: 'KiB a record', es: 'KiB por registro' },
  breaks: { en: 'What breaks first', es: 'Qué falla primero' },
  breaksText: {
    en: 'Time grows with the records and no faster; CI counts that. Memory does too, and is what ends first: every command holds all records of the forum at once, with their texts. Where Node gives a program {heap} MiB, by the last line above that is the end at about {records} records; `NODE_OPTIONS=--max-old-space-size=16384` moves it out to four times as many. Beyond that a command would have to read records in parts, which none does.',
    es: 'El tiempo crece con los registros y no más; CI lo cuenta. La memoria también, y es lo primero que se acaba: cada orden tiene a la vez todos los registros del foro, con sus textos. Donde Node da a un programa {heap} MiB, según la última línea de arriba eso termina hacia los {records} registros; `NODE_OPTIONS=--max-old-space-size=16384` lo lleva a cuatro veces más. Más allá, una orden tendría que leer los registros por partes, y ninguna lo hace.',
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

export function scalePage({ measured }: Results, lang: Lang): string {
  const figure = (value: number, digits = 0) => value.toLocaleString(localeOf(lang), { minimumFractionDigits: digits, maximumFractionDigits: digits })
  const points = measured.flatMap(({ name, median, memory }) => {
    const size = /^validate, ([\d,]+)$/.exec(name)?.[1]
    return size === undefined || memory === undefined ? [] : [{ size: Number(size.replaceAll(',', '')), median, memory }]
  })
  const last = points.at(-1)
  if (!last) throw new Error('bench/results.json has no time of validate')
  const most = Math.round((last.size * heap) / last.memory / 10_000) * 10_000
  return [
    opening(words.title[lang], lang, 'scale', 'scripts/pages/scale.ts'),
    `${words.intro[lang]}\n`,
    `## ${words.measured[lang]}\n`,
    `${words.measuredText[lang]}\n`,
    table(
      [words.records[lang], words.time[lang], words.memory[lang], words.each[lang]],
      points.map(({ size, median, memory }) => [figure(size), figure(median / 1000, 1), figure(memory), figure((memory * 1024) / size, 1)]),
    ),
    `## ${words.breaks[lang]}\n`,
    `${words.breaksText[lang].replace('{heap}', figure(heap)).replace('{records}', figure(most))}\n`,
    `## ${words.writers[lang]}\n`,
    `${words.writersText[lang]}\n`,
    `## ${words.readers[lang]}\n`,
    `${words.readersText[lang]}\n`,
  ].join('\n')
}
