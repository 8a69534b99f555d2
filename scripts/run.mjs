// Runs a TypeScript script: bundled on the fly with its packages left outside, then imported. Usage: node scripts/run.mjs FILE [ARGUMENTS]
import { mkdirSync, rmSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import * as esbuild from 'esbuild'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const [file, ...args] = process.argv.slice(2)
if (!file) {
  process.stderr.write('Usage: node scripts/run.mjs FILE [ARGUMENTS]\n')
  process.exit(2)
}
const folder = join(root, 'node_modules', '.cache', `run-${process.pid}`)
mkdirSync(folder, { recursive: true })
const outfile = join(folder, `${basename(file, '.ts')}.mjs`)
try {
  await esbuild.build({
    entryPoints: [resolve(file)],
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    outfile,
    sourcemap: 'inline',
    logLevel: 'error',
  })
  process.argv = [process.argv[0], resolve(file), ...args]
  await import(pathToFileURL(outfile).href)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
