// velite: the files as they are, held to a schema of the common fields, and the collection written as JSON.
import { type Peer, filesOf } from '../peer.ts'
import { withPackages, writeFiles } from '../files.ts'

const config = `import { defineCollection, defineConfig, s } from 'velite'
const entry = s.object({ date: s.string(), status: s.string(), note: s.string().optional() })
const schema = s.object({
  id: s.string().optional(),
  title: s.string().optional(),
  translates: s.string().optional(),
  log: s.array(entry).optional(),
  source: s.array(s.object({ record: s.string(), quote: s.string().optional() })).optional(),
  text: s.raw(),
})
export default defineConfig({ root: '.', collections: { records: defineCollection({ name: 'Record', pattern: 'records/**/*.{md,yaml}', schema }) } })
`

export const velite: Peer = {
  name: 'velite build',
  install: 'npm install --prefix bench/peers/velite',
  needs: { file: 'bench/peers/velite/node_modules/velite' },
  write(records, out, root) {
    withPackages('velite', out, root)
    writeFiles(out, [{ path: 'velite.config.mjs', text: config }, ...records.flatMap(filesOf)])
  },
  command: (root) => [process.execPath, `${root}/bench/peers/velite/node_modules/velite/bin/velite.js`, 'build', '--clean', '--silent'],
}
