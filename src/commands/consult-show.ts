// rcm consult show: the matrix of parties by subject, as a document, a workbook or data.
import { dateInWords } from '../core/day-words.ts'
import { message, say } from '../core/message.ts'
import type { ConsultOutput } from '../core/output.ts'
import { titleOf } from '../core/record.ts'
import type { Round, Stance } from '../core/round.ts'
import { consultationReport } from '../reports/consultation.ts'
import type { Session } from './command.ts'
import type { ConsultStep } from './consult.ts'
import { roundOr } from './consult-round.ts'
import { printDocument } from './render-document.ts'
import { notAFormat } from './consult-remind.ts'

const words = {
  party: { en: 'Party', es: 'Parte' },
  missing: { en: 'no answer', es: 'sin respuesta' },
  overdue: { en: 'missing', es: 'falta' },
  late: { en: 'late', es: 'tardía' },
  changed: { en: 'changed from {stance}, {date}', es: 'modificada; antes {stance}, {date}' },
  outcome: { en: 'Outcome', es: 'Resultado' },
}

const outcomes = {
  running: { en: 'running', es: 'en curso' },
  agreed: { en: 'agreed', es: 'acordado' },
  'not-agreed': { en: 'not agreed', es: 'no acordado' },
  answered: { en: 'comments received', es: 'comentarios recibidos' },
  unanswered: { en: 'no comments came', es: 'no llegaron comentarios' },
}

/** How a subject stands; a round for comments to which nobody answered says so. */
const outcomeOf = ({ outcome, missing }: ConsultOutput['subjects'][number], { parties }: ConsultOutput) =>
  outcomes[outcome === 'answered' && missing.length === parties.filter(({ asked }) => asked).length ? 'unanswered' : outcome]

export const showRound: ConsultStep = async (context, session, id) => {
  const { workspace, lang } = session
  const round = await roundOr(context, session, id)
  const report = consultationReport(round, workspace, lang)
  const cells = cellsOf(report, session)
  if (context.format === 'eml') throw notAFormat('eml', 'show')
  if (context.format === 'json') context.out(`${JSON.stringify(report, null, 2)}\n`)
  else if (context.format === 'xlsx') {
    const { tablesXlsx } = await import('../formats/exchange-xlsx.ts')
    const columns = [words.party[lang], ...report.subjects.map(({ ref, title }) => `${ref} ${title}`)].map((name) => ({ name, field: undefined }))
    const rows = report.parties.map(({ party }, index) => [nameOf(session, party), ...(cells[index] ?? []).map(({ text }) => text)])
    const ends = [words.outcome[lang], ...report.subjects.map((subject) => outcomeOf(subject, report)[lang])]
    context.out(await tablesXlsx([{ kind: { name: report.id }, columns, rows: [...rows, ends] }]))
  } else {
    await printDocument(context, session, 'consultation', matrixOf(round, session), `${report.id} ${report.title}`)
  }
  return 0
}

type Reader = Pick<Session, 'workspace' | 'lang' | 'day'>

/** What a template sees of a round: the subjects with their outcomes, and a row of answers for each party. */
export function matrixOf(round: Round, reader: Reader) {
  const { workspace, lang, day } = reader
  const report = consultationReport(round, workspace, lang)
  const { kind } = round.record
  const cells = cellsOf(report, reader)
  return {
    ...report,
    subjects: report.subjects.map((subject) => ({
      ...subject,
      outcome_label: outcomeOf(subject, report)[lang],
      revision_short: subject.revision?.slice(0, 10),
    })),
    revision_shared: sharedRevision(report),
    rows: report.parties.map((party, index) => ({ ...party, cells: cells[index] })),
    type_label: kind.fields.find(({ name }) => name === 'type')?.choiceLabels[report.type]?.[lang] ?? report.type,
    status_label: kind.statuses.get(report.status ?? '')?.label[lang] ?? '–',
    isOver: report.closes !== null && report.closes < day,
  }
}

function cellsOf(report: ConsultOutput, reader: Reader) {
  const kind = [...reader.workspace.kinds.values()].find(({ plays }) => plays === 'response')
  const labels = kind?.fields.find(({ name }) => name === 'stance')?.choiceLabels ?? {}
  const labelOf = (stance: Stance) => labels[stance]?.[reader.lang] ?? stance
  return report.parties.map(({ answers }) => answers.map((own) => cellOf(own, labelOf, reader, report)))
}

/** The revision that holds the words of all subjects; undefined when they are of several. */
function sharedRevision({ subjects }: ConsultOutput): string | undefined {
  const [first, ...others] = new Set(subjects.map(({ revision }) => revision))
  return others.length === 0 ? first?.slice(0, 10) : undefined
}

type Answers = ConsultOutput['parties'][number]['answers'][number]

/** The last answer with its day, whether it is late, and what it was before. */
function cellOf(
  answers: Answers,
  labelOf: (stance: Stance) => string,
  { lang, day }: Reader,
  { closes }: ConsultOutput,
): { readonly text: string; readonly tone: string } {
  const last = answers.at(-1)
  if (!last) {
    const isMissing = closes !== null && closes < day
    return { text: (isMissing ? words.overdue : words.missing)[lang], tone: isMissing ? 'late' : 'soon' }
  }
  const before = answers
    .slice(0, -1)
    .reverse()
    .map(({ stance, received }) => say(message(words.changed, { stance: labelOf(stance).toLowerCase(), date: dateInWords(received, lang) }), lang))
  const notes = [...(last.late ? [words.late[lang]] : []), ...before]
  return {
    text: `${labelOf(last.stance)}, ${dateInWords(last.received, lang)}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`,
    tone: last.late ? 'late' : 'done',
  }
}

const nameOf = ({ workspace, lang }: Session, code: string): string => {
  const record = workspace.byId.get(code)
  return record ? titleOf(record, lang) : code
}
