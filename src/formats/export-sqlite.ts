// Records as one SQLite file, for those who ask in SQL: a table a kind, the logs, the links, the status on any day, full text.
import type { BindParams, Database } from 'sql.js'
import { type Cell, cellText } from '../core/cell.ts'
import type { ExchangeTable, Exported } from '../core/exchange.ts'

/** Tables of our own have an underscore in their names; those of the kinds, which are named as the kinds are, never do. */
const own = `
create table as_of (day text not null);
create table all_records (id text, kind text not null, path text not null primary key, status text, phase text, status_since text, due text, due_day text, days_late integer, parties text) without rowid;
create table texts (id text not null, lang text not null, title text not null, text text not null);
create table log_entries (id text not null, place integer not null, date text not null, first_day text not null, day text not null, status text not null, "by" text, note text, evidence text);
create index log_entries_by_day on log_entries (id, day, place);
create table record_links (id text not null, field text not null, "to" text not null, reference text not null);
create index record_links_to on record_links ("to");
create table status_names (kind text not null, status text not null, phase text not null, en text not null, es text not null);
create view status_on as
  select r.id, r.kind, e.status, s.phase, e.day as since, e."by", e.note
  from all_records r
  join log_entries e on e.id = r.id and e.rowid = (
    select rowid from log_entries where id = r.id and day <= (select day from as_of) order by day desc, place desc limit 1)
  left join status_names s on s.kind = r.kind and s.status = e.status;
create view overdue_on as
  select s.*, r.due, r.due_day, cast(julianday(a.day) - julianday(r.due_day) as integer) as days_late
  from status_on s join all_records r on r.id = s.id join as_of a
  where s.phase in ('open', 'active', 'unknown') and r.due_day < a.day;
create view open_on as
  select kind, phase, status, count(*) as records from status_on where phase in ('open', 'active', 'unknown') group by kind, phase, status;
create virtual table full_text using fts4 (content="texts", id, lang, title, text, notindexed=id, notindexed=lang, tokenize=unicode61 "remove_diacritics=1");
`

/** The file's bytes, the same for the same records and day. */
export async function databaseSqlite({ day, tables, database }: Exported): Promise<Uint8Array> {
  const { default: initSqlJs } = await import('sql.js')
  const { Database } = await initSqlJs()
  const file = new Database()
  try {
    // The file lies in memory and is made in one go: no journal, and pages are written once, at the end.
    file.run('pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -64000')
    file.run('begin')
    file.run(own)
    insert(file, 'as_of', [[day]])
    for (const table of tables) addKind(file, table)
    const { records, texts, log, links, statuses } = database
    insert(
      file,
      'all_records',
      records.map(({ id, kind, path, standing: s }) => [id, kind, path, s.status, s.phase, s.updated, s.due, s.dueDay, s.daysLate, s.parties.join('; ')]),
    )
    insert(
      file,
      'texts',
      texts.map(({ id, lang, title, text }) => [id, lang, title, text]),
    )
    insert(
      file,
      'log_entries',
      log.map(({ id, place, date, from, day: end, status, by, note, evidence }) => [id, place, date, from, end, status, by, note, evidence]),
    )
    insert(
      file,
      'record_links',
      links.map(({ id, field, to, reference }) => [id, field, to, reference]),
    )
    insert(
      file,
      'status_names',
      statuses.map(({ kind, name, phase, en, es }) => [kind, name, phase, en, es]),
    )
    file.run("insert into full_text (full_text) values ('rebuild')")
    file.run('commit')
    return file.export()
  } finally {
    file.close()
  }
}

/** A kind's own table: the columns of the other formats under the same names, but those of a log entry to come. */
function addKind(file: Database, { kind, columns, rows }: ExchangeTable): void {
  const kept = columns.flatMap((column, place) => (column.part === 'entry' ? [] : [{ column, place }]))
  const types = { number: ' numeric', boolean: ' integer' } as Readonly<Record<string, string>>
  // SQLite's names do not tell letter cases apart; the second of two such columns is told by its place.
  const seen = new Set<string>()
  const names = kept.map(({ column: { name }, place }) => {
    const isNew = !seen.has(name.toLowerCase())
    seen.add(name.toLowerCase())
    return isNew ? name : `${name} ${place}`
  })
  file.run(
    `create table ${quoted(kind.name)} (${kept.map(({ column }, place) => quoted(names[place] ?? '') + (types[column.field?.isList ? '' : (column.field?.type ?? '')] ?? ' text')).join(', ')})`,
  )
  insert(
    file,
    kind.name,
    rows.map((row) => kept.map(({ place }) => row[place])),
  )
}

type Value = Cell | number | undefined

function insert(file: Database, table: string, rows: readonly (readonly Value[])[]): void {
  const [first] = rows
  if (!first) return
  const statement = file.prepare(`insert into ${quoted(table)} values (${first.map(() => '?').join(', ')})`)
  try {
    for (const row of rows)
      statement.run(
        row.map((value) =>
          value === undefined ? null : typeof value === 'number' ? value : typeof value === 'boolean' ? Number(value) : cellText(value),
        ) as BindParams,
      )
  } finally {
    statement.free()
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
