// What rcm is made of: pinned, under licences that fit, without install scripts, and without what is known to be weak.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { fittingLicence, installed } from '../scripts/pages/dependencies.ts'
import { packageRoot } from '../src/io/shipped.ts'

const lock = JSON.parse(readFileSync(join(packageRoot, 'package-lock.json'), 'utf8')) as {
  packages: Record<
    string,
    { version?: string; integrity?: string; optional?: boolean; dependencies?: Record<string, string>; devDependencies?: Record<string, string> }
  >
}

it('every package is pinned by its contents', () => {
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '')
  expect(packages.length).toBeGreaterThan(100)
  // Binaries for other platforms than the one the lock file was made on are pinned by version alone: docs/dependencies.md says so.
  for (const [path, { integrity, version, optional }] of packages)
    if (integrity === undefined && optional) expect(version, path).toMatch(/^\d+\.\d+\.\d+$/)
    else expect(integrity, path).toMatch(/^sha512-/)
  for (const [name, version] of Object.entries({ ...lock.packages['']?.dependencies, ...lock.packages['']?.devDependencies }))
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/)
})

it('every licence fits', () => {
  for (const [path, { license, optional }] of installed())
    if (!(optional && license === undefined)) expect(fittingLicence(license), `${path}: ${license}`).toBeDefined()
})

it('no package that is installed with rcm needs a script to run', () => {
  for (const [path, { hasInstallScript }] of installed()) expect(hasInstallScript, path).toBeUndefined()
})

it('the built program holds no js-yaml 3, which gray-matter brings', () => {
  const folder = join(packageRoot, 'dist')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.c?js$/.test(file))
  expect(files.length).toBeGreaterThan(20)
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8'))
  // js-yaml 3 alone has these types; the second is in gray-matter's own way of calling it.
  for (const word of ['tag:yaml.org,2002:js/function', 'tag:yaml.org,2002:js/undefined'])
    expect(
      texts.some((text) => text.includes(word)),
      word,
    ).toBe(false)
  expect(texts.some((text) => text.includes('js-yaml 3 is not part of this program'))).toBe(true)
  const old = JSON.parse(readFileSync(join(packageRoot, 'node_modules/gray-matter/node_modules/js-yaml/package.json'), 'utf8')) as { version: string }
  expect(old.version).toMatch(/^3\./)
})
