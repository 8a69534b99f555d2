// Writes what is made from the code and the schemas: docs/, schemas/output/, schemas/editor/, the editor's settings. `--check` only tells what differs.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Results } from '../bench/results.ts'
import { commands } from '../src/commands/index.ts'
import { toolLanguages } from '../src/core/message.ts'
import { buildWorkspace } from '../src/core/workspace.ts'
import { readDefinitions } from '../src/io/definitions.ts'
import { packageRoot, shippedSchemas } from '../src/io/shipped.ts'
import { workingTree } from '../src/io/working-tree.ts'
import { changeRules } from '../src/rules/change/index.ts'
import { rules } from '../src/rules/index.ts'
import { historyRules } from '../src/wording/history-rules.ts'
import { aDayPage } from './pages/a-day.ts'
import { briefingPicture } from './pages/briefing.ts'
import { commandsPage } from './pages/commands.ts'
import { editorFiles } from './pages/editor.ts'
import { errorsPage } from './pages/errors.ts'
import { kindsPage } from './pages/kinds.ts'
import { lakes } from './pages/lakes.ts'
import { lifeOfAWordingPage } from './pages/life-of-a-wording.ts'
import { dependenciesPage } from './pages/dependencies.ts'
import { described, outputSchemas } from './pages/output-schemas.ts'
import { type Mutants, mutationPage } from './pages/mutation.ts'
import { type RegulationResults, performancePage, performancePicture } from './pages/performance.ts'
import { queryPage } from './pages/query.ts'
import { reportsPage } from './pages/reports.ts'
import { rulesPage } from './pages/rules.ts'
import { securityPage } from './pages/security.ts'
import { scalePage } from './pages/scale.ts'

/** Folders in which nothing else lies. */
const own = ['docs', 'schemas/output', 'schemas/editor']

/** Path → text of every file. */
async function generated(): Promise<Map<string, string>> {
  const tree = workingTree(packageRoot)
  const workspace = buildWorkspace(tree, await readDefinitions(tree))
  const example = await lakes()
  const loaded = await Promise.all(Object.values(commands).map((load) => load()))
  const files = new Map([...outputSchemas(), ...editorFiles(workspace.kinds, workspace.forum.languages)])
  const results = JSON.parse(readFileSync(join(packageRoot, 'bench', 'results.json'), 'utf8')) as Results
  const mutants = JSON.parse(readFileSync(join(packageRoot, 'bench', 'mutants.json'), 'utf8')) as Mutants
  const regulations = JSON.parse(readFileSync(join(packageRoot, 'bench', 'regulations.json'), 'utf8')) as RegulationResults
  for (const lang of toolLanguages) {
    const page = (name: string, text: string) => files.set(lang === 'en' ? `docs/${name}.md` : `docs/${lang}/${name}.md`, `${text.trimEnd()}\n`)
    page('kinds', kindsPage(workspace.kinds, shippedSchemas(), lang))
    page('rules', rulesPage([...rules, ...changeRules, ...historyRules], lang))
    page('commands', commandsPage(loaded, described, lang))
    page('security', securityPage(lang))
    page('dependencies', dependenciesPage(lang))
    page('query', queryPage(workspace, example, lang))
    page('a-day', await aDayPage(lang))
    page('reports', reportsPage(lang))
    page('life-of-a-wording', await lifeOfAWordingPage(lang))
    page('mutation', mutationPage(mutants, lang))
    page('performance', performancePage(results, regulations, lang))
    page('scale', scalePage(results, lang))
    files.set(lang === 'en' ? 'docs/performance.svg' : `docs/performance-${lang}.svg`, await performancePicture(results, lang))
    files.set(lang === 'en' ? 'docs/briefing.svg' : `docs/briefing-${lang}.svg`, await briefingPicture(lang))
  }
  files.set('docs/errors.md', `${(await errorsPage()).trimEnd()}\n`)
  return files
}

const files = await generated()
const onDisk = own.flatMap((folder) =>
  existsSync(join(packageRoot, folder))
    ? readdirSync(join(packageRoot, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(packageRoot.length + 1)
            .replaceAll('\\', '/'),
        )
    : [],
)
const left = onDisk.filter((path) => !files.has(path))
const differing = [...files]
  .filter(([path, text]) => !existsSync(join(packageRoot, path)) || readFileSync(join(packageRoot, path), 'utf8') !== text)
  .map(([path]) => path)
const said = [...differing, ...left.map((path) => `${path} (nothing makes it any more)`)]
if (process.argv.includes('--check')) {
  if (said.length > 0) {
    process.stderr.write(`These files are not what the code makes; run “npm run generate”:\n${said.map((path) => `  ${path}\n`).join('')}`)
    process.exitCode = 1
  }
} else {
  for (const path of differing) {
    mkdirSync(dirname(join(packageRoot, path)), { recursive: true })
    writeFileSync(join(packageRoot, path), files.get(path) ?? '')
  }
  for (const path of left) rmSync(join(packageRoot, path))
  process.stdout.write(said.map((path) => `${path}\n`).join(''))
}
