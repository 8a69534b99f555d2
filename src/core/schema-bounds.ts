// Is a schema of a forum's own bounded? It may refer to its own definitions and the shared ones, not to itself, and not grow without measure.

type Json = { readonly [key: string]: unknown }

/** Written out, with every reference in its place; the largest that ships has some hundreds. */
const maxParts = 20_000
/** Parts within one another. */
const maxDepth = 100

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Keys under which plain values stand, in which a `$ref` is no reference. */
const plain = new Set(['const', 'enum', 'default', 'examples', 'x-rcm', 'x-label', 'x-choices', 'x-description', 'description', 'title', '$comment'])
/** Keys under which schemas stand by names of the writer's own. */
const named = new Set(['properties', 'patternProperties', 'dependentSchemas', '$defs'])
/** Keys that would make a second address, or lead to one by name. */
const addressing = ['$dynamicRef', '$dynamicAnchor', '$recursiveRef', '$recursiveAnchor', '$anchor', '$vocabulary']

/**
 * What makes a schema unusable, in words; nothing when it is bounded.
 * @param common the shared definitions, for references to them
 */
export function boundFaults(schema: unknown, common: unknown): string[] {
  if (!isObject(schema)) return ['it is no JSON object']
  const faults = new Set<string>()
  const sizes = new Map<unknown, number>()
  const open = new Set<unknown>()
  const sizeOf = (part: unknown, home: Json, depth: number): number => {
    if (typeof part !== 'object' || part === null) return 1
    const known = sizes.get(part)
    if (known !== undefined) return known
    if (open.has(part)) {
      faults.add('a definition in it refers to itself')
      return 1
    }
    if (depth > maxDepth) {
      faults.add(`more than ${maxDepth} parts lie within one another`)
      return 1
    }
    open.add(part)
    for (const fault of wordFaults(part as Json)) faults.add(fault)
    let size = 1
    for (const [key, value] of Object.entries(part)) {
      if (key === '$ref' && typeof value === 'string') {
        const found = target(value, home, common)
        if (found === undefined) faults.add(`"$ref": ${JSON.stringify(value.slice(0, 200))} names neither "#/$defs/…" nor "common.schema.json#/$defs/…"`)
        else size += sizeOf(found.part, found.home, depth + 1)
      } else if (addressing.includes(key)) faults.add(`"${key}" is not used here`)
      else if (key === '$id' && part !== home) faults.add('"$id" stands inside it')
      else if (named.has(key) && isObject(value)) {
        if (key !== '$defs') for (const each of Object.values(value)) size += sizeOf(each, home, depth + 1)
      } else if (plain.has(key)) size += 1
      else size += sizeOf(value, home, depth + 1)
    }
    open.delete(part)
    size = Math.min(size, maxParts + 1)
    sizes.set(part, size)
    return size
  }
  let size = sizeOf(schema, schema, 0)
  for (const definition of Object.values(isObject(schema.$defs) ? schema.$defs : {})) size = Math.max(size, sizeOf(definition, schema, 0))
  if (size > maxParts) faults.add(`written out it has more than ${maxParts} parts`)
  return [...faults]
}

const isText = (value: unknown): boolean => isObject(value) && typeof value.en === 'string' && typeof value.es === 'string'
const isTexts = (value: unknown): boolean => isObject(value) && Object.values(value).every(isText)
const isNames = (value: unknown): boolean => Array.isArray(value) && value.every((each) => typeof each === 'string')

/** The annotations of rcm's own, and what each must be. */
const words: Readonly<Record<string, readonly [(value: unknown) => boolean, string]>> = {
  'x-label': [isText, 'a text in en and es'],
  'x-description': [(value) => isObject(value) && Object.values(value).every((each) => typeof each === 'string'), 'texts by language'],
  'x-choices': [isTexts, 'texts in en and es'],
  'x-ref': [isNames, 'a list of names'],
  description: [(value) => typeof value === 'string', 'a text'],
  enum: [isNames, 'a list of texts'],
}

function* wordFaults(part: Json): Iterable<string> {
  for (const [key, [is, what]] of Object.entries(words)) if (Object.hasOwn(part, key) && !is(part[key])) yield `"${key}" is not ${what}`
}

/** What shared definitions lack that the shipped schemas refer to. */
export const sharedFaults = (common: Json, shipped: Json): string[] => {
  const [own, needed] = [common, shipped].map(({ $defs }) => (isObject($defs) ? Object.keys($defs) : []))
  return (needed ?? []).filter((name) => !own?.includes(name)).map((name) => `"$defs" lacks "${name}"`)
}

function target(reference: string, home: Json, common: unknown): { readonly part: unknown; readonly home: Json } | undefined {
  const [, document, name = ''] = /^(common\.schema\.json)?#\/\$defs\/([\w-]+)$/.exec(reference) ?? []
  const holder = document === undefined ? home : common
  if (!isObject(holder) || !isObject(holder.$defs) || !Object.hasOwn(holder.$defs, name)) return undefined
  return { part: holder.$defs[name], home: holder }
}
