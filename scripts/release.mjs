// A release of the program, from a commit: the package, its bill of materials (CycloneDX), and the checksums of both. The same commit gives
// the same bytes, on any day and in any folder. `npm run release -- FOLDER`
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { billOfMaterials } from './sbom.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = resolve(process.argv[2] ?? join(root, 'release'))

function said(program, args) {
  const { status, stdout, stderr, error } = spawnSync(program, args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8, shell: process.platform === 'win32' })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr}`)
  return stdout.trim()
}

if (said('git', ['status', '--porcelain']) !== '') throw new Error('a release is made from a commit, and not all here is committed: git status')
const { name, version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
mkdirSync(folder, { recursive: true })
said(process.execPath, [join(root, 'scripts', 'build.mjs')])
said('npm', ['pack', '--ignore-scripts', '--pack-destination', folder])
const date = new Date(said('git', ['show', '--no-patch', '--format=%cI', 'HEAD'])).toISOString()
writeFileSync(join(folder, `${name}-${version}.cdx.json`), `${JSON.stringify(billOfMaterials(date), null, 2)}\n`)
const files = [`${name}-${version}.cdx.json`, `${name}-${version}.tgz`]
const sums = files.map(
  (file) =>
    `${createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex')}  ${file}\n`,
)
writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''))
process.stdout.write(sums.join(''))
