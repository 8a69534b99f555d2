// remark-lint-frontmatter-schema: every record as a Markdown file, its data held to a JSON Schema of the common fields.
import { type Peer, asMarkdown } from '../peer.ts'
import { withPackages, writeFiles } from '../files.ts'

const text = { type: 'string' }
const schema = {
  type: 'object',
  properties: {
    id: text,
    title: text,
    translates: text,
    log: { type: 'array', items: { type: 'object', required: ['date', 'status'], properties: { date: text, status: text, note: text } } },
    source: { type: 'array', items: { type: 'object', required: ['record'], properties: { record: text, quote: text } } },
  },
}
const config = `import frontmatter from 'remark-frontmatter'
import schema from 'remark-lint-frontmatter-schema'
export default { plugins: [frontmatter, [schema, { schemas: { './record.schema.json': ['./records/**/*.md'] } }]] }
`

export const remark: Peer = {
  name: 'remark-lint-frontmatter-schema',
  install: 'npm install --prefix bench/peers/remark-lint-frontmatter-schema',
  needs: { file: 'bench/peers/remark-lint-frontmatter-schema/node_modules/remark-cli' },
  once: true,
  write(records, out, root) {
    withPackages('remark-lint-frontmatter-schema', out, root)
    writeFiles(out, [{ path: '.remarkrc.mjs', text: config }, { path: 'record.schema.json', text: JSON.stringify(schema) }, ...records.flatMap(asMarkdown)])
  },
  command: (root) => [
    process.execPath,
    `${root}/bench/peers/remark-lint-frontmatter-schema/node_modules/remark-cli/cli.js`,
    'records',
    '--ext',
    'md',
    '--no-stdout',
    '--quiet',
  ],
}
