// Roles: who a body is on a day. TROIKA on 2016-03-05 is Mexico, Honduras and El Salvador.
import { type Day, parseDate } from './day.ts'
import { type ForumRecord, role, roleText } from './record.ts'

export interface Presidency {
  readonly record: ForumRecord
  readonly party: string
  readonly from: Day
  readonly until: Day
}

type Records = { readonly byId: ReadonlyMap<string, ForumRecord>; playing(part: string): readonly ForumRecord[] }

/** All presidencies in order of their first day; those whose period cannot be read are left out. */
export function presidenciesOf(records: Records): Presidency[] {
  const all: Presidency[] = []
  for (const record of records.playing('presidency')) {
    const party = roleText(record, 'party')
    const from = parseDate(roleText(record, 'from') ?? '')
    const until = parseDate(roleText(record, 'until') ?? '')
    if (party && from && until) all.push({ record, party, from: from.from, until: until.until })
  }
  return all.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

/** Which place in that list is in office on the day; the last that began, so that a gap still has a presidency. -1 before the first. */
export function presidencyIndex(presidencies: readonly Presidency[], day: Day): number {
  let index = -1
  for (const [place, presidency] of presidencies.entries()) if (presidency.from <= day) index = place
  return index
}

/** Was the party what it is on the day? A missing date does not end it. */
export function isPartyOn(record: ForumRecord, day: Day): boolean {
  const from = parseDate(roleText(record, 'from') ?? '')
  const until = parseDate(roleText(record, 'until') ?? '')
  return (!from || from.from <= day) && (!until || until.until >= day)
}

/**
 * The parties behind a code on a day: of a party itself; of a body its members, bodies within it resolved too.
 * A body without members acts as itself. An unknown code stands for itself, so that nothing disappears.
 */
export function resolveRole(records: Records, presidencies: readonly Presidency[], code: string, day: Day): string[] {
  const found: string[] = []
  const seen = new Set<string>()
  const visit = (each: string): void => {
    if (seen.has(each)) return
    seen.add(each)
    const record = records.byId.get(each)
    const composition = record && record.kind.plays === 'body' ? (role(record, 'composition') as Composition | undefined) : undefined
    if (!composition) found.push(each)
    else for (const member of membersOf(composition, records, presidencies, day)) visit(member)
  }
  visit(code)
  return [...new Set(found)]
}

interface Composition {
  readonly parties?: readonly string[]
  readonly presidencies?: readonly number[]
  readonly list?: readonly string[]
}

function membersOf(composition: Composition, records: Records, presidencies: readonly Presidency[], day: Day): string[] {
  if (Array.isArray(composition.list)) return composition.list.filter((each): each is string => typeof each === 'string')
  if (Array.isArray(composition.presidencies)) {
    const index = presidencyIndex(presidencies, day)
    return composition.presidencies.map((step) => presidencies[index + step]?.party).filter((party) => party !== undefined)
  }
  const types: readonly string[] = Array.isArray(composition.parties) ? composition.parties : []
  return records
    .playing('party')
    .filter((party) => types.includes(roleText(party, 'type') ?? '') && isPartyOn(party, day))
    .map((party) => party.id)
}
