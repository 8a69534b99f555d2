// Every file can lie in a folder of every system, and its name says what is seen.
import type { Found } from '../core/finding.ts'
import { message } from '../core/message.ts'
import { hiddenIn } from '../core/visible.ts'
import type { Rule } from './rule.ts'

const topic = 'id: TOP-wells\ntitle: Wells\ntype: issue\n'

export const fileNamePortable: Rule = {
  id: 'file-name-portable',
  severity: 'error',
  reads: 'all',
  summary: {
    en: 'The names of files can lie side by side on every system: no two that differ by case or accents’ form alone, no signs that a system refuses.',
    es: 'Los nombres de archivo caben en todo sistema: no hay dos que difieran solo en mayúsculas o en la forma de las tildes, ni signos que algún sistema rechace.',
  },
  why: {
    en: 'On Windows and macOS, two names that differ by case are one file: checking out the records there loses one of the two, and git shows a change that nobody made.',
    es: 'En Windows y macOS, dos nombres que difieren en mayúsculas son un solo archivo: al extraer allí los registros se pierde uno de los dos, y git muestra un cambio que nadie hizo.',
  },
  examples: {
    bad: {
      'records/topics/TOP-wells-NORTH.yaml': topic,
      'records/topics/TOP-wells-north.es.yaml': 'title: Pozos\n',
      'records/topics/TOP-wells-north.yaml': topic,
    },
    good: { 'records/topics/TOP-wells-north.yaml': topic },
  },
  *check({ paths, faults }) {
    const all = faults.length === 0 ? paths : [...new Set([...paths, ...faults.map(({ path }) => path)])].sort()
    const seen = new Map<string, string>()
    for (const path of all) {
      if (!plain.test(path) || path.length > longest || refusedIn.test(path)) yield* wrongName(path)
      const folded = path.normalize('NFC').toLowerCase()
      const first = seen.get(folded)
      if (first === undefined) seen.set(folded, path)
      else
        yield {
          path,
          at: { line: 1, column: 1 },
          message: message(
            { en: 'On some systems “{path}” and “{first}” are one file.', es: 'En algunos sistemas, «{path}» y «{first}» son un solo archivo.' },
            { path, first },
          ),
          help: message({ en: 'Rename one of the two, or delete it: git mv.', es: 'Cambie el nombre de uno de los dos, o elimínelo: git mv.' }),
        }
    }
  },
}

/** What Windows refuses in a name, and the names that mean devices there. */
const refused = /[<>:"|?*\\]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** A path in which nothing can be amiss but its length and those words. */
const plain = /^[\w./-]*$/
const refusedIn = /\.(?:\/|$)|(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:[./]|$)/i

/** A temporary file beside it has a longer name, which must fit too; most systems take 255 bytes. */
const longest = 200

function* wrongName(path: string): Iterable<Found> {
  const wrong = path.split('/').flatMap((name) => {
    if (name.includes('\ufffd')) return ['bytes']
    if (/[\t\n]/.test(name) || hiddenIn(name) !== undefined) return ['hidden']
    if (name !== name.normalize('NFC')) return ['accents']
    if (refused.test(name)) return ['refused']
    return new TextEncoder().encode(name).length > longest ? ['long'] : []
  })[0]
  if (wrong === undefined) return
  yield {
    path,
    at: { line: 1, column: 1 },
    message: message(
      {
        en: '{wrong, select, bytes {The name of the file holds bytes that are not UTF-8.} hidden {The name of the file holds characters that are not seen.} accents {The accents in the name of the file are signs of their own (NFD), which other systems write otherwise.} long {The name of the file is longer than 200 bytes.} other {The name of the file holds a sign, or is a word, that Windows refuses.}}',
        es: '{wrong, select, bytes {El nombre del archivo contiene bytes que no son UTF-8.} hidden {El nombre del archivo contiene caracteres que no se ven.} accents {Las tildes del nombre del archivo son signos aparte (NFD), que otros sistemas escriben de otro modo.} long {El nombre del archivo pasa de 200 bytes.} other {El nombre del archivo contiene un signo, o es una palabra, que Windows rechaza.}}',
      },
      { wrong },
    ),
    help: message({
      en: 'Rename it: the id, then small letters, digits and hyphens.',
      es: 'Cambie el nombre: el id y luego minúsculas, cifras y guiones.',
    }),
  }
}
