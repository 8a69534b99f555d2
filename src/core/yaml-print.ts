// Prints values as the YAML that records are written in: plain where that is safe, double quotes elsewhere, short lists on one line.
import yaml from 'js-yaml'

/** A list or map longer than this, in columns, is written over several lines. */
export const flowWidth = 110

/** Words that YAML 1.1 reads as true or false: quoted, so that no other program mistakes them. */
const truths = /^(?:y|n|yes|no|on|off|true|false|null|~)$/i

/** Can the text stand without quotes and be read back as itself, by this reader and by others? */
export function isPlain(text: string, inFlow: boolean): boolean {
  if (!/^[^\s\-?:,[\]{}#&*!|>'"%@`=<~\\]/u.test(text) || /\s$/.test(text)) return false
  if (isUnprintable(text)) return false
  if (/:(?:\s|$)|\s#|[\s,:[{(][&*!]/.test(text)) return false
  if (inFlow && /[,[\]{}]|:["']/.test(text)) return false
  if (truths.test(text)) return false
  if (!/^[+.\d]/.test(text)) return true
  return typeof yaml.load(text, { schema: yaml.CORE_SCHEMA }) === 'string' && !/^[\d_,.:+xob]+$/i.test(text)
}

/** Does it hold a sign that cannot stand in YAML as it is, or that readers take for a line end? */
const isUnprintable = (text: string): boolean => /[\0-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]/.test(text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, ''))

/** The text between double quotes, everything that could mislead a reader or a terminal as an escape. */
const doubleQuoted = (text: string): string =>
  JSON.stringify(text).replace(/[\x7f-\x9f\u2028\u2029\ufeff]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** A text, number, truth or nothing on one line. */
export function printScalar(value: unknown, inFlow: boolean): string {
  if (typeof value === 'string') return isPlain(value, inFlow) ? value : doubleQuoted(value)
  if (typeof value === 'number')
    return Number.isFinite(value) ? (Object.is(value, -0) ? '-0.0' : String(value)) : Number.isNaN(value) ? '.nan' : value > 0 ? '.inf' : '-.inf'
  return value === true ? 'true' : value === false ? 'false' : 'null'
}

/** A whole value on one line: `[A, B]`, `{ date: 2031-03-10, status: pending }`. `space` is what stands inside the braces. */
export function printFlow(value: unknown, space = ' '): string {
  if (Array.isArray(value)) return `[${value.map((each) => printFlow(each, space)).join(', ')}]`
  if (!isMapping(value)) return printScalar(value, true)
  const pairs = Object.entries(value).map(([key, each]) => `${printScalar(key, true)}: ${printFlow(each, space)}`)
  return pairs.length === 0 ? '{}' : `{${space}${pairs.join(', ')}${space}}`
}

/**
 * What follows `key:` or `-` in a block: the value with the space or line end before it, without a line end after it.
 * @param indent columns of the key or dash; what is on lines of its own stands two further
 */
export function printBlock(value: unknown, indent: number, eol: string): string {
  if (typeof value === 'string' && canBeLiteral(value)) return ` ${printLiteral(value, indent + 2, eol)}`
  if (Array.isArray(value) && value.length > 0) {
    const flow = printFlow(value)
    if (value.every((each) => !isNested(each)) && indent + flow.length <= flowWidth && !value.some(isMultiline)) return ` ${flow}`
    return value.map((each) => `${eol}${' '.repeat(indent + 2)}-${printItem(each, indent + 2, eol)}`).join('')
  }
  if (isMapping(value) && Object.keys(value).length > 0) return eol + printPairs(value, indent + 2, eol)
  return ` ${isNested(value) ? printFlow(value) : printScalar(value, false)}`
}

/** What follows the dash of a list item: a short map of short values in braces, else its pairs one a line, the first beside the dash. */
export function printItem(value: unknown, indent: number, eol: string): string {
  if (!isMapping(value) || Object.keys(value).length === 0) return printBlock(value, indent, eol)
  const flow = printFlow(value)
  if (isShortEntry(value) && indent + 2 + flow.length <= flowWidth) return ` ${flow}`
  return ` ${printPairs(value, indent + 2, eol).trimStart()}`
}

/** A dated entry that a reader takes in at a glance: in braces on one line. */
export const isShortEntry = (value: Readonly<Record<string, unknown>>): boolean =>
  'date' in value && 'status' in value && !Object.values(value).some((each) => isMapping(each) || isMultiline(each))

export const printPairs = (value: Readonly<Record<string, unknown>>, indent: number, eol: string): string =>
  Object.entries(value)
    .map(([key, each]) => `${' '.repeat(indent)}${printKey(key)}:${printBlock(each, indent, eol)}`)
    .join(eol)

export const printKey = (key: string): string => printScalar(key, true)

const isNested = (value: unknown): boolean => typeof value === 'object' && value !== null
export const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> => isNested(value) && !Array.isArray(value)
const isMultiline = (value: unknown): boolean => typeof value === 'string' && value.includes('\n')

/** Lines that a literal block (`|`) gives back as they are. */
const canBeLiteral = (text: string): boolean => text.includes('\n') && /^\S/.test(text) && !isUnprintable(text.replaceAll('\n', '')) && !/ (?:\n|$)/.test(text)

function printLiteral(text: string, indent: number, eol: string): string {
  const chomp = text.endsWith('\n\n') ? '+' : text.endsWith('\n') ? '' : '-'
  const lines = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n')
  return `|${chomp}${lines.map((line) => eol + (line === '' ? '' : ' '.repeat(indent) + line)).join('')}`
}
