// What rests on a text was looked at again since the text was changed.
import { type EdtfDate, dueDay, lastDay, parseDate } from '../core/day.ts'
import { type Text, message } from '../core/message.ts'
import { type ForumRecord, isAgreement, role, roleText } from '../core/record.ts'
import { parseReference } from '../core/reference.ts'
import { type LogEntry, entryDay, lastEntry, phaseOf } from '../core/status.ts'
import type { Workspace } from '../core/workspace.ts'
import type { Rule } from './rule.ts'

export const suspect: Rule = {
  id: 'suspect',
  severity: 'info',
  reads: 'linked',
  isWide: isAgreement,
  summary: {
    en: 'What rests on a text was looked at again since the text was changed.',
    es: 'Lo que se apoya en un texto se volvió a examinar desde que el texto cambió.',
  },
  why: {
    en: 'A follow-up or an objective carries out the words of an agreement. When these are amended, the task may have changed too, and only a person can tell.',
    es: 'Un seguimiento o un objetivo cumple las palabras de un acuerdo. Si estas se modifican, puede que la tarea también haya cambiado, y solo una persona puede decirlo.',
  },
  examples: {
    bad: {
      'records/agreements/AGR-2031-009-list-of-wells.md': `---
id: AGR-2031-009
title: A common list of wells
meeting: EVT-2031-001
adopted: 2031-03-10
seal: sha256-1f1a07873db80a0af2a77b2d054c2f1dac5f701767ccd6a4638331117ca427ee
log:
  - { date: 2031-03-10, status: adopted }
---

Every member keeps a list of its wells.

The Secretariat puts the lists together.
`,
      'records/agreements/AGR-2031-010-springs.md': `---
id: AGR-2031-010
title: Springs on the common list of wells
meeting: EVT-2031-002
adopted: 2031-10-08
amends:
  - { target: AGR-2031-009#1, with: "#1" }
seal: sha256-68ff76be960fe1213910db399e06e0c9de24fa9b9fa2c4c5cc97c96a3c9e47a4
log:
  - { date: 2031-10-08, status: adopted }
---

Every member keeps a list of its wells and springs.
`,
      'records/objectives/OBJ-9-wells.yaml': `id: OBJ-9
title: Lists of wells
level: general
scope: permanent
text: AGR-2031-009#1
log:
  - { date: 2031-03-10, status: planned }
`,
    },
    good: {
      'records/agreements/AGR-2031-009-list-of-wells.md': `---
id: AGR-2031-009
title: A common list of wells
meeting: EVT-2031-001
adopted: 2031-03-10
seal: sha256-1f1a07873db80a0af2a77b2d054c2f1dac5f701767ccd6a4638331117ca427ee
log:
  - { date: 2031-03-10, status: adopted }
---

Every member keeps a list of its wells.

The Secretariat puts the lists together.
`,
      'records/agreements/AGR-2031-010-springs.md': `---
id: AGR-2031-010
title: Springs on the common list of wells
meeting: EVT-2031-002
adopted: 2031-10-08
amends:
  - { target: AGR-2031-009#1, with: "#1" }
seal: sha256-68ff76be960fe1213910db399e06e0c9de24fa9b9fa2c4c5cc97c96a3c9e47a4
log:
  - { date: 2031-10-08, status: adopted }
---

Every member keeps a list of its wells and springs.
`,
      'records/objectives/OBJ-9-wells.yaml': `id: OBJ-9
title: Lists of wells
level: general
scope: permanent
text: AGR-2031-009#1
log:
  - { date: 2031-03-10, status: planned }
  - { date: 2031-10-20, status: planned, note: The springs make no difference here. }
`,
    },
  },
  *check(workspace) {
    const changes = new Map<string, Changes>()
    const changesOf = (id: string): Changes => {
      const known = changes.get(id) ?? changesIn(workspace, id)
      changes.set(id, known)
      return known
    }
    for (const record of workspace.records)
      for (const { field, to, value, at } of workspace.linksFrom(record)) {
        if (!followsText(record, field, value)) continue
        const change = latestOn(value, changesOf(to))
        if (!change || change.by === record) continue
        const last = lastEntry(record)
        const phase = phaseOf(record, last?.status)
        if (!last || phase === 'done' || phase === 'closed' || change.date.until <= entryDay(last)) continue
        yield {
          path: record.path,
          at: { data: at },
          message: message(isAfter(change.date, last) ? after : perhapsAfter, {
            value,
            by: change.by.id,
            day: change.date.text,
            id: record.id,
            date: last.date,
          }),
          help: message(
            {
              en: 'Read {path}, and add a log entry that says whether anything changes here.',
              es: 'Lea {path}, y agregue una entrada a la bitácora que diga si aquí cambia algo.',
            },
            { path: change.by.path },
          ),
        }
      }
  },
}

/** Does a reference lean on the words that it names? What amends or repeals them does not; of a whole record, only a field with a part to play does. */
function followsText({ kind: { roles } }: ForumRecord, field: string, value: string): boolean {
  const [top = ''] = field.split('.')
  return top !== roles.amends && top !== roles.repeals && (value.includes('#') || Object.values(roles).includes(field))
}

const after: Text = {
  en: 'The text of {value} was changed by {by} on {day}, after the last log entry of {id} ({date}).',
  es: 'El texto de {value} fue modificado por {by} el {day}, después de la última entrada de la bitácora de {id} ({date}).',
}

const perhapsAfter: Text = {
  en: 'The text of {value} was changed by {by}; with effect from {day}, which says no exact day and may be after the last log entry of {id} ({date}).',
  es: 'El texto de {value} fue modificado por {by}, con efecto desde {day}, fecha que no dice un día exacto y puede ser posterior a la última entrada de la bitácora de {id} ({date}).',
}

/** Is it certain that a change came after an entry? Not when its day is vague and may lie before, or when either date is uncertain. */
const isAfter = ({ from, uncertain, approximate }: EdtfDate, entry: LogEntry): boolean =>
  !uncertain && !approximate && !parseDate(entry.date)?.uncertain && from > entryDay(entry)

interface Change {
  readonly by: ForumRecord
  /** Since when it has effect, as written; a vague date counts from its end. */
  readonly date: EdtfDate
}

interface Changes {
  /** The last change of a place itself, by its text reference; of a whole record, by its id. */
  readonly at: Map<string, Change>
  /** The last change of something inside a place. */
  readonly inside: Map<string, Change>
}

/** Every amendment and repeal of a record by an adopted agreement. */
function changesIn(workspace: Workspace, id: string): Changes {
  const changes: Changes = { at: new Map(), inside: new Map() }
  const put = (map: Map<string, Change>, key: string, change: Change) => {
    const known = map.get(key)
    if (!known || known.date.until < change.date.until) map.set(key, change)
  }
  for (const by of new Set(workspace.linksTo(id).map(({ from }) => from))) {
    if (!isAgreement(by) || phaseOf(by, lastEntry(by)?.status) !== 'active') continue
    for (const name of ['amends', 'repeals']) {
      const items = role(by, name)
      if (!Array.isArray(items)) continue
      for (const item of items as ({ target?: unknown; effective?: unknown } | null)[]) {
        const target = typeof item?.target === 'string' ? parseReference(item.target) : undefined
        const text = [item?.effective, roleText(by, 'from'), roleText(by, 'date')].find((each) => typeof each === 'string' && dueDay(each) !== undefined)
        const date = typeof text === 'string' ? parseDate(text) : undefined
        if (target?.id !== id || date === undefined || date.until === lastDay) continue
        const [whole, ...inner] = placesOf(target.id, target.place)
        put(changes.at, inner.at(-1) ?? whole, { by, date })
        for (const above of [whole, ...inner].slice(0, -1)) put(changes.inside, above, { by, date })
      }
    }
  }
  return changes
}

/** The last change of what a reference names, of what it lies in, or of something in it. */
function latestOn(reference: string, { at, inside }: Changes): Change | undefined {
  const parsed = parseReference(reference)
  if (!parsed) return undefined
  const places = placesOf(parsed.id, parsed.place)
  const found = [...places.map((place) => at.get(place)), inside.get(places.at(-1) ?? places[0])].filter((change) => change !== undefined)
  return found.reduce<Change | undefined>((latest, change) => (latest && latest.date.until >= change.date.until ? latest : change), undefined)
}

/** `AGR-2016-001`, `AGR-2016-001#3`, `AGR-2016-001#3.2`: the record and each place down to the one named. */
const placesOf = (id: string, place: readonly number[]): [string, ...string[]] => [
  id,
  ...place.map((_, index) => `${id}#${place.slice(0, index + 1).join('.')}`),
]
