// Builds dist/: validators compiled from the schemas, and one bundle split by command.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const require = createRequire(import.meta.url)

/** Writes dist/validators/: the ajv function of each schema, and the fingerprint of the text that each was made from. */
async function compileValidators(dist) {
  const Ajv = require('ajv/dist/2020').default
  const standalone = require('ajv/dist/standalone').default
  const ajvOptions = JSON.parse(readFileSync(join(root, 'src', 'core', 'ajv-options.json'), 'utf8'))
  const folder = join(root, 'schemas')
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.schema.json'))
    .map((file) => file.slice(0, -'.schema.json'.length))
  const text = (name) => readFileSync(join(folder, `${name}.schema.json`), 'utf8')
  const ajv = new Ajv({ ...ajvOptions, code: { source: true } })
  for (const name of names) ajv.addSchema(JSON.parse(text(name)))
  const fingerprint = (name) => createHash('sha256').update(text(name)).update(text('common')).digest('hex')
  const own = names.filter((name) => name !== 'common')
  const variable = (name) => name.replace(/\W/g, '_')
  const compile = (file, names) =>
    esbuild.build({
      stdin: { contents: standalone(ajv, Object.fromEntries(names.map((name) => [variable(name), `${name}.schema.json`]))), resolveDir: root, loader: 'js' },
      bundle: true,
      minify: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      outfile: join(dist, 'validators', file),
      logLevel: 'error',
    })
  // rcm.yaml is read by every command, the records are held to their schemas by few.
  await compile('rcm.cjs', ['rcm'])
  await compile(
    'kinds.cjs',
    own.filter((name) => name !== 'rcm'),
  )
  writeFileSync(join(dist, 'validators', 'made.json'), JSON.stringify(Object.fromEntries(own.map((name) => [name, fingerprint(name)]))))
}

async function bundle(made) {
  const require = 'import { createRequire as rcmBundleCreateRequire } from "node:module"; const require = rcmBundleCreateRequire(import.meta.url);'
  await esbuild.build({
    entryPoints: {
      main: join(root, 'src', 'main.ts'),
      'bar-thread': join(root, 'src', 'io', 'bar-thread.ts'),
      'second-thread': join(root, 'src', 'second-thread.ts'),
    },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minify: true,
    external: ['@myriaddreamin/typst-ts-node-compiler', 'sql.js', '@resvg/resvg-wasm'], // bring a native binary for each platform, or a WebAssembly file of their own
    outdir: made,
    chunkNames: 'chunks/[name]-[hash]',
    banner: { js: require },
    plugins: [withoutOldYaml, withoutZipWorkers],
    metafile: process.argv.includes('--analyze'),
    logLevel: 'error',
  })
}

/** Puts what was made in the place of what was there, at once. */
function replace(made) {
  const dist = join(root, 'dist')
  const old = `${made}.old`
  if (existsSync(dist)) renameSync(dist, old)
  renameSync(made, dist)
  rmSync(old, { recursive: true, force: true })
}

/** gray-matter brings js-yaml 3 and never calls it here (every engine is overridden), so the bundle leaves it out. */
const withoutOldYaml = {
  name: 'without-old-yaml',
  setup(build) {
    build.onResolve({ filter: /^js-yaml$/ }, (args) =>
      /[\\/]gray-matter[\\/]/.test(args.importer) ? { path: 'js-yaml-refused', namespace: 'refused' } : undefined,
    )
    build.onLoad({ filter: /.*/, namespace: 'refused' }, () => ({
      contents: 'const refuse = () => { throw new Error("js-yaml 3 is not part of this program") }; module.exports = { safeLoad: refuse, safeDump: refuse }',
    }))
  },
}

/** The Excel packages zip large workbooks in workers made from the text of functions, which a bundle renames: here they zip without them. */
const withoutZipWorkers = {
  name: 'without-zip-workers',
  setup(build) {
    build.onResolve({ filter: /^fflate$/ }, (args) =>
      /[\\/](?:read|write)-excel-file[\\/]/.test(args.importer) ? { path: 'fflate-without-workers', namespace: 'fflate-without-workers' } : undefined,
    )
    build.onLoad({ filter: /.*/, namespace: 'fflate-without-workers' }, () => ({
      contents: `
        import { unzipSync, zipSync } from 'fflate'
        export * from 'fflate'
        const atOnce = (work) => (data, options, done = options) => {
          let result
          try { result = work(data, typeof options === 'function' ? {} : options) } catch (error) { return done(error) }
          done(null, result)
        }
        export const zip = atOnce(zipSync)
        export const unzip = atOnce(unzipSync)`,
      resolveDir: root,
    }))
  },
}

const made = join(root, `dist.${process.pid}`)
await compileValidators(made)
await bundle(made)
replace(made)
