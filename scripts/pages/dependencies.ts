// docs/dependencies.md: what is installed with rcm, counted from the lock file: packages, licences, install scripts.
import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Lang, Text } from '../../src/core/message.ts'
import { packageRoot } from '../../src/io/shipped.ts'

interface Locked {
  readonly version: string
  readonly license?: string
  readonly dev?: boolean
  readonly optional?: boolean
  readonly hasInstallScript?: boolean
  readonly dependencies?: Readonly<Record<string, string>>
}

/** What is installed for those who use rcm: by its place in node_modules. */
export function installed(): ReadonlyMap<string, Locked> {
  const { packages } = JSON.parse(readFileSync(join(packageRoot, 'package-lock.json'), 'utf8')) as { packages: Readonly<Record<string, Locked>> }
  return new Map(Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev))
}

/** Licences under which a program under the MIT licence may be handed on together with them. */
const compatible = [
  'MIT',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'Python-2.0',
  'Unlicense',
  'CC0-1.0',
  'MIT-0',
  'MPL-2.0',
  'BSD',
  'Zlib',
  'OFL-1.1',
]

/** Of the alternatives that a licence gives, one that fits; undefined without any. */
export const fittingLicence = (license: string | undefined): string | undefined =>
  license
    ?.replace(/[()]/g, '')
    .split(' OR ')
    .find((each) => each.split(' AND ').every((part) => compatible.includes(part)))

/** What a package brings with it, itself included, as the lock file has it. */
function treeOf(name: string, all: ReadonlyMap<string, Locked>): ReadonlySet<string> {
  const seen = new Set<string>()
  const visit = (path: string): void => {
    if (seen.has(path)) return
    seen.add(path)
    for (const dependency of Object.keys(all.get(path)?.dependencies ?? {})) {
      for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
        const found = folder === '' ? `node_modules/${dependency}` : `${folder}/node_modules/${dependency}`
        if (all.has(found)) {
          visit(found)
          break
        }
        if (folder === '') break
      }
    }
  }
  visit(`node_modules/${name}`)
  return seen
}

/** Megabytes of a package's own folder, without what is nested in it. */
function sizeOf(path: string): number {
  let bytes = 0
  const walk = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.name === 'node_modules') continue
      if (entry.isDirectory()) walk(join(folder, entry.name))
      else if (entry.isFile()) bytes += statSync(join(folder, entry.name)).size
    }
  }
  walk(join(packageRoot, path))
  return bytes / 1_000_000
}

const words = {
  title: { en: 'Dependencies', es: 'Dependencias' },
  why: {
    en: 'Why each is there, and what it costs at start-up, stands in [DECISIONS.md](UPDECISIONS.md#dependencies). “With it” counts all that a package brings, which another may bring too, and not the binary of the PDF writer for the platform. Everything is pinned by the lock file.',
    es: 'Por qué está cada una, y cuánto cuesta al arrancar, está en [DECISIONS.md](UPDECISIONS.md#dependencies). «Con lo suyo» cuenta todo lo que un paquete trae, que otro puede traer también, y no el binario que escribe PDF en cada plataforma. Todo queda fijado por el archivo de bloqueo.',
  },
  columns: {
    en: '| package | version | licence | own size | with it | packages |',
    es: '| paquete | versión | licencia | tamaño propio | con lo suyo | paquetes |',
  },
  counted: {
    en: 'In all COUNT packages are installed with rcm, PLATFORM more of which each machine takes those of its own platform. None runs a script when it is installed.',
    es: 'En total se instalan COUNT paquetes con rcm, y PLATFORM más de los que cada máquina toma los de su plataforma. Ninguno ejecuta un guion al instalarse.',
  },
  licences: { en: '## Licences', es: '## Licencias' },
  licenceColumns: { en: '| licence | packages |', es: '| licencia | paquetes |' },
  known: { en: '## Known, and out of reach', es: '## Conocido y fuera de alcance' },
  old: {
    en: '`gray-matter` brings js-yaml 3, which spends quadratic time on merge keys that refer to one another. rcm never calls it: every engine of gray-matter is overridden, and the built program does not contain it. [A test](UPtest/supply.test.ts) looks for it there.',
    es: '`gray-matter` trae js-yaml 3, que gasta tiempo cuadrático en claves de fusión que se refieren unas a otras. rcm nunca lo llama: todos los motores de gray-matter están sustituidos, y el programa construido no lo contiene. [Una prueba](UPtest/supply.test.ts) lo busca allí.',
  },
  unpinned: {
    en: 'The lock file names the version of the PDF writer’s binary for other platforms than the one it was made on, but not the fingerprint of its contents.',
    es: 'El archivo de bloqueo indica la versión del binario que escribe PDF para plataformas distintas de aquella en que se hizo, pero no la huella de su contenido.',
  },
  bill: {
    en: '`npm audit --omit=dev` asks the registry what is known against these packages. It needs the network, so no test runs it; run it before a release: what it names is corrected, or explained here.\n\n`npm run sbom` prints the bill of materials (CycloneDX) of exactly these packages. `npm run release -- FOLDER` makes a release of what is committed: the package, that bill, and the checksums of both. The same commit gives the same bytes ([a test](UPtest/supply.test.ts)).',
    es: '`npm audit --omit=dev` pregunta al registro qué se sabe en contra de estos paquetes. Necesita la red, de modo que ninguna prueba lo ejecuta; ejecútelo antes de publicar: lo que nombre se corrige, o se explica aquí.\n\n`npm run sbom` imprime la lista de materiales (CycloneDX) de exactamente estos paquetes. `npm run release -- CARPETA` hace una publicación de lo que está en el commit: el paquete, esa lista y las sumas de comprobación de ambos. El mismo commit da los mismos bytes ([una prueba](UPtest/supply.test.ts)).',
  },
} satisfies Record<string, Text>

export function dependenciesPage(lang: Lang): string {
  const all = installed()
  const { dependencies } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { dependencies: Readonly<Record<string, string>> }
  const up = lang === 'en' ? '../' : '../../'
  const decimal = new Intl.NumberFormat(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const rows = Object.keys(dependencies).map((name) => {
    const path = `node_modules/${name}`
    const { version = '', license = '' } = all.get(path) ?? {}
    const tree = [...treeOf(name, all)]
    const whole = tree.reduce((sum, each) => sum + sizeOf(each), 0)
    return `| \`${name}\` | ${version} | ${license} | ${decimal.format(Math.max(0.1, sizeOf(path)))} MB | ${decimal.format(Math.max(0.1, whole))} MB | ${tree.length} |`
  })
  const everywhere = [...all].filter(([, { optional }]) => !optional)
  const licences = new Map<string, number>()
  for (const [, { license = '' }] of everywhere) licences.set(license, (licences.get(license) ?? 0) + 1)
  return [
    '<!-- Made by “npm run generate” from package-lock.json and scripts/pages/dependencies.ts; changes are made there. -->\n',
    `# ${words.title[lang]}\n`,
    `${words.counted[lang].replace('COUNT', String(everywhere.length)).replace('PLATFORM', String(all.size - everywhere.length))} ${words.why[lang].replace('UP', up)}\n`,
    words.columns[lang],
    '| - | - | - | - | - | - |',
    ...rows,
    `\n${words.licences[lang]}\n`,
    words.licenceColumns[lang],
    '| - | - |',
    ...[...licences].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([license, count]) => `| ${license} | ${count} |`),
    `\n${words.known[lang]}\n`,
    `${words.old[lang].replace('UP', up)}\n`,
    `${words.unpinned[lang]}\n`,
    words.bill[lang].replace('UP', up),
  ].join('\n')
}
