// The fictional forum with a history: an agreement drafted, adopted and amended, a follow-up renumbered, and a branch that changes adopted text.
import { sealOf } from '../src/core/text.ts'
import { lakesTree } from './lakes.ts'
import { Repository } from './repository.ts'

const forum = lakesTree()
const agreement = 'records/agreements/AGR-2031-001-joint-patrols.md'
const spanish = 'records/agreements/AGR-2031-001-joint-patrols.es.md'
const followUp = 'records/follow-ups/FU-2031-001-landing-places'

/** Gives a text a seal that fits its title, meeting, day and body. */
function withSeal(text: string): string {
  const value = (key: string) => new RegExp(`^${key}: (.*)$`, 'm').exec(text)?.[1] ?? ''
  const body = text.slice(text.indexOf('\n---\n') + 5)
  return text.replace(/^seal: .*$/m, `seal: ${sealOf({ title: value('title'), meeting: value('meeting'), adopted: value('adopted'), body })}`)
}

const amendment = withSeal(`---
id: AGR-2031-002
title: Patrols by night
meeting: EVT-2031-002
adopted: 2031-10-08
nature: decision
amends:
  - target: AGR-2031-001#3.2
    with: "#1"
seal: ""
source:
  - record: PRP-2031-BRV-1
    quote: By night, two boats of different members sail together, within sight of each other.
log:
  - { date: 2031-10-08, status: adopted }
---

By night, two boats of different members sail together, within sight of each other.
`)

const round = `id: CNS-2031-002
title: Comments of the members on patrols by night
type: comment
subjects:
  - record: PRP-2031-BRV-1
audience: [MEMBERS]
opens: 2031-04-01
closes: 2031-06-30
log:
  - { date: 2031-04-01, status: open }
  - { date: 2031-07-01, status: concluded }
`

const answer = `---
id: RSP-2031-002-DOR
title: Comment of Dorania on patrols by night
consultation: CNS-2031-002
party: DOR
stance: no-objection
received: 2031-06-12
---

Dorania agrees with the wording.
`

/** Commits it in a folder that holds the forum's files; main is checked out at the end, “corrections” is another branch. */
export function commitLakesHistory(folder: string): Repository {
  const own = new Repository(folder)
  own.git('init', '--quiet', '--initial-branch=main')
  own.git('config', 'user.name', 'Ada Alder')
  own.git('config', 'user.email', 'ada.alder@lakes.example')
  const text = forum.read(agreement)
  const due = forum.read(`${followUp}.yaml`)
  const older = followUp.replace('FU-2031-001', 'FU-2031-009')
  const draft = text
    .replace(/^(?:seal|adopted|effective): .*\n/gm, '')
    .replace('status: adopted', 'status: draft')
    .replace('date: 2031-03-10', 'date: 2031-02-20')
    .replace('at least once a week', 'at least twice a month')
  own.commit(
    'Records of the Assembly',
    {
      [agreement]: null,
      [spanish]: null,
      [agreement.replace('joint-patrols', 'patrols')]: draft,
      [`${followUp}.yaml`]: null,
      [`${followUp}.es.yaml`]: null,
      [`${older}.yaml`]: due.replace('id: FU-2031-001', 'id: FU-2031-009').replace('due: 2031-03-24', 'due: 2031-03-04'),
      [`${older}.es.yaml`]: forum.read(`${followUp}.es.yaml`),
    },
    { date: '2031-03-01' },
  )
  own.commit(
    'Adopted at the spring meeting',
    {
      [agreement.replace('joint-patrols', 'patrols')]: null,
      [agreement]: text.replace(
        '  - { date: 2031-03-10, status: adopted }',
        '  - { date: 2031-02-20, status: draft }\n  - { date: 2031-03-10, status: adopted }',
      ),
      [spanish]: forum.read(spanish),
    },
    { date: '2031-03-11' },
  )
  const adopted = forum
    .read(agreement)
    .replace('  - { date: 2031-03-10, status: adopted }', '  - { date: 2031-02-20, status: draft }\n  - { date: 2031-03-10, status: adopted }')
  own.git('checkout', '--quiet', '-b', 'corrections')
  own.commit(
    'Small corrections',
    { [agreement]: withSeal(adopted.replace('at least once a week', 'once a week')) },
    { author: 'Calvin Cala', date: '2031-04-05' },
  )
  own.git('checkout', '--quiet', 'main')
  own.commit(
    'Renumber, and more time for the list',
    {
      [`${older}.yaml`]: null,
      [`${older}.es.yaml`]: null,
      [`${followUp}.yaml`]: due.replace('id: FU-2031-001', 'id: FU-2031-001\nformerly: [FU-2031-009]'),
      [`${followUp}.es.yaml`]: forum.read(`${followUp}.es.yaml`),
    },
    { author: 'Bruno Brava', date: '2031-03-14' },
  )
  own.commit(
    'The list of landing places is in',
    {
      [`${followUp}.yaml`]: `${due.replace('id: FU-2031-001', 'id: FU-2031-001\nformerly: [FU-2031-009]').trimEnd()}\n  - { date: 2031-03-22, status: fulfilled, by: BRV, note: Received by e-mail, evidence: DOC-2031-001 }\n`,
    },
    { author: 'Bruno Brava', date: '2031-03-23' },
  )
  own.commit(
    'Adopted at the annual meeting',
    {
      'records/agreements/AGR-2031-002-patrols-by-night.md': amendment,
      'records/consultations/CNS-2031-002-patrols-by-night.yaml': round,
      'records/responses/RSP-2031-002-DOR-patrols-by-night.md': answer,
    },
    { date: '2031-10-09' },
  )
  own.git('checkout', '--quiet', 'corrections')
  own.merge('main', { author: 'Calvin Cala', date: '2031-10-10' })
  own.git('checkout', '--quiet', 'main')
  return own
}
