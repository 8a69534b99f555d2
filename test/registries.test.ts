// What is kept in lists is complete: every command, rule, format, schema, template and text is where it must be, in both languages.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import yaml from 'js-yaml'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import type { Command } from '../src/commands/command.ts'
import { commands } from '../src/commands/index.ts'
import { spanishPlaceholders } from '../src/cli/placeholders.ts'
import { sharedOptions } from '../src/cli/shared-options.ts'
import { definitionFaults } from '../src/core/kind-definition.ts'
import { toolLanguages } from '../src/core/message.ts'
import { outputs } from '../src/core/output.ts'
import { packageRoot, shippedSchemas } from '../src/io/shipped.ts'
import { changeRules } from '../src/rules/change/index.ts'
import { rules } from '../src/rules/index.ts'
import { lakes } from './lakes.ts'

const sources = (folder: string): string[] =>
  readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
const textOf = (path: string): string => readFileSync(join(packageRoot, path), 'utf8')
const exportsOf = async (path: string): Promise<unknown[]> => Object.values(await import(join(packageRoot, path)))

const isCommand = (value: unknown): value is Command =>
  typeof value === 'object' && value !== null && 'run' in value && 'summary' in value && 'formats' in value

/** Every pair of texts in a value, with the way to it. */
function textsIn(value: unknown, way = ''): { way: string; en: unknown; es: unknown }[] {
  if (typeof value !== 'object' || value === null) return []
  const own = 'en' in value && 'es' in value ? [{ way, en: value.en, es: value.es }] : []
  return [...own, ...Object.entries(value).flatMap(([key, each]) => textsIn(each, `${way}.${key}`))]
}

describe('commands', () => {
  it.each(sources('src/commands').filter((file) => file !== 'index.ts'))('%s: a command in it is registered under the name of the file', async (file) => {
    for (const command of (await exportsOf(`src/commands/${file}`)).filter(isCommand)) {
      expect(command.name).toBe(basename(file, '.ts'))
      expect(await commands[command.name]?.()).toBe(command)
    }
  })

  it.each(Object.keys(commands))('%s says everything in both languages, and its JSON has a schema', async (name) => {
    const command = await commands[name]?.()
    expect(command?.name).toBe(name)
    const texts = textsIn({ ...command, shared: sharedOptions })
    expect(texts.length).toBeGreaterThan(0)
    for (const { way, en, es } of texts) for (const text of [en, es]) expect(text, way).toMatch(/\S/)
    for (const { flags } of [...(command?.options ?? []), ...(command?.arguments ?? []), ...sharedOptions])
      for (const [, word] of flags.matchAll(/[<[]([a-z-]+)/g)) expect(Object.keys(spanishPlaceholders), flags).toContain(word)
    if (command?.formats.includes('json')) expect(Object.keys(outputs)).toContain(name)
    for (const { run } of command?.examples ?? []) expect(run.startsWith(`rcm ${name}`), run).toBe(true)
  })
})

describe('rules', () => {
  it.each(sources('src/rules'))('%s: a rule in it is registered under the name of the file', async (file) => {
    const isRule = (value: unknown): value is (typeof rules)[number] => typeof value === 'object' && value !== null && 'check' in value && 'examples' in value
    for (const rule of (await exportsOf(`src/rules/${file}`)).filter(isRule)) {
      expect(rule.id).toBe(basename(file, '.ts'))
      expect([...rules, ...changeRules]).toContain(rule)
    }
  })

  it('have each their own name', () => {
    expect(new Set([...rules, ...changeRules].map(({ id }) => id)).size).toBe(rules.length + changeRules.length)
  })
})

describe('formats', () => {
  const files = sources('src/formats')
  const registries = files.filter((file) => /^export const \w+Formats\b/m.test(textOf(`src/formats/${file}`)))
  const loaded = new Set(registries.flatMap((file) => [...textOf(`src/formats/${file}`).matchAll(/import\('\.\/([\w-]+\.ts)'\)/g)].map(([, path]) => path)))

  it('are loaded from files that exist', () => {
    expect(loaded.size).toBeGreaterThan(5)
    for (const file of loaded) expect(files).toContain(file)
  })

  it('that are named after a registry are in it', () => {
    const named = files.filter((file) =>
      registries.some((registry) => file.startsWith(`${basename(registry, '.ts')}-`) && file !== `${basename(registry, '.ts')}-format.ts`),
    )
    for (const file of named) expect([...loaded]).toContain(file)
  })

  it('that make a document are in a registry, or loaded by a command', () => {
    const byCommand = sources('src/commands').flatMap((file) =>
      [...textOf(`src/commands/${file}`).matchAll(/'\.\.\/formats\/([\w-]+\.ts)'/g)].map(([, path]) => path),
    )
    const documents = files.filter((file) => /^export (async )?(function|const) to[A-Z]/m.test(textOf(`src/formats/${file}`)))
    expect(documents.length).toBeGreaterThan(2)
    for (const file of documents) expect([...loaded, ...byCommand]).toContain(file)
  })
})

describe('schemas', () => {
  const schemas = shippedSchemas()
  const own = [...schemas.keys()].filter((name) => name !== 'common' && name !== 'rcm')

  it('are each a kind, but for the shared definitions and rcm.yaml', async () => {
    const { kinds } = await lakes()
    expect([...kinds.keys()].sort()).toEqual(own)
  })

  it.each(own)('%s is sound, and names its fields and statuses in both languages', async (name) => {
    expect(definitionFaults(name, JSON.parse(schemas.get(name) ?? '{}'))).toEqual([])
    const kind = (await lakes()).kinds.get(name)
    for (const { name: field, label, description } of kind?.fields ?? []) {
      expect(label?.en && label.es, field).toBeTruthy()
      expect(description.es, field).not.toBe(description.en)
    }
    for (const { way, en, es } of textsIn({ ...kind, fields: undefined, statuses: [...(kind?.statuses.values() ?? [])] }))
      for (const text of [en, es]) expect(text, way).toBeTruthy()
  })

  it('hold a value of the roles that the kinds of one part share', async () => {
    const { kinds } = await lakes()
    for (const kind of kinds.values()) expect(kinds.has(kind.plays), kind.name).toBe(true)
  })
})

describe('templates', () => {
  const files = readdirSync(join(packageRoot, 'templates'), { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  )

  it('exist in every language of the tool', () => {
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) {
      const lang = /\.([a-z]{2})\.\w+$/.exec(file)?.[1]
      if (lang === undefined) continue
      for (const other of toolLanguages) expect(existsSync(file.replace(new RegExp(`\\.${lang}(\\.\\w+)$`), `.${other}$1`)), `${file} in ${other}`).toBe(true)
    }
  })
})

/** The values that a message takes; a value that is given in each language for itself (`thereEn`, `thereEs`) counts as one. */
const places = (text: string): string[] => {
  const found = new Set<string>()
  const visit = (elements: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const element of elements) {
      if ('value' in element && element.type !== 0 && typeof element.value === 'string') found.add(element.value.replace(/(En|Es|^en|^es)$/, ''))
      if ('options' in element) for (const option of Object.values(element.options)) visit(option.value)
    }
  }
  visit(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).getAst())
  return [...found].sort()
}

describe('words of the site', () => {
  const words = (lang: string) => yaml.load(textOf(`templates/site/words.${lang}.yaml`)) as Record<string, string>
  const sources = readdirSync(join(packageRoot, 'templates/site'))
    .filter((file) => file.endsWith('.html'))
    .map((file) => textOf(`templates/site/${file}`))
  const used = new Set([
    ...sources.flatMap((text) => [...text.matchAll(/'([a-z-]+)' \| (?:say|words)/g)].map(([, key]) => key)),
    ...sources.flatMap((text) => [...text.matchAll(/'([a-z]+-)' \| say/g)].map(([, key]) => key)),
  ])

  it('are the same in each language, with the same places', () => {
    expect(Object.keys(words('es'))).toEqual(Object.keys(words('en')))
    for (const [key, text] of Object.entries(words('en'))) {
      expect(places(words('es')[key] ?? ''), key).toEqual(places(text))
    }
  })

  it('are there for every key that a template names', () => {
    expect(used.size).toBeGreaterThan(60)
    const keys = Object.keys(words('en'))
    for (const key of used)
      expect(
        keys.some((each) => (key?.endsWith('-') ? each.startsWith(key) : each === key)),
        key,
      ).toBe(true)
  })
})

describe('texts', () => {
  const literal = String.raw`(?:'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)")`
  const pair = new RegExp(String.raw`\ben:\s*${literal},\s*es:\s*${literal}`, 'g')
  const pairs = sources('src').flatMap((file) =>
    [...textOf(`src/${file}`).matchAll(pair)].map(([, en, en2, es, es2]) => ({
      file,
      en: (en ?? en2 ?? '').replace(/\\(.)/g, '$1'),
      es: (es ?? es2 ?? '').replace(/\\(.)/g, '$1'),
    })),
  )

  it('are many', () => {
    expect(pairs.length).toBeGreaterThan(300)
  })

  it('are messages that can be read, with the same values in both languages', () => {
    for (const { file, en, es } of pairs) {
      expect(es === '', `${file}: ${en}`).toBe(en === '')
      expect(places(es), `${file}: ${es}`).toEqual(places(en))
    }
  })
})

describe('DECISIONS.md', () => {
  it('says of every dependency, and of nothing else, why it is there', () => {
    const { dependencies, devDependencies } = JSON.parse(textOf('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>
    const [, tables = ''] = textOf('DECISIONS.md').split('## Dependencies')
    const named = [...tables.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell = '']) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name))
    expect(named.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort())
  })
})
