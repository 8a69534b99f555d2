// The search index of a site: for each first letter a script that hands over its words, each with the records that hold it.
import type { Text } from '../core/message.ts'
import { searchTerms } from '../core/search-terms.ts'

export interface SearchEntry {
  readonly id: string
  /** The kind's name. */
  readonly kind: string
  /** The page's file name without its ending, where that is not the id. */
  readonly file: string | undefined
  readonly title: Text
  /** The language in which the title for the readers of each language is. */
  readonly titleLang: Text
  /** Everything else in which it is looked for, in all languages. */
  readonly texts: readonly string[]
}

/** A longer word is no word, but a fingerprint or an address. */
const longest = 40

/** The files of the index by their names; `shards` names those of words. */
export function searchIndex(entries: readonly SearchEntry[], kinds: ReadonlyMap<string, Text>): { files: Map<string, string>; shards: string[] } {
  const postings = new Map<string, number[]>()
  const add = (text: string, place: number, isTitle: boolean) => {
    for (const term of searchTerms(text)) {
      if (term.length < 2 || term.length > longest) continue
      const own = postings.get(term)
      const value = 2 * place + (isTitle ? 1 : 0)
      if (!own) postings.set(term, [value])
      else if ((own.at(-1) as number) >> 1 !== place) own.push(value)
    }
  }
  for (const [place, { id, title, texts }] of entries.entries()) {
    for (const text of new Set([id, title.en, title.es])) add(text, place, true)
    for (const text of texts) add(text, place, false)
  }
  const shards = new Map<string, string[]>()
  for (const term of [...postings.keys()].sort()) {
    const name = shardOf(term)
    const lines = shards.get(name) ?? []
    shards.set(name, lines)
    lines.push(`${term} ${steps(postings.get(term) ?? [])}`)
  }
  const names = [...kinds.keys()]
  const records = {
    kinds: [...kinds.values()],
    list: entries.map(({ id, kind, file, title: { en, es }, titleLang }) => [
      id,
      names.indexOf(kind),
      file ?? 0,
      en,
      es === en ? 0 : es,
      // Only what is not in the language of the page says in which it is.
      ...(titleLang.en === 'en' && titleLang.es === 'es' ? [] : [titleLang]),
    ]),
  }
  const files = new Map([['records.js', `rcmSearch.records(${json(records)})\n`]])
  for (const [name, lines] of shards) files.set(`words-${name}.js`, `rcmSearch.shard(${json(name)},${json(lines.join('\n'))})\n`)
  return { files, shards: [...shards.keys()] }
}

const shardOf = (term: string): string => (/^[a-z0-9]/.test(term) ? (term[0] as string) : 'other')

/** Each place as its distance from the one before, doubled, with one added for a word of the title; in base 36. */
function steps(values: readonly number[]): string {
  let last = 0
  return values
    .map((value) => {
      const place = value >> 1
      const step = 2 * (place - last) + (value & 1)
      last = place
      return step.toString(36)
    })
    .join(' ')
}

/** JSON that is a script too. */
const json = (value: unknown): string => JSON.stringify(value).replace(/[\u2028\u2029<]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
