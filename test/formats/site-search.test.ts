// The search of the site: its index as files, asked by the script of the pages.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type SearchEntry, searchIndex } from '../../src/formats/site-search.ts'
import { SearchPage } from '../site-reader.ts'

const script = readFileSync(join(import.meta.dirname, '../../templates/site/site.js'), 'utf8')
const kinds = new Map([
  ['topic', { en: 'topic', es: 'tema' }],
  ['event', { en: 'event', es: 'actividad' }],
])
const entry = (id: string, en: string, es: string, ...texts: string[]): SearchEntry => ({
  id,
  kind: id.startsWith('TOP') ? 'topic' : 'event',
  file: undefined,
  title: { en, es },
  titleLang: { en: 'en', es: 'es' },
  texts,
})
const entries = [
  entry('EVT-2031-001', 'Spring meeting', 'Reunión de primavera', 'Estmark apoya un conteo de los peces cada dos años.'),
  entry('EVT-2031-002', 'Annual meeting', 'Reunión anual'),
  entry('TOP-fish', 'Fish stocks', 'Poblaciones de peces', 'A meeting on fish </script> \u2028 was held.'),
  { ...entry('TOP-odd/id', 'Odd', 'Odd', 'niño ñandú straße'), file: '_TOP-odd_2f_id' },
]
const { files, shards } = searchIndex(entries, kinds)
const page = (lang: string) => new SearchPage(script, files, lang)

describe('the index', () => {
  it('is a script for the records and one for each first letter', () => {
    expect([...files.keys()]).toEqual(['records.js', ...shards.map((name) => `words-${name}.js`)])
    for (const text of files.values()) expect(text).not.toMatch(/<|\u2028/)
  })
})

describe('the search', () => {
  it('finds words of both languages, with or without accents and case, as they are begun', async () => {
    const { type } = page('en')
    const ids = async (text: string) => (await page('en').type(text)).ids
    expect(type).toBeTypeOf('function')
    expect(await ids('reunion')).toEqual(['EVT-2031-001', 'EVT-2031-002'])
    expect(await ids('REUNIÓN prim')).toEqual(['EVT-2031-001'])
    expect(await ids('pec')).toEqual(['TOP-fish', 'EVT-2031-001'])
    expect(await ids('nandu NINO')).toEqual(['TOP-odd/id'])
    expect(await ids('años cada')).toEqual(['EVT-2031-001'])
    expect(await ids('meeting fish')).toEqual(['TOP-fish'])
  })

  it('puts the record whose id was typed first, and words of a title before words of a text', async () => {
    expect((await page('en').type('evt-2031-002')).ids[0]).toBe('EVT-2031-002')
    expect((await page('en').type('meeting')).ids).toEqual(['EVT-2031-001', 'EVT-2031-002', 'TOP-fish'])
  })

  it('shows titles in the language of the page, and links to pages that are there', async () => {
    expect(await page('es').type('fish')).toMatchObject({ found: '1 record', titles: ['Poblaciones de peces'], links: ['records/TOP-fish.html'] })
    expect((await page('en').type('straße')).links).toEqual(['records/_TOP-odd_2f_id.html'])
    expect((await page('en').type('meeting')).found).toBe('3 records')
    expect(await page('en').type('zebra')).toMatchObject({ found: 'none', ids: [] })
    expect(await page('en').type('a')).toMatchObject({ found: '', ids: [] })
  })

  it('loads only the pieces that it needs, each once', async () => {
    const own = page('en')
    await own.type('fish')
    await own.type('fish meeting')
    await own.type('fish meet')
    expect(own.loaded.sort()).toEqual(['records.js', 'words-f.js', 'words-m.js'])
  })
})
