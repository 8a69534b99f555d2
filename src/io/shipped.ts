// What ships with the tool: its schemas, templates and version, found beside the program.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

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
