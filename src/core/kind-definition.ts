// What the x-rcm block of a schema must hold, for the schemas a forum writes itself.
import * as z from 'zod'
import { readPattern } from './pattern.ts'

const byLanguage = z.strictObject({ en: z.string().min(1), es: z.string().min(1) })
const number = z.strictObject({ one: z.string().min(1), other: z.string().min(1) })
const phase = z.enum(['unknown', 'planned', 'open', 'active', 'done', 'closed'])

const kindDefinition = z.strictObject({
  folder: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a folder name in lower case: letters, digits, hyphens'),
  plays: z.string().min(1).optional(),
  label: z.strictObject({ en: number, es: number }),
  description: byLanguage,
  id: z.strictObject({
    pattern: z.string().refine(isPattern, 'a regular expression that is anchored at both ends, ^…$, and looks neither ahead nor back'),
    form: z.string().min(1),
    example: z.string().min(1),
    next: z
      .string()
      .regex(/^(?:[\w.#-]|\{[a-z-]+\}){1,100}$/, 'letters, digits and hyphens, and names of fields in braces')
      .refine((next) => next.split('{').length <= 6, 'at most five places in braces')
      .optional(),
  }),
  roles: z.record(z.string(), z.string()).optional(),
  translatable: z.array(z.string()).optional(),
  text: z.string().optional(),
  access: z.literal('internal').optional(),
  columns: z.array(z.string()).optional(),
  order: z.array(z.tuple([z.string(), z.string()])).optional(),
  acyclic: z.array(z.string()).optional(),
  statuses: z
    .record(
      z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
      z.strictObject({ phase, label: byLanguage, requires: z.array(z.enum(['note', 'evidence', 'by'])).optional() }),
    )
    .optional(),
  shared: z.strictObject({ none: z.string(), some: z.string(), all: z.string() }).optional(),
})

function isPattern(pattern: string): boolean {
  try {
    readPattern(pattern)
    return pattern.startsWith('^') && pattern.endsWith('$')
  } catch {
    return false
  }
}

/** What is wrong with a kind's definition, one sentence each; nothing when it is sound. */
export function definitionFaults(name: string, schema: { readonly [key: string]: unknown }): string[] {
  const faults: string[] = []
  if (schema.$id !== `${name}.schema.json`) faults.push(`"$id" must be "${name}.schema.json"`)
  const result = kindDefinition.safeParse(schema['x-rcm'])
  if (!result.success) {
    for (const issue of result.error.issues) faults.push(`${['x-rcm', ...issue.path].join('.')}: ${issue.message}`)
    return faults
  }
  const { id, shared, statuses = {}, roles = {}, columns = [] } = result.data
  if (!readPattern(id.pattern).test(id.example)) faults.push(`x-rcm.id.example: "${id.example}" does not have the form of x-rcm.id.pattern`)
  for (const status of Object.values(shared ?? {})) if (!Object.hasOwn(statuses, status)) faults.push(`x-rcm.shared: there is no status "${status}"`)
  const properties = (schema.properties ?? {}) as Record<string, unknown>
  for (const field of Object.values(roles)) if (!Object.hasOwn(properties, field)) faults.push(`x-rcm.roles: there is no property "${field}"`)
  const derived = new Set(['status', 'kind', 'title'])
  for (const column of columns) if (!Object.hasOwn(properties, column) && !derived.has(column)) faults.push(`x-rcm.columns: there is no property "${column}"`)
  return faults
}
