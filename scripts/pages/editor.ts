// What editors read: schemas/editor/ (each kind with the statuses its log can have, and translations), and .vscode/settings.json.
import type { Kind } from '../../src/core/kind.ts'
import { json } from './output-schemas.ts'

const draft = 'https://json-schema.org/draft/2020-12/schema'

/** Path → text of every file. @param languages those of the records, the first is that of the originals */
export function editorFiles(kinds: ReadonlyMap<string, Kind>, languages: readonly string[]): Map<string, string> {
  const all = [...kinds.values()]
  const files = new Map(all.map((kind) => [path(kind.name), json(kindSchema(kind))]))
  files.set(path('translation'), json(translationSchema(all)))
  files.set('.vscode/settings.json', settings(all, languages.slice(1)))
  return files
}

const path = (name: string): string => `schemas/editor/${name}.schema.json`

/** The kind's own schema, and for the log the statuses of `x-rcm`, so that they are offered while typing. */
function kindSchema({ name, statuses, label }: Kind) {
  const own = { $ref: `../${name}.schema.json` }
  if (statuses.size === 0) return { $schema: draft, title: label.en.one, ...own }
  const enumDescriptions = [...statuses.values()].map((status) => `${status.label.en} · ${status.label.es}`)
  const status = { enum: [...statuses.keys()], enumDescriptions }
  return { $schema: draft, title: label.en.one, allOf: [own, { properties: { log: { items: { properties: { status } } } } }] }
}

/** A translation beside its record: the fingerprint of what it was made from, and the fields that can be translated. */
function translationSchema(kinds: readonly Kind[]) {
  const names = [...new Set(kinds.flatMap(({ translatable }) => translatable))].sort()
  return {
    $schema: draft,
    title: 'translation',
    description: 'A translation of the record beside it: the fields it has in words, in another language.',
    type: 'object',
    properties: {
      translates: {
        $ref: '../common.schema.json#/$defs/fingerprint',
        description: 'Fingerprint of the text it was made from; “rcm validate” tells the right one.',
      },
      seal: {
        $ref: '../common.schema.json#/$defs/fingerprint',
        description: 'Seal of an adopted text in this language; “rcm validate” tells the right one.',
      },
      ...Object.fromEntries(names.map((name) => [name, { type: 'string', minLength: 1 }])),
    },
    required: ['translates'],
    additionalProperties: false,
  }
}

function settings(kinds: readonly Kind[], others: readonly string[]): string {
  const globs = (texts: readonly string[]) => `[${texts.map((text) => JSON.stringify(text)).join(', ')}]`
  const mapped = kinds.map(
    ({ name, folder }) =>
      `    ${JSON.stringify(`./${path(name)}`)}: ${globs([`records/${folder}/*.yaml`, ...others.map((lang) => `!records/${folder}/*.${lang}.yaml`)])}`,
  )
  const translated = others.length > 0 ? [`    ${JSON.stringify(`./${path('translation')}`)}: ${globs(others.map((lang) => `records/*/*.${lang}.yaml`))}`] : []
  return `{
  "files.eol": "\\n",
  "files.insertFinalNewline": true,
  "yaml.schemas": {
${['    "./schemas/rcm.schema.json": "rcm.yaml"', ...mapped, ...translated].join(',\n')}
  }
}
`
}
