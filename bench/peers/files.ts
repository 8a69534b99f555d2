// Files for a program in a folder of its own.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export interface File {
  readonly path: string
  readonly text: string
}

export function writeFiles(out: string, files: readonly File[]): void {
  for (const folder of new Set(files.map(({ path }) => dirname(join(out, path))))) mkdirSync(folder, { recursive: true })
  for (const { path, text } of files) writeFileSync(join(out, path), text)
}

/** What a peer’s own package.json installed, where a configuration in the folder finds it. */
export const withPackages = (peer: string, out: string, root: string): void =>
  symlinkSync(join(root, 'bench', 'peers', peer, 'node_modules'), join(out, 'node_modules'))
