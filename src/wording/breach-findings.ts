// What the history says of adopted texts, as findings: what was changed, by which commit, of whom, on which day.
import type { Found, Severity, Spot } from '../core/finding.ts'
import type { Commit, History } from '../core/history.ts'
import { languageName } from '../core/language-name.ts'
import { type Message, type Text, message } from '../core/message.ts'
import type { SourceFile } from '../core/record.ts'
import type { Workspace } from '../core/workspace.ts'
import { type SealedWords, sealedFields } from './adoption.ts'
import type { AdoptedText, Breach, Verified } from './breaches.ts'
import { changedWords } from './changed-words.ts'
import { type HistoryRule, kept, restored, seen } from './history-rules.ts'

/** A thing found, with its rule and weight, before its lines are looked up. */
export interface Weighed {
  readonly rule: string
  readonly severity: Severity
  readonly found: Found
}

/** Findings in any order. */
export function breachFindings({ texts, unseen }: Verified, history: History, workspace: Workspace): Weighed[] {
  const weighed: Weighed[] = []
  const add = ({ id, severity }: HistoryRule, found: Found, own = severity) => weighed.push({ rule: id, severity: own, found })
  for (const text of texts)
    for (const breach of text.breaches) {
      const isOver = breach.what === 'corrected' || text.isKept
      // A corrected original stays in sight: only its evidence tells whether it is what was adopted.
      const isToRead = breach.what === 'corrected' && text.lang === undefined
      const found = {
        path: pathOf(text),
        at: isOver ? spotOfId(text) : spotOf(text, breach),
        message: said(text, breach, workspace),
        help: help(text, breach),
      }
      add(isOver ? restored : kept, found, isToRead ? 'warning' : undefined)
    }
  const { reason, detail, cut, isPartial } = history.unseen
  const start: Spot = { line: 1 }
  if (reason) add(seen, { path: 'rcm.yaml', at: start, message: message(reasons[reason].text, { detail }), help: message(reasons[reason].help) })
  else if (unseen.length > 0 && (cut.size > 0 || isPartial))
    add(seen, {
      path: 'rcm.yaml',
      at: start,
      message: message(cut.size > 0 ? isShallow : lacksContents, { count: unseen.length, ids: listed(unseen.map(({ id }) => id)) }),
      help: message(cut.size > 0 ? unshallow : fetchContents),
    })
  else
    for (const record of unseen)
      add(
        seen,
        { path: record.path, at: { data: [record.kind.roles.seal ?? 'id'] }, message: message(uncommitted, { id: record.id }), help: message(commitIt) },
        'info',
      )
  return weighed
}

const isShallow: Text = {
  en: 'The history is cut off (a shallow clone), so the adoption of {count, plural, one {# sealed text} other {# sealed texts}} could not be seen: {ids}.',
  es: 'El historial está cortado (un clon superficial), de modo que no se pudo ver la adopción de {count, plural, one {# texto sellado} other {# textos sellados}}: {ids}.',
}
const unshallow: Text = {
  en: 'Fetch the whole history: git fetch --unshallow; in GitHub Actions, checkout with fetch-depth: 0.',
  es: 'Traiga todo el historial: git fetch --unshallow; en GitHub Actions, checkout con fetch-depth: 0.',
}
const lacksContents: Text = {
  en: 'Contents of older commits are not in this clone (a partial clone), so the adoption of {count, plural, one {# sealed text} other {# sealed texts}} could not be seen: {ids}.',
  es: 'El contenido de commits anteriores no está en este clon (un clon parcial), de modo que no se pudo ver la adopción de {count, plural, one {# texto sellado} other {# textos sellados}}: {ids}.',
}
const fetchContents: Text = { en: 'Make a clone without --filter, and verify there.', es: 'Haga un clon sin --filter y verifique allí.' }
const uncommitted: Text = { en: 'The adoption of {id} is not committed yet.', es: 'La adopción de {id} aún no está en un commit.' }
const commitIt: Text = {
  en: 'Commit the record; from then on its text is held against that commit.',
  es: 'Haga un commit del registro; desde entonces su texto se compara con ese commit.',
}

const reasons = {
  'no-git': {
    text: {
      en: 'git is not installed, so the history of the texts could not be looked at.',
      es: 'git no está instalado, de modo que no se pudo examinar el historial de los textos.',
    },
    help: { en: 'Install git, and verify again.', es: 'Instale git y verifique de nuevo.' },
  },
  'no-repository': {
    text: {
      en: 'The records are in no git repository, so there is no history of the texts to look at.',
      es: 'Los registros no están en un repositorio git, de modo que no hay historial de los textos que examinar.',
    },
    help: { en: 'Verify in a clone of the repository.', es: 'Verifique en un clon del repositorio.' },
  },
  'no-commits': {
    text: {
      en: 'Nothing is committed yet, so there is no history of the texts to look at.',
      es: 'Aún no hay ningún commit, de modo que no hay historial de los textos que examinar.',
    },
    help: {
      en: 'Commit the records; from then on each adopted text is held against the commit that adopted it.',
      es: 'Haga un commit de los registros; desde entonces cada texto adoptado se compara con el commit que lo adoptó.',
    },
  },
  unreadable: {
    text: { en: 'The history of the texts could not be looked at: {detail}', es: 'No se pudo examinar el historial de los textos: {detail}' },
    help: { en: 'See what git says of it: git log', es: 'Vea qué dice git: git log' },
  },
} satisfies Record<string, { text: Text; help: Text }>

const listed = (ids: readonly string[]): string => (ids.length > 10 ? `${ids.slice(0, 10).join(', ')}, …` : ids.join(', '))

const fileOf = ({ lineage, lang }: AdoptedText): SourceFile | undefined => (lang === undefined ? lineage.record : lineage.record?.translations.get(lang))

/** The file now, else the original, else where it was last. */
const pathOf = (text: AdoptedText): string => fileOf(text)?.path ?? text.lineage.record?.path ?? lastPath(text)

const lastPath = ({ lineage, lang, adoption }: AdoptedText): string =>
  lineage.steps.findLast((step) => step.lang === lang && step.after)?.after?.path ?? adoption.text.path

const spotOfId = (text: AdoptedText): Spot => (text.lang === undefined && text.lineage.record ? { data: ['id'] } : { line: 1 })

/** The value that differs, or the first word of the text that does. */
function spotOf(text: AdoptedText, { from, to }: Breach): Spot {
  const file = fileOf(text)
  const { kind } = text.lineage
  if (!file) return spotOfId(text)
  if (!to) return { data: [kind.roles.seal ?? 'id'] }
  const field = differing(from, to)
  if (field !== 'body') return { data: [kind.roles[field] ?? field] }
  const offset = offsetOf(file.body, firstDifference(from.body, to.body))
  return { offset: file.text.length - file.body.length + offset }
}

const differing = (from: SealedWords, to: SealedWords) => [...sealedFields].reverse().find((field) => from[field] !== to[field]) ?? 'body'

/** Where the word begins in which two texts part. */
function firstDifference(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return b.lastIndexOf(' ', at - 1) + 1
}

/** The place in a text of a place in its normalised form. */
function offsetOf(body: string, place: number): number {
  let at = body.length - body.trimStart().length
  for (let count = 0; count < place && at < body.length; count++) at += /^\s+/.exec(body.slice(at, at + 200))?.[0].length ?? 1
  return Math.min(at, Math.max(0, body.length - 1))
}

const short = (commit: Commit): string => commit.hash.slice(0, 10)

function said(text: AdoptedText, { what, commit, from, to }: Breach, workspace: Workspace): Message {
  const { lineage, lang, isKept } = text
  const field = to ? differing(from, to) : 'body'
  const isThere = !lineage.record && workspace.paths.includes(lastPath(text))
  const values = {
    id: lineage.id,
    what: what === 'removed' && isThere ? 'unreadable' : what,
    field: lang === undefined || field !== 'body' ? field : 'translation',
    languageEn: lang === undefined ? '' : languageName(lang, 'en'),
    languageEs: lang === undefined ? '' : languageName(lang, 'es'),
    isOriginal: lang === undefined ? 'yes' : 'no',
    isOver: isKept && what !== 'corrected' ? 'yes' : 'no',
    ...(commit && { commit: short(commit), day: commit.day, author: commit.author }),
    ...(to && changedWords(from[field], to[field])),
  }
  return message(commit ? inCommit : inFiles, values)
}

const thing: Text = {
  en: '{field, select, title {the title of {id}} meeting {the meeting of {id}} date {the day of adoption of {id}} translation {the {languageEn} text of {id}} other {the text of {id}}}',
  es: '{field, select, title {el título de {id}} meeting {la reunión de {id}} date {el día de adopción de {id}} translation {el texto en {languageEs} de {id}} other {el texto de {id}}}',
}

const inCommit: Text = {
  en: `In commit {commit} of {day}, {author} {what, select, unsealed {took back the adoption of {id}, its seal or its entry in the log} removed {took away ${thing.en}, which is adopted} corrected {corrected ${thing.en}, as {isOriginal, select, yes {its erratum says} other {its log says}}: “{before}” became “{after}”} other {changed ${thing.en} after its adoption: “{before}” became “{after}”}}{isOver, select, yes {; what was adopted is back since} other {}}.`,
  es: `En el commit {commit} del {day}, {author} {what, select, unsealed {deshizo la adopción de {id}, su sello o su entrada en la bitácora} removed {quitó ${thing.es}, que está adoptado} corrected {corrigió ${thing.es}, como {isOriginal, select, yes {dice su fe de erratas} other {dice su bitácora}}: «{before}» pasó a «{after}»} other {cambió ${thing.es} después de su adopción: «{before}» pasó a «{after}»}}{isOver, select, yes {; lo adoptado ya está de vuelta} other {}}.`,
}

const inFiles: Text = {
  en: `{what, select, unsealed {The adoption of {id}, its seal or its entry in the log, is taken back} removed {{field, select, translation {The {languageEn} text of {id}} other {The text of {id}}} is adopted, and is not there any more} unreadable {The text of {id} is adopted, and its file cannot be read as a record any more} corrected {A correction of ${thing.en}, as {isOriginal, select, yes {its erratum says} other {its log says}}, makes “{before}” into “{after}”} other {A change of ${thing.en} after its adoption makes “{before}” into “{after}”}}; no commit has it yet.`,
  es: `{what, select, unsealed {Se deshizo la adopción de {id}, su sello o su entrada en la bitácora} removed {{field, select, translation {El texto en {languageEs} de {id}} other {El texto de {id}}} está adoptado y ya no está} unreadable {El texto de {id} está adoptado y su archivo ya no se puede leer como registro} corrected {Una corrección de ${thing.es}, como {isOriginal, select, yes {dice su fe de erratas} other {dice su bitácora}}, convierte «{before}» en «{after}»} other {Un cambio de ${thing.es} después de su adopción convierte «{before}» en «{after}»}}; aún no está en ningún commit.`,
}

function help({ lineage, lang, adoption, isKept }: AdoptedText, { what }: Breach): Message {
  const values = { id: lineage.id, commit: short(adoption.commit), day: adoption.commit.day, path: adoption.text.path }
  if (what === 'corrected' || isKept)
    return message({ en: 'What was adopted: git show {commit}:./{path}', es: 'Lo que se adoptó: git show {commit}:./{path}' }, values)
  return lang === undefined
    ? message(
        {
          en: 'Bring back the words of {day} (git show {commit}:./{path}); whoever wants others proposes an agreement that amends {id}. A slip of the copy is corrected with an entry in `errata` that names its evidence.',
          es: 'Recupere las palabras del {day} (git show {commit}:./{path}); quien quiera otras propone un acuerdo que modifique {id}. Un desliz de la copia se corrige con una entrada en `errata` que nombre su prueba.',
        },
        values,
      )
    : message(
        {
          en: 'Bring back the words of {day} (git show {commit}:./{path}). If the translation itself was wrong, correct it and add an entry to the log of {id} that says so, in one commit.',
          es: 'Recupere las palabras del {day} (git show {commit}:./{path}). Si la traducción misma era errónea, corríjala y añada a la bitácora de {id} una entrada que lo diga, en un mismo commit.',
        },
        values,
      )
}
