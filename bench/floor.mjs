// The floor: the least that one process can do with the records of a folder. Reads every file, splits it, reads its data with js-yaml 4,
// and with --schemas also checks the data with the compiled validators. Usage: node bench/floor.mjs FOLDER [--schemas]
import { closeSync, openSync, readFileSync, readSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import yaml from 'js-yaml'

const [folder = '.', flag] = process.argv.slice(2)
const compiled = createRequire(import.meta.url)
const schemas = join(import.meta.dirname, '..', 'schemas')
const kinds = new Map(
  flag === '--schemas'
    ? readdirSync(schemas).flatMap((file) => {
        const kind = file.endsWith('.schema.json') ? JSON.parse(readFileSync(join(schemas, file), 'utf8'))['x-rcm']?.folder : undefined
        return kind === undefined ? [] : [[kind, file.slice(0, -'.schema.json'.length)]]
      })
    : [],
)
const buffer = Buffer.allocUnsafe(1024 * 1024)
let [files, valid, length] = [0, 0, 0]
for (const name of readdirSync(join(folder, 'records'))) {
  const validate = kinds.has(name)
    ? compiled(join(import.meta.dirname, '..', 'dist', 'validators', 'kinds.cjs'))[kinds.get(name).replace(/\W/g, '_')]
    : undefined
  for (const file of readdirSync(join(folder, 'records', name))) {
    const handle = openSync(join(folder, 'records', name, file), 'r')
    const text = buffer.toString('utf8', 0, readSync(handle, buffer, 0, buffer.length, 0))
    closeSync(handle)
    const close = file.endsWith('.md') ? text.indexOf('\n---\n', 3) : text.length
    const data = yaml.load(text.slice(file.endsWith('.md') ? 4 : 0, close), { schema: yaml.CORE_SCHEMA })
    length += text.length - close
    files++
    if (validate && !('translates' in data) && validate(data)) valid++
  }
}
process.stdout.write(`${files} files, ${valid} valid, ${length} characters of text\n`)
