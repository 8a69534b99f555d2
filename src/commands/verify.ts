// rcm verify: are the adopted texts, in every language, the ones that were adopted, and the quotes word for word?
import type { History } from '../core/history.ts'
import { valuesAt } from '../core/kind.ts'
import { titleOf } from '../core/record.ts'
import type { VerifyOutput } from '../core/output.ts'
import type { Workspace } from '../core/workspace.ts'
import { verifyFormats } from '../formats/verify.ts'
import type { VerifyReport } from '../formats/verify-format.ts'
import { rules } from '../rules/index.ts'
import { check, located } from '../rules/run.ts'
import { sealedFolders } from '../wording/adoption.ts'
import { breachFindings } from '../wording/breach-findings.ts'
import { type AdoptedText, breachesOf } from '../wording/breaches.ts'
import { historyRules } from '../wording/history-rules.ts'
import type { Command, Session } from './command.ts'
import { verifyRelease } from './verify-release.ts'

/** What the files as they are must be: sealed, quoted word for word, cut alike in every language; and readable at all. */
const presentRules: ReadonlySet<string> = new Set([
  'seal',
  'quote-verbatim',
  'translation-shape',
  'file-readable',
  'front-matter',
  'yaml',
  'merge-conflict',
  'encoding',
  'id-unique',
])

export const verify: Command = {
  name: 'verify',
  summary: {
    en: 'seals, quotes and history: is the adopted text the one that was adopted',
    es: 'sellos, citas e historial: si el texto adoptado es el que se adoptó',
  },
  description: {
    en: 'Works out every seal anew and holds every quote against the record that it names, in every language. Then goes through the git history: an adopted text is the one of the commit that adopted it, even when a changed one was given a new seal. Ends with 1 when there is a breach, with --strict also when something could not be seen. What rcm.yaml says of rules has no effect here.',
    es: 'Vuelve a calcular cada sello y compara cada cita con el registro que nombra, en todos los idiomas. Después recorre el historial de git: un texto adoptado es el del commit que lo adoptó, aunque a uno cambiado se le haya puesto un sello nuevo. Termina con 1 si algo se quebrantó y, con --strict, también si algo no se pudo ver. Lo que rcm.yaml dice de las reglas no tiene efecto aquí.',
  },
  options: [
    { flags: '--release <folder>', text: { en: 'prove a copy of a released edition instead', es: 'comprobar en cambio una copia de una edición publicada' } },
    { flags: '--strict', text: { en: 'end with 1 also when something could not be seen', es: 'terminar con 1 también si algo no se pudo ver' } },
  ],
  formats: Object.keys(verifyFormats),
  examples: [
    { run: 'rcm verify', text: { en: 'all adopted texts and quotes', es: 'todos los textos adoptados y las citas' } },
    { run: 'rcm verify --strict --format github', text: { en: 'in CI, on a whole clone', es: 'en CI, en un clon completo' } },
    { run: 'rcm verify --release editions/2016.1', text: { en: 'a copy of an edition that somebody sent', es: 'una copia de una edición que alguien envió' } },
    { run: 'rcm verify --rev 2016-12-31', text: { en: 'as the records were on a day', es: 'tal como estaban los registros en un día' } },
  ],
  async run(context, { options }) {
    if (typeof options.release === 'string') return verifyRelease(context, options.release)
    const session = await context.open()
    const report = await verifyRecords(session)
    const format = await verifyFormats[context.format as keyof typeof verifyFormats]()
    const run = [...rules.filter(({ id }) => presentRules.has(id)), ...historyRules]
    context.out(format(report, { lang: session.lang, colour: context.colour, width: context.width, version: context.version, rules: run }))
    return report.errors > 0 || (options.strict && report.warnings > 0) ? 1 : 0
  },
}

/** Holds the records of a session against their seals, their sources and their history. */
async function verifyRecords(session: Session): Promise<VerifyReport> {
  const { workspace } = session
  const history = await session.history(sealedFolders(workspace))
  const verified = breachesOf(history, workspace)
  const found = await located([...check(workspace, presentRules, session.progress('checking')), ...breachFindings(verified, history, workspace)], workspace)
  return {
    ...found,
    records: workspace.records.length,
    textOf: workspace.text,
    texts: verified.texts.map((text) => textItem(text, session)),
    history: historyItem(history),
    quotes: quotesIn(workspace),
  }
}

function textItem({ lineage, lang, adoption, isKept }: AdoptedText, { workspace, lang: reader }: Session): VerifyOutput['texts'][number] {
  const { record } = lineage
  const file = lang === undefined ? record : record?.translations.get(lang)
  const seal = file?.data[lineage.kind.roles.seal ?? 'seal']
  const { hash, author, day, subject } = adoption.commit
  return {
    id: lineage.id,
    title: record ? titleOf(record, reader) : String(adoption.text.file?.data[lineage.kind.roles.title] ?? lineage.id),
    lang: lang ?? workspace.forum.languages[0],
    isTranslation: lang !== undefined,
    path: file?.path ?? adoption.text.path,
    seal: typeof seal === 'string' ? seal : null,
    isKept,
    adopted: { commit: hash, author, day, subject },
    isCertain: adoption.isCertain,
  }
}

const historyItem = ({ head, commits, unseen }: History): VerifyOutput['history'] => ({
  head: head ?? null,
  commits,
  unseen: unseen.reason ?? null,
  isShallow: unseen.cut.size > 0,
  isPartial: unseen.isPartial,
})

const quotesIn = ({ records }: Workspace): number =>
  records.reduce((count, { kind, data }) => count + kind.quotes.reduce((own, field) => own + valuesAt(data, field.path).length, 0), 0)
