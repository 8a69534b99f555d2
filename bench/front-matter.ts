// Writes data as the front matter of a record, in the form that people keep it in: lists of ids and log entries on one line.

type Value = string | number | boolean | readonly Value[] | { readonly [key: string]: Value }
export type Data = Readonly<Record<string, Value>>

/** YAML, one key a line, with a line end. */
export const frontMatter = (data: Data): string =>
  Object.entries(data)
    .map(([key, value]) => `${key}:${isFlat(value) ? ` ${inline(value)}` : block(value, '  ')}\n`)
    .join('')

function block(value: Value, indent: string): string {
  if (isFlat(value)) return ` ${inline(value)}`
  if (isList(value))
    return value
      .map((item) => `\n${indent}- ${isEntry(item) || typeof item !== 'object' ? inline(item) : pairs(item, `${indent}  `).slice(indent.length + 3)}`)
      .join('')
  return pairs(value, indent)
}

const pairs = (value: Value, indent: string): string =>
  Object.entries(value)
    .map(([key, each]) => `\n${indent}${key}:${block(each, `${indent}  `)}`)
    .join('')

function inline(value: Value, isInside = false): string {
  if (isList(value)) return `[${value.map((each) => inline(each, true)).join(', ')}]`
  if (typeof value === 'object')
    return `{ ${Object.entries(value)
      .map(([key, each]) => `${key}: ${inline(each, true)}`)
      .join(', ')} }`
  return typeof value === 'string' ? text(value, isInside) : String(value)
}

/** Plain where YAML reads it back as the same text, else in double quotes. */
function text(value: string, isInside: boolean): string {
  const isPlain = /^[\p{L}\d¿¡“«]/u.test(value) && !/: | #|:$|\s$|^[\d.+-]+$|^(?:true|false|null|yes|no)$/i.test(value) && !(isInside && /[,[\]{}]/.test(value))
  return isPlain || /^\d{4}-\d{2}(?:-\d{2})?$/.test(value) ? value : JSON.stringify(value)
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value)

/** On one line: a scalar, a list of scalars, and names by language. */
const isFlat = (value: Value): boolean =>
  isList(value)
    ? value.every((each) => typeof each !== 'object' && !String(each).includes('#'))
    : typeof value !== 'object' || Object.values(value).every((each) => typeof each === 'string' && each.length < 40)

/** An entry of a log, a payment, an amendment: something dated or aimed. */
const isEntry = (value: Value): boolean =>
  typeof value === 'object' &&
  !isList(value) &&
  Object.values(value).every((each) => isList(each) || typeof each !== 'object') &&
  ['date', 'due', 'target'].some((key) => key in value)
