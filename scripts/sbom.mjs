// The bill of materials (CycloneDX) of what is installed with rcm, from the lock file: `npm run sbom`. `npm sbom --omit=dev` would leave out
// what tools of the development use as well, such as yaml, so those that are theirs alone are taken out here.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** @param date of the release, as ISO 8601. Without a number of its own, so that the same lock file gives the same bytes. */
export function billOfMaterials(date) {
  const args = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx']
  const { status, stdout, stderr, error } = spawnSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: 1e8, shell: process.platform === 'win32' })
  if (status !== 0) throw new Error(`npm ${args.join(' ')}: ${error?.message ?? stderr}`)
  const { serialNumber, ...bill } = JSON.parse(stdout)
  const { name, packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const installed = new Map(
    Object.entries(packages).flatMap(([path, { version, dev, license }]) =>
      path === '' || dev ? [] : [[`${path.slice(path.lastIndexOf('node_modules/') + 13)}@${version}`, license]],
    ),
  )
  // npm leaves out a licence that is not on the list of SPDX, and says of the development what is needed by both.
  const whole = ({ licenses, properties, ...each }) => ({
    ...each,
    properties: properties.filter((property) => property.name !== 'cdx:npm:package:development'),
    licenses: licenses ?? [installed.get(each['bom-ref'])].flatMap((license) => (license === undefined ? [] : [{ license: { name: license } }])),
  })
  const components = bill.components.filter((each) => installed.has(each['bom-ref'])).map(whole)
  const known = new Set([bill.metadata.component, ...components].map((each) => each['bom-ref']))
  const dependencies = bill.dependencies
    .filter(({ ref }) => known.has(ref))
    .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => known.has(each)) }))
  return { ...bill, metadata: { ...bill.metadata, timestamp: date, component: { ...bill.metadata.component, name } }, components, dependencies }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(`${JSON.stringify(billOfMaterials(new Date().toISOString()), null, 2)}\n`)
