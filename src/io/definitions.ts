// Definitions: the forum (rcm.yaml) and the kinds (schemas/), the forum's own over the shipped ones.
import { createHash } from 'node:crypto'
import type { ValidateFunction } from 'ajv'
import ajvOptions from '../core/ajv-options.json' with { type: 'json' }
import type { Forum } from '../core/forum.ts'
import { readYaml } from '../core/front-matter.ts'
import { type Kind, kindOf } from '../core/kind.ts'
import type { Definitions, FileFault, Tree } from '../core/workspace.ts'
import { compiledValidators, shippedSchemas } from './shipped.ts'

const defaults = {
  id: 'forum',
  name: { en: 'Forum', es: 'Foro' },
  'short-name': { en: 'Forum', es: 'Foro' },
  secretariat: { en: 'Secretariat', es: 'Secretaría' },
  languages: ['en', 'es'],
  'time-zone': 'UTC',
  'due-soon-days': 14,
  'stale-days': 180,
  bodies: { presidency: 'PPT', leadership: 'TROIKA', members: 'MEMBERS' },
} satisfies Forum

/** Reads rcm.yaml and every schema. What cannot be read is a fault; the shipped definition, or the default, stands in. */
export async function readDefinitions(tree: Tree): Promise<Definitions> {
  const faults: FileFault[] = []
  const shipped = shippedSchemas()
  const schemas = new Map(shipped)
  for (const path of tree.paths) {
    const name = /^schemas\/([a-z0-9-]+)\.schema\.json$/.exec(path)?.[1]
    if (name) schemas.set(name, tree.read(path))
  }
  const kinds = new Map<string, Kind>()
  const readable = new Map<string, Json>()
  const common = readJson(schemas.get('common') ?? '', 'schemas/common.schema.json', faults) ?? readShipped(shipped, 'common')
  for (const [name, text] of schemas) {
    if (name === 'common') continue
    let schema = readJson(text, `schemas/${name}.schema.json`, faults)
    if (schema && name !== 'rcm' && shipped.get(name) !== text) {
      const { definitionFaults } = await import('../core/kind-definition.ts')
      const wrong = definitionFaults(name, schema)
      faults.push(...wrong.map((detail) => ({ path: `schemas/${name}.schema.json`, reason: 'schema' as const, line: 1, column: 1, detail })))
      if (wrong.length > 0) schema = undefined
    }
    if (!schema) {
      if (!shipped.has(name)) continue
      schemas.set(name, shipped.get(name) ?? '')
      schema = readShipped(shipped, name)
    }
    readable.set(name, schema)
    if (name !== 'rcm') kinds.set(name, kindOf(name, schema, common))
  }
  const validator = await compileValidators(schemas, readable, common, faults)
  const forumText = tree.paths.includes('rcm.yaml') ? tree.read('rcm.yaml') : ''
  const fingerprint = createHash('sha256')
    .update([...schemas].flat().join('\0'))
    .digest('hex')
  return { forum: readForum(forumText, validator('rcm'), faults), forumText, kinds, validator, fingerprint, faults }
}

/** A CommonJS package: its names stand on `default` in a bundle, and beside it elsewhere. */
type Ajv2020Module = typeof import('ajv/dist/2020.js') & { readonly default?: typeof import('ajv/dist/2020.js') }

type Json = { readonly [key: string]: unknown }

/** The compiled-ahead function where the schema is the one it was made from, loaded when first asked for; else one compiled now. */
async function compileValidators(schemas: ReadonlyMap<string, string>, readable: ReadonlyMap<string, Json>, common: Json, faults: FileFault[]) {
  const compiled = compiledValidators()
  const commonText = schemas.get('common') ?? ''
  const isMadeFrom = (name: string) =>
    compiled.made[name] ===
    createHash('sha256')
      .update(schemas.get(name) ?? '')
      .update(commonText)
      .digest('hex')
  const ahead = new Set([...schemas.keys()].filter(isMadeFrom))
  const late = [...readable.keys()].filter((name) => !ahead.has(name))
  const ready = new Map<string, ValidateFunction>()
  if (late.length > 0) {
    const module = (await import('ajv/dist/2020.js')) as unknown as Ajv2020Module
    const { Ajv2020 } = module.default ?? module
    const ajv = new Ajv2020(ajvOptions as ConstructorParameters<typeof Ajv2020>[0])
    ajv.addSchema(common, 'common.schema.json')
    for (const name of late) {
      try {
        ready.set(name, ajv.compile(readable.get(name) as Json))
      } catch (error) {
        faults.push({ path: `schemas/${name}.schema.json`, reason: 'schema', line: 1, column: 1, detail: (error as Error).message })
      }
    }
  }
  return (kind: string) => {
    if (ahead.has(kind) && !ready.has(kind)) ready.set(kind, compiled.load(kind))
    return ready.get(kind)
  }
}

const readShipped = (shipped: ReadonlyMap<string, string>, name: string): Json => JSON.parse(shipped.get(name) ?? '{}') as Json

function readJson(text: string, path: string, faults: FileFault[]): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch (error) {
    faults.push({ path, reason: 'schema', line: 1, column: 1, detail: (error as Error).message })
    return undefined
  }
}

function readForum(text: string, validate: ValidateFunction | undefined, faults: FileFault[]): Forum {
  const read = readYaml(text)
  if (read.fault) {
    faults.push({ path: 'rcm.yaml', ...read.fault })
    return defaults
  }
  const data = { ...read.parts.data }
  if (validate && !validate(data))
    for (const error of validate.errors ?? []) {
      const key = error.instancePath.split('/')[1]
      if (key) delete data[key]
    }
  return { ...defaults, ...(data as Partial<Forum>) }
}
