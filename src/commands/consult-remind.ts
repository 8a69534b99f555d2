// rcm consult remind: a letter to each party that still owes an answer, in its language, with exactly what it owes and until when.
import { type Day, daysBetween } from '../core/day.ts'
import { dateInWords } from '../core/day-words.ts'
import { type UserError, userError } from '../core/failure.ts'
import { fieldOf, readValue } from '../core/field-input.ts'
import { inLanguage } from '../core/forum.ts'
import { type Lang, langOf, message, say } from '../core/message.ts'
import { roleText, roleTexts, titleOf } from '../core/record.ts'
import type { Round, Subject } from '../core/round.ts'
import { compareIds } from '../core/workspace.ts'
import { titleAt } from '../reports/consultation.ts'
import type { Context, Session } from './command.ts'
import type { ConsultStep } from './consult.ts'
import { openRounds, requireOpen, roundOr } from './consult-round.ts'
import { kindPlaying } from './propose.ts'
import { renderDocument } from './render-document.ts'

const extensions: Readonly<Record<string, string>> = { text: 'txt' }

export const remind: ConsultStep = async (context, session, id, options) => {
  const { workspace, day, lang } = session
  const { format } = context
  if (format === 'json' || format === 'xlsx') throw notAFormat(format, 'remind')
  const rounds = id === undefined ? openRounds(session) : [await roundOr(context, session, id)]
  if (id !== undefined) for (const round of rounds) requireOpen(round)
  const only =
    typeof options.party === 'string' ? String(readValue(fieldOf(kindPlaying(session, 'response'), 'party'), options.party, { workspace, day })) : undefined
  const parties = [...new Set(rounds.flatMap(({ asked }) => asked))].sort(compareIds).filter((party) => only === undefined || party === only)
  const letters = parties.flatMap((party) => {
    const owed = rounds.flatMap((round) => {
      const subjects = round.owedBy(party)
      return subjects.length > 0 ? [{ round, subjects }] : []
    })
    return owed.length > 0 ? [{ party, owed }] : []
  })
  if (letters.length === 0) {
    context.note(`${{ en: 'Nobody owes an answer.', es: 'Nadie debe respuesta.' }[lang]}\n`)
    return 0
  }
  const folder = typeof options.output === 'string' ? options.output : undefined
  if (folder === undefined && format !== 'text' && format !== 'md')
    throw userError(
      'output',
      { en: 'Letters need a folder to go into.', es: 'Las cartas necesitan una carpeta.' },
      {},
      { en: 'Name one: --output FOLDER', es: 'Indique una: --output CARPETA' },
    )
  for (const letter of letters) {
    const content = await written(context, session, letter)
    if (folder === undefined) context.print(`${String(content).trimEnd()}\n\n`)
    else {
      const name = `${folder}/${letter.party}-${letter.owed.map(({ round }) => round.record.id).join('-')}.${extensions[format] ?? format}`
      context.write(name, content)
      context.print(`${name}\n`)
    }
  }
  const unknown = letters.filter(({ party }) => addressesOf(session, party).length === 0).map(({ party }) => party)
  if (format === 'eml' && unknown.length > 0) context.note(`${say(message(noAddress, { unknown: unknown.join(', ') }), lang)}\n`)
  return 0
}

const noAddress = {
  en: 'No address is recorded for {unknown}: these letters have no “To” yet. “rcm update CODE --set email=…” records one.',
  es: 'No hay dirección registrada de {unknown}: estas cartas aún no tienen «Para». «rcm update CÓDIGO --set email=…» la registra.',
}

interface Letter {
  readonly party: string
  readonly owed: readonly { readonly round: Round; readonly subjects: readonly Subject[] }[]
}

/** The letter in the format asked for. */
async function written(context: Context, session: Session, letter: Letter): Promise<string | Uint8Array> {
  const { workspace, day } = session
  const { forum } = workspace
  const record = workspace.byId.get(letter.party)
  const lang = langOf(record && roleText(record, 'language')) ?? langOf(forum.languages[0]) ?? session.lang
  const first = letter.owed.map(({ round }) => round.closes).sort()[0]
  const subject = say(message(titleText, { dayEn: inWords(first, 'en'), dayEs: inWords(first, 'es'), forum: inLanguage(forum['short-name'], lang) }), lang)
  const data = {
    party: letter.party,
    forum_name: inLanguage(forum.name, lang),
    secretariat: inLanguage(forum.secretariat, lang),
    asOf: day,
    timeZone: forum['time-zone'],
    subject,
    rounds: letter.owed.map(({ round, subjects }) => ({
      id: round.record.id,
      title: titleOf(round.record, lang),
      type: round.type,
      closes: round.closes,
      daysLeft: round.closes === undefined ? null : daysBetween(day, round.closes),
      subjects: subjects.map(({ ref }) => ({ ref, title: titleAt(ref, workspace, lang) })),
    })),
  }
  const as = (format: string) => renderDocument({ ...session, lang }, { name: 'reminder', data, title: subject, lang, format, width: 72 })
  if (context.format !== 'eml') return as(context.format)
  const { printEml } = await import('../formats/eml.ts')
  return printEml({
    from: forum.email === undefined ? undefined : { name: inLanguage(forum.secretariat, lang), address: forum.email },
    to: addressesOf(session, letter.party).map((address) => ({ name: record ? titleOf(record, lang) : letter.party, address })),
    subject,
    date: day,
    lang,
    text: String(await as('text')),
    html: String(await as('html')),
    attachment: {
      name: `${letter.party}.docx`,
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      content: (await as('docx')) as Uint8Array,
    },
  })
}

const inWords = (day: Day | undefined, lang: Lang): string => (day === undefined ? '–' : dateInWords(day, lang))

const titleText = {
  en: '{forum}: answer awaited by {dayEn}',
  es: '{forum}: se espera respuesta hasta el {dayEs}',
}

function addressesOf({ workspace }: Session, party: string): readonly string[] {
  const record = workspace.byId.get(party)
  return record ? roleTexts(record, 'email') : []
}

/** @param step the step of a consultation that cannot be given so */
export const notAFormat = (format: string, step: string): UserError =>
  userError(
    'choice',
    { en: '“rcm consult {step}” has no format {format}.', es: '«rcm consult {step}» no tiene el formato {format}.' },
    { format, step },
    {
      en: '“show” takes xlsx and json, “remind” eml; both take text, md, html, docx and pdf.',
      es: '«show» admite xlsx y json; «remind», eml; ambos, text, md, html, docx y pdf.',
    },
  )
