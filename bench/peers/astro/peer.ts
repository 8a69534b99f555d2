// Astro: the files as a content collection, held to a schema of the common fields.
import { type Peer, filesOf } from '../peer.ts'
import { withPackages, writeFiles } from '../files.ts'

const config = `import { defineCollection, z } from 'astro:content'
import { glob } from 'astro/loaders'
const entry = z.object({ date: z.coerce.string(), status: z.string(), note: z.string().optional() })
const schema = z.object({
  id: z.string().optional(),
  title: z.coerce.string().optional(),
  translates: z.string().optional(),
  log: z.array(entry).optional(),
  source: z.array(z.object({ record: z.string(), quote: z.string().optional() })).optional(),
})
const generateId = ({ entry }) => entry
export const collections = { records: defineCollection({ loader: glob({ pattern: '**/*.{md,yaml}', base: './records', generateId }), schema }) }
`

export const astro: Peer = {
  name: 'astro sync',
  install: 'npm install --prefix bench/peers/astro',
  needs: { file: 'bench/peers/astro/node_modules/astro' },
  once: true,
  write(records, out, root) {
    withPackages('astro', out, root)
    writeFiles(out, [
      { path: 'src/content.config.mjs', text: config },
      { path: 'astro.config.mjs', text: "export default { cacheDir: './kept' }\n" },
      ...records.flatMap(filesOf),
    ])
  },
  command: (root) => [process.execPath, `${root}/bench/peers/astro/node_modules/astro/astro.js`, 'sync', '--force'],
  env: { ASTRO_TELEMETRY_DISABLED: '1' },
}
