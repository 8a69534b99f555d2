// docs/security.md: who can give rcm what, what is promised for each, and what the tests tried, and how often. The promises stand in promises.ts, the numbers in test/tried.json.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Lang, Text } from '../../src/core/message.ts'
import { packageRoot } from '../../src/io/shipped.ts'
import { type Held, type Promised, givers } from './promises.ts'
import { triedFile, triedKey } from './tried.ts'

const words = {
  title: { en: 'What rcm withstands', es: 'Lo que rcm resiste' },
  opening: {
    en: 'rcm reads what anybody can send: in a pull request, in a repository from elsewhere, in a document to import. For each input and each fault this page says what the tests tried, how many times in the everyday run, and what came out, which is what is promised. Every run of the tests counts anew and fails where the numbers are others; `npm run fuzz` tries more: every step, and a hundred times what is made at random. How to report what breaks a promise: [SECURITY.md](../SECURITY.md).',
    es: 'rcm lee lo que cualquiera puede enviar: en una solicitud de cambios, en un repositorio ajeno, en un documento por importar. Para cada entrada y cada fallo, esta página dice qué intentaron las pruebas, cuántas veces en la ejecución diaria y qué resultó, que es lo que se promete. Cada ejecución de las pruebas cuenta de nuevo y falla si los números son otros; `npm run fuzz` intenta más: cada paso, y cien veces lo que se hace al azar. Cómo informar de lo que rompa una promesa: [SECURITY.md](../../SECURITY.md).',
  },
  columns: { en: '| input or fault | what was tried | times | result |', es: '| entrada o fallo | qué se intentó | veces | resultado |' },
  not: { en: 'What is not promised', es: 'Lo que no se promete' },
} satisfies Record<string, Text>

const limits: readonly Text[] = [
  {
    en: 'A program that the person’s own configuration of git names, such as a filter in `~/.gitconfig`, is run by git when rcm commits.',
    es: 'Un programa que nombra la configuración de git de la propia persona, como un filtro en `~/.gitconfig`, lo ejecuta git cuando rcm hace un commit.',
  },
  {
    en: 'Who can write to the main branch can change rcm.yaml, and with it what counts as an error. Protect the branch, and let its records be reviewed.',
    es: 'Quien puede escribir en la rama principal puede cambiar rcm.yaml y, con él, qué cuenta como error. Proteja la rama y haga revisar sus registros.',
  },
  {
    en: 'The editor that `VISUAL` or `EDITOR` names is run as it is.',
    es: 'El editor que nombran `VISUAL` o `EDITOR` se ejecuta tal cual.',
  },
]

/** @throws Error for a promise whose test is not there, or was not counted */
export function securityPage(lang: Lang): string {
  const up = lang === 'en' ? '../' : '../../'
  const tried = JSON.parse(readFileSync(triedFile, 'utf8')) as Record<string, number>
  const number = new Intl.NumberFormat(lang, { useGrouping: 'always' })
  const timesOf = (held: Held): number => {
    const times = tried[triedKey(held)]
    if (times === undefined) throw new Error(`${triedKey(held)}: not counted yet; UPDATE_TRIED=1 npx vitest run ${held[0]}`)
    return times
  }
  const link = (held: Held): string => {
    const [file, name] = held
    if (!readFileSync(join(packageRoot, file), 'utf8').includes(name)) throw new Error(`${file} holds no test “${name}”`)
    return `[${file.replace(/^test\//, '').replace(/\.test\.ts$/, '')}](${up}${file})${name === '' ? '' : `: ${name.replaceAll('|', '\\|')}`}`
  }
  const rowOf = ({ what, promised, held }: Promised): string =>
    `| ${what[lang]} | ${held.map(link).join('<br>')} | ${held.map((each) => number.format(timesOf(each))).join('<br>')} | ${promised[lang]} |`
  return [
    '<!-- Made by “npm run generate” from scripts/pages/promises.ts and test/tried.json; changes are made there. -->\n',
    `# ${words.title[lang]}\n`,
    `${words.opening[lang]}\n`,
    words.columns[lang],
    '| - | - | -: | - |',
    ...givers.flatMap(({ who, promises }) => [`| **${who[lang]}** | | | |`, ...promises.map(rowOf)]),
    `\n## ${words.not[lang]}\n`,
    ...limits.map((each) => `- ${each[lang]}`),
  ].join('\n')
}
