// What ships with the tool: its schemas, templates and version, found beside the program.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ValidateFunction } from 'ajv'

/** The package's folder: the nearest above this file with a package.json. */
export const packageRoot = ((): string => {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder)
  return folder
})()

export const version = (): string => (JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string }).version

/** What npm installs to get this tool: its repository, else the folder it runs from. The name alone is another package's on the public registry. */
export function toolSource(): string {
  const { repository } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { repository?: string | { url?: string } }
  return (typeof repository === 'string' ? repository : repository?.url) ?? `file:${packageRoot}`
}

/** The text of each shipped schema by name (`follow-up`), read once. */
export function shippedSchemas(): Map<string, string> {
  const folder = join(packageRoot, 'schemas')
  const schemas = new Map<string, string>()
  for (const file of readdirSync(folder).sort())
    if (file.endsWith('.schema.json')) schemas.set(file.slice(0, -'.schema.json'.length), readFileSync(join(folder, file), 'utf8'))
  return schemas
}

/** A shipped template by its path under templates/, when there is one. */
export function shippedTemplate(path: string): string | undefined {
  const file = join(packageRoot, 'templates', path)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}

/** The paths of the shipped templates under templates/. */
export function shippedTemplates(): string[] {
  const folder = join(packageRoot, 'templates')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.split(sep).join('/'))
}

/** The validators that `npm run build` compiled: by name, the fingerprint of the schema each was made from, and the function. */
export function compiledValidators(): { readonly made: Readonly<Record<string, string>>; load(name: string): ValidateFunction } {
  const folder = join(packageRoot, 'dist', 'validators')
  const made = join(folder, 'made.json')
  return {
    made: existsSync(made) ? (JSON.parse(readFileSync(made, 'utf8')) as Record<string, string>) : {},
    load: (name) => createRequire(import.meta.url)(join(folder, name === 'rcm' ? 'rcm.cjs' : 'kinds.cjs'))[name.replace(/\W/g, '_')] as ValidateFunction,
  }
}
