// A value of a record as one cell of a table, and what a cell means; what is not changed in a table is read back as it was.
import type { Field } from './kind.ts'
import { fold } from './match.ts'
import { isMapping } from './yaml-print.ts'

/** As a spreadsheet holds it; undefined is an empty cell. A date is the text that the record has. */
export type Cell = string | number | boolean | undefined

/** What a cell means, or why it means nothing. */
export type CellValue = { readonly value: unknown; readonly fault?: undefined } | { readonly value?: undefined; readonly fault: 'number' | 'boolean' | 'json' }

/**
 * Texts, numbers and truths stand as they are; a list of them is joined by `; `; everything else, and a list whose items would not come
 * back from that, is JSON.
 */
export function cellOf(value: unknown, field: Field | undefined): Cell {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value
  return Array.isArray(value) && value.length > 0 && value.every((item, place) => isJoinable(item, place, field)) ? value.join('; ') : JSON.stringify(value)
}

const isJoinable = (item: unknown, place: number, field: Field | undefined): boolean =>
  typeof item === 'number'
    ? field?.type === 'number'
    : typeof item === 'string' && field?.type !== 'number' && /^[^\s;](?:[^;\n]*[^\s;])?$/.test(item) && !(place === 0 && /^[[{]/.test(item))

/** The text of a cell, in which two cells are compared. */
export const cellText = (cell: Cell): string => (cell === undefined ? '' : String(cell))

/**
 * Reads the text of a cell as a field's type; an empty one has no value.
 * @param old what the record has there: a number stays one, a text that stands for a list of one too
 */
export function readCell(text: string, field: Field | undefined, old: unknown): CellValue {
  const bare = text.trim()
  if (bare === '') return { value: undefined }
  const isOpen = !field || field.type === 'object'
  if (Array.isArray(old) || isMapping(old) || isOpen || field?.isList) {
    const json = /^[[{]/.test(bare) ? readJson(bare) : undefined
    if (json && (field || !json.fault)) return json
    if (field?.type === 'object' && (Array.isArray(old) || field.isList)) return { fault: 'json' }
    if (field?.isList || Array.isArray(old)) return readList(bare, field, old)
  }
  return readOne(text, field, old)
}

function readList(text: string, field: Field | undefined, old: unknown): CellValue {
  const items = text
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '')
  const values: unknown[] = []
  for (const item of items) {
    const read = readOne(item, field, undefined)
    if (read.fault) return read
    values.push(read.value)
  }
  return { value: values.length === 1 && old !== undefined && !Array.isArray(old) ? values[0] : values }
}

function readOne(text: string, field: Field | undefined, old: unknown): CellValue {
  const bare = text.trim()
  const isNumber = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(bare)
  if (field?.type === 'number') return isNumber ? { value: Number(bare) } : { fault: 'number' }
  if (field?.type === 'boolean') return truths.has(fold(bare)) ? { value: truths.get(fold(bare)) } : { fault: 'boolean' }
  if (typeof old === 'number' && isNumber) return { value: Number(bare) }
  return { value: field === undefined || field.type === 'text' || field.type === 'object' ? text : bare }
}

function readJson(text: string): CellValue {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch {
    return { fault: 'json' }
  }
}

const truths: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['yes', true],
  ['si', true],
  ['verdadero', true],
  ['false', false],
  ['no', false],
  ['falso', false],
])

const hidden =
  /[\0-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffd-\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]|\\(?=u[0-9a-f]{4})/g

/** A text without the signs that a table loses or a screen obeys: each stands as `\u001b`, and a backslash that would be read so too. */
export const writtenText = (text: string): string =>
  text.replace(hidden, (signs) =>
    signs
      .split('')
      .map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  )

/** The text that was written so. Line ends of a spreadsheet are LF again. */
export const readText = (text: string): string =>
  text.replaceAll('\r\n', '\n').replace(/\\u([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

/** What Excel holds in one cell, in UTF-16 units; a longer text stays in its record. */
export const longestCell = 32_767

/** What stands in the place of a longer text, by which an import knows that nobody changed it. */
export const tooLong = (text: string): string => `[${text.length} > ${longestCell}]`
