// What rcm is made of: pinned, under licences that fit, without install scripts, and without what is known to be weak.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fittingLicence, installed } from '../scripts/pages/dependencies.ts'
import { packageRoot } from '../src/io/shipped.ts'
import { Repository } from './repository.ts'

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

describe('a release', () => {
  const above = mkdtempSync(join(tmpdir(), 'rcm-release-'))
  afterAll(() => rmSync(above, { recursive: true, force: true }))
  const parts = ['bin', 'schemas', 'scripts', 'src', 'templates', 'package.json', 'package-lock.json', 'README.md', 'LICENSE', '.gitignore']

  /** The same commit in a folder of its own; gives the files that are made of it. */
  function released(name: string): Map<string, Buffer> {
    const root = join(above, name)
    for (const part of parts) cpSync(join(packageRoot, part), join(root, part), { recursive: true })
    symlinkSync(join(packageRoot, 'node_modules'), join(root, 'node_modules'))
    const repository = new Repository(root)
    repository.write({ '.git/info/exclude': 'node_modules\n' })
    repository.git('init', '--quiet', '--initial-branch=main')
    repository.commit('A release', {})
    const into = join(above, `${name}-out`)
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/release.mjs'), into], {
      encoding: 'utf8',
      env: { ...process.env, npm_config_userconfig: join(above, 'none'), npm_config_offline: 'true', npm_config_update_notifier: 'false' },
    })
    expect(status, stderr).toBe(0)
    return new Map(readdirSync(into).map((file) => [file, readFileSync(join(into, file))]))
  }
  let files = new Map<string, Buffer>()
  beforeAll(() => {
    files = released('one')
  })

  it('is the same bytes from the same commit, in another folder and at another time', () => {
    expect([...files.keys()]).toEqual(['SHA256SUMS', 'rcm-0.1.0.cdx.json', 'rcm-0.1.0.tgz'])
    const again = released('two')
    for (const [name, bytes] of files) expect(again.get(name)?.equals(bytes), name).toBe(true)
  })

  it('holds a bill of materials that names each package of the lock file, with its fingerprint and licence', () => {
    const bill = JSON.parse(String(files.get('rcm-0.1.0.cdx.json'))) as Bill
    expect([bill.bomFormat, bill.specVersion, bill.metadata.component.purl]).toEqual(['CycloneDX', '1.5', 'pkg:npm/rcm@0.1.0'])
    const packages = [...installed()].map(([path, { version }]) => `${path.slice(path.lastIndexOf('node_modules/') + 13)}@${version}`)
    expect(bill.components.map(({ name, version }) => `${name}@${version}`).sort()).toEqual([...new Set(packages)].sort())
    const names = new Set(bill.components.map((each) => each['bom-ref']))
    for (const { name, purl, hashes, licenses } of bill.components) {
      expect(decodeURIComponent(purl)).toContain(`pkg:npm/${name}@`)
      // Binaries for other platforms are pinned by version alone.
      if (!name.startsWith('@myriaddreamin/typst-ts-node-compiler-')) {
        expect(hashes?.[0]?.content, name).toMatch(/^[0-9a-f]{128}$/)
        expect(licenses?.length, name).toBe(1)
      }
    }
    for (const { dependsOn = [] } of bill.dependencies) for (const each of dependsOn) expect(names.has(each), each).toBe(true)
  })
})

interface Bill {
  readonly bomFormat: string
  readonly specVersion: string
  readonly metadata: { readonly component: { readonly purl: string } }
  readonly components: readonly {
    readonly 'bom-ref': string
    readonly name: string
    readonly version: string
    readonly purl: string
    readonly hashes?: readonly { readonly content: string }[]
    readonly licenses?: readonly unknown[]
  }[]
  readonly dependencies: readonly { readonly dependsOn?: readonly string[] }[]
}
