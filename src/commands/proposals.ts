// rcm proposals marshal: the open proposals in the order of the regulations, lettered, each with its redline.
import { userError } from '../core/failure.ts'
import { message, say } from '../core/message.ts'
import { documentFormats } from '../formats/index.ts'
import { withoutDirectives } from '../formats/parse-document.ts'
import { redlineMarkdown } from '../formats/redline-document.ts'
import { titleOf } from '../core/record.ts'
import { type Marshalled, marshal } from '../wording/marshal.ts'
import type { Command, Session } from './command.ts'
import { recordOr } from './new-record.ts'
import { printDocument } from './render-document.ts'

export const proposals: Command = {
  name: 'proposals',
  summary: { en: 'the open proposals, in the order of the regulations', es: 'las propuestas abiertas, en el orden de las normas' },
  description: {
    en: '“rcm proposals marshal” puts the proposals that still wait in the order of the regulations. Those on one text stand together with letters, each with its redline. Where the text has changed since a proposal was made, it is marked “base changed” and shown three ways: the text it starts from, the text now, the text proposed. Nothing is merged.',
    es: '«rcm proposals marshal» pone las propuestas pendientes en el orden de las normas. Las de un mismo texto van juntas, con letras, cada una con sus cambios marcados. Si el texto cambió después de hecha una propuesta, se marca «la base cambió» y se muestra de tres modos: el texto del que parte, el actual y el propuesto. Nada se combina.',
  },
  arguments: [
    { flags: '<action>', text: { en: '“marshal”', es: '«marshal»' } },
    {
      flags: '[place]',
      text: { en: 'only those on this agreement or place, such as AGR-2016-001#3', es: 'solo las de este acuerdo o lugar, por ejemplo AGR-2016-001#3' },
    },
  ],
  options: [],
  formats: [...Object.keys(documentFormats), 'json'],
  examples: [
    { run: 'rcm proposals marshal', text: { en: 'all of them', es: 'todas' } },
    {
      run: 'rcm proposals marshal AGR-2016-001 --format docx -o proposals.docx',
      text: { en: 'a document for the meeting', es: 'un documento para la reunión' },
    },
  ],
  async run(context, { args }) {
    const [action = '', place] = args
    if (action !== 'marshal') throw notAnAction(action)
    const session = await context.open()
    const { workspace, day, lang } = session
    if (place !== undefined) recordOr(session, place.split('#')[0] ?? '')
    const marshalled = marshal(workspace, { day, lang, ...(place !== undefined && { within: place.toUpperCase() }) })
    if (context.format === 'json') context.out(`${JSON.stringify(marshalled.output, null, 2)}\n`)
    else await printDocument(context, session, 'proposals', documentData(session, marshalled), say(message(title), lang))
    return 0
  },
}

const title = { en: 'Proposals in the order of the regulations', es: 'Propuestas en el orden de las normas' }

/** What the template sees: the output, with texts that are safe in a document and the redlines drawn. */
function documentData({ workspace, lang }: Session, { output, redlines }: Marshalled): Record<string, unknown> {
  const nameOf = (id: string): string => {
    const record = workspace.byId.get(id)
    return record ? titleOf(record, lang) : id
  }
  const labels = [...workspace.kinds.values()].filter(({ plays }) => plays === 'proposal').flatMap(({ statuses }) => [...statuses.values()])
  return {
    ...output,
    labels: Object.fromEntries(labels.map(({ name, label }) => [name, label[lang]])),
    places: output.places.map((place) => ({
      ...place,
      markdown: withoutDirectives(place.text),
      proposals: place.proposals.map((proposal) => {
        const drawn = redlines.get(`${place.ref} ${proposal.letter}`)
        return {
          ...proposal,
          redline: redlineMarkdown(drawn?.redline ?? [], { by: proposal.proposer.map(nameOf).join(', ') || undefined, date: proposal.tabled }),
          base_markdown: withoutDirectives(proposal.base ?? ''),
          now_markdown: withoutDirectives(proposal.now),
          meanwhile: redlineMarkdown(drawn?.meanwhile ?? [], { by: drawn?.act && nameOf(drawn.act.agreement), date: drawn?.act?.date }),
        }
      }),
    })),
  }
}

const notAnAction = (action: string) =>
  userError(
    'action',
    { en: '“{action}” is nothing that can be done with proposals.', es: '«{action}» no es algo que se pueda hacer con las propuestas.' },
    { action },
    {
      en: 'Write “rcm proposals marshal”; “rcm list kind:proposal” lists them, “rcm propose” makes one.',
      es: 'Escriba «rcm proposals marshal»; «rcm list kind:proposal» las lista, «rcm propose» hace una.',
    },
  )
