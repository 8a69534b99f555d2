// Definitions: the forum (rcm.yaml) and the kinds (schemas/), the forum's own over the shipped ones.
import { createHash } from 'node:crypto'
import type { ValidateFunction } from 'ajv'
import ajvOptions from '../core/ajv-options.json' with { type: 'json' }
import type { Forum } from '../core/forum.ts'
import { readYaml } from '../core/front-matter.ts'
import { type Kind, kindOf } from '../core/kind.ts'
import type { Pattern } from '../core/pattern.ts'
import { type Definitions, type FileFault, type Tree, readOr } from '../core/workspace.ts'
import { compiledValidators, shippedSchemas } from './shipped.ts'

const defaults: Forum = {
  id: 'forum',
  name: { en: 'Forum', es: 'Foro' },
  'short-name': { en: 'Forum', es: 'Foro' },
  secretariat: { en: 'Secretariat', es: 'Secretaría' },
  languages: ['en', 'es'],
  'time-zone': 'UTC',
  'due-soon-days': 14,
  'stale-days': 180,
  bodies: { presidency: 'PPT', leadership: 'TROIKA', members: 'MEMBERS' },
}

/** More than any kind needs, in UTF-16 units. */
const maxSchemaSize = 262_144

/** Reads rcm.yaml and every schema. What cannot be used is a fault; the shipped definition, or the default, stands in. */
export async function readDefinitions(tree: Tree): Promise<Definitions> {
  const faults: FileFault[] = []
  const shipped = shippedSchemas()
  const texts = new Map(shipped)
  const own = ownSchemas(tree, shipped, faults)
  const fault = (name: string, detail: string) => faults.push({ path: `schemas/${name}.schema.json`, reason: 'schema', line: 1, column: 1, detail })
  const sound = own.size > 0 ? await soundSchemas(own, shipped, fault) : undefined
  const common = sound?.common ?? readShipped(shipped, 'common')
  if (sound?.common) texts.set('common', own.get('common') ?? '')
  for (const name of sound?.kinds.keys() ?? []) texts.set(name, own.get(name) ?? '')
  const validator = await compileValidators(texts, sound?.kinds ?? new Map(), common, shipped, fault)
  const kinds = new Map<string, Kind>()
  for (const name of texts.keys()) {
    if (name === 'common' || name === 'rcm') continue
    const schema = sound?.kinds.get(name)
    if (schema && sound) kinds.set(name, kindOf(name, schema, common, sound.pattern))
    else kinds.set(name, kindOf(name, readShipped(shipped, name), common))
  }
  const fingerprint = createHash('sha256')
    .update([...texts].flat().join('\0'))
    .digest('hex')
  const forumText = tree.paths.includes('rcm.yaml') ? (readOr(tree, 'rcm.yaml', faults) ?? '') : ''
  const isRead = ![...faults, ...tree.refused].some(({ path }) => path === 'rcm.yaml')
  return { forum: isRead ? readForum(forumText, validator('rcm'), faults) : defaults, forumText, kinds, validator, fingerprint, faults }
}

/** The texts of the schemas that are not as they ship. */
function ownSchemas(tree: Tree, shipped: ReadonlyMap<string, string>, faults: FileFault[]): Map<string, string> {
  const own = new Map<string, string>()
  for (const path of tree.paths) {
    const name = /^schemas\/([a-z0-9-]+)\.schema\.json$/.exec(path)?.[1]
    const text = name === undefined ? undefined : readOr(tree, path, faults)
    if (name !== undefined && text !== undefined && shipped.get(name) !== text) own.set(name, text)
  }
  return own
}

interface Sound {
  /** The forum's own shared definitions, when they can be used. */
  readonly common: Json | undefined
  readonly kinds: Map<string, Json>
  readonly pattern: (source: string) => Pattern
}

/** Those of a forum's own schemas that can be used. */
async function soundSchemas(
  own: ReadonlyMap<string, string>,
  shipped: ReadonlyMap<string, string>,
  fault: (name: string, detail: string) => void,
): Promise<Sound> {
  const [{ boundFaults, sharedFaults }, { definitionFaults }, { readPattern }] = await Promise.all([
    import('../core/schema-bounds.ts'),
    import('../core/kind-definition.ts'),
    import('../core/pattern.ts'),
  ])
  const read = (name: string, check: (schema: Json) => readonly string[]): Json | undefined => {
    const text = own.get(name)
    if (text === undefined) return undefined
    let wrong: readonly string[]
    try {
      if (text.length > maxSchemaSize) throw new Error(`it is longer than ${maxSchemaSize} characters`)
      const schema = JSON.parse(text) as Json
      wrong = check(schema)
      if (wrong.length === 0) return schema
    } catch (error) {
      wrong = [(error as Error).message]
    }
    for (const detail of wrong) fault(name, detail)
    return undefined
  }
  const standard = readShipped(shipped, 'common')
  const common = read('common', (schema) => [...boundFaults(schema, schema), ...sharedFaults(schema, standard)])
  const kinds = new Map<string, Json>()
  const folders = new Map([...shipped.keys()].flatMap((name) => folderOf(readShipped(shipped, name)).map((folder) => [folder, name])))
  for (const name of own.keys()) {
    if (name === 'common') continue
    if (name === 'rcm') {
      fault(name, 'rcm.yaml is held to the schema that ships')
      continue
    }
    const schema = read(name, (each) => {
      const unbounded = boundFaults(each, common ?? standard)
      if (unbounded.length > 0) return unbounded
      const taken = folderOf(each).flatMap((folder) =>
        (folders.get(folder) ?? name) === name ? [] : [`records/${folder}/ is the folder of another kind, ${folders.get(folder)}`],
      )
      return [...definitionFaults(name, each), ...taken]
    })
    if (!schema) continue
    kinds.set(name, schema)
    for (const folder of folderOf(schema)) folders.set(folder, name)
  }
  return { common, kinds, pattern: readPattern }
}

/** A CommonJS package: its names stand on `default` in a bundle, and beside it elsewhere. */
type Ajv2020Module = typeof import('ajv/dist/2020.js') & { readonly default?: typeof import('ajv/dist/2020.js') }

type Json = { readonly [key: string]: unknown }

/** The folder of a kind's records: one, or none. */
function folderOf(schema: Json): string[] {
  const folder = (schema['x-rcm'] as Json | undefined)?.folder
  return typeof folder === 'string' ? [folder] : []
}

/**
 * The compiled-ahead function where the schema is the one it was made from, loaded when first asked for; else one compiled now, whose regular
 * expressions are ours.
 * @param kinds the forum's own; one that does not compile is a fault, and is taken out
 */
async function compileValidators(
  texts: Map<string, string>,
  kinds: Map<string, Json>,
  common: Json,
  shipped: ReadonlyMap<string, string>,
  fault: (name: string, detail: string) => void,
): Promise<Definitions['validator']> {
  const compiled = compiledValidators()
  const commonText = texts.get('common') ?? ''
  const isMadeFrom = (name: string) =>
    compiled.made[name] ===
    createHash('sha256')
      .update(texts.get(name) ?? '')
      .update(commonText)
      .digest('hex')
  const ahead = new Set([...texts.keys()].filter(isMadeFrom))
  const late = [...texts.keys()].filter((name) => name !== 'common' && !ahead.has(name))
  const ready = new Map<string, ValidateFunction>()
  if (late.length > 0) {
    const [module, { readPattern }] = await Promise.all([import('ajv/dist/2020.js'), import('../core/pattern.ts')])
    const { Ajv2020 } = (module as unknown as Ajv2020Module).default ?? module
    const regExp = Object.assign((source: string) => Object.assign(readPattern(source), { toString: () => source }), { code: 'readPattern' })
    const ajv = new Ajv2020({ ...(ajvOptions as ConstructorParameters<typeof Ajv2020>[0]), code: { regExp: regExp as never } })
    ajv.addSchema(common, 'common.schema.json')
    for (const name of late) {
      try {
        ready.set(name, ajv.compile(kinds.get(name) ?? (JSON.parse(texts.get(name) ?? '{}') as Json)))
      } catch (error) {
        fault(name, (error as Error).message)
        kinds.delete(name)
        const standard = shipped.get(name)
        texts.delete(name)
        if (standard === undefined) continue
        texts.set(name, standard)
        if (isMadeFrom(name)) ahead.add(name)
        else ready.set(name, ajv.compile(JSON.parse(standard) as Json))
      }
    }
  }
  return (kind: string) => {
    if (ahead.has(kind) && !ready.has(kind)) ready.set(kind, compiled.load(kind))
    return ready.get(kind)
  }
}

const readShipped = (shipped: ReadonlyMap<string, string>, name: string): Json => JSON.parse(shipped.get(name) ?? '{}') as Json

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
