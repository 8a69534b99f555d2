// The files of a new forum, from what is known of it.
import { printRecord } from '../core/edit.ts'
import type { Kind } from '../core/kind.ts'
import type { Lang, Text } from '../core/message.ts'
import { keyOrder } from '../core/record-edit.ts'
import { slugOf } from '../core/slug.ts'
import { translationBase } from '../core/text.ts'
import { printPairs } from '../core/yaml-print.ts'

export type Names = Readonly<Record<string, string>>

export interface Member {
  readonly code: string
  readonly names: Names
}

/** What rcm init asks. */
export interface Founding {
  readonly id: string
  readonly name: Names
  readonly shortName: Names
  readonly secretariat: Names
  readonly languages: readonly string[]
  readonly timeZone: string
  readonly members: readonly Member[]
  /** The code of the member that presides, and the year. */
  readonly presiding: string
  readonly year: number
  /** What npm installs to get rcm. */
  readonly tool: string
}

const words = {
  presidency: { en: 'Presidency', es: 'Presidencia' },
  leadership: { en: 'Troika', es: 'Troika' },
  members: { en: 'Members', es: 'Miembros' },
} satisfies Record<string, Text>

const langOf = (code: string): Lang => (code === 'es' ? 'es' : 'en')
const inEach = (text: Text, languages: readonly string[]): Names => Object.fromEntries(languages.map((code) => [code, text[langOf(code)]]))

/** Path → text. `kinds` are those of the tool: their folders and keys. */
export function filesOf(founding: Founding, kinds: ReadonlyMap<string, Kind>): Map<string, string> {
  const { languages } = founding
  const first = langOf(languages[0] ?? 'en')
  const files = new Map<string, string>([
    ['rcm.yaml', forumFile(founding)],
    ['README.md', readme(founding)[first]],
    ['.gitattributes', '* text=auto eol=lf\nrecords/** merge=rcm\n'],
    ['.gitignore', 'node_modules/\n'],
    [
      'package.json',
      `${JSON.stringify({ name: `${founding.id}-records`, private: true, scripts: { prepare: 'rcm merge-driver --set-up' }, devDependencies: { rcm: founding.tool } }, null, 2)}\n`,
    ],
    ['.github/workflows/records.yml', githubFile],
    ['.gitlab-ci.yml', gitlabFile],
    ['.vscode/settings.json', editorFile(kinds, languages)],
    ['.vscode/extensions.json', `${JSON.stringify({ recommendations: ['redhat.vscode-yaml'] }, null, 2)}\n`],
    ['records/README.md', foldersPage(kinds)[first]],
  ])
  for (const kind of kinds.values()) for (const [name, text] of recordsOf(kind, founding)) files.set(`records/${kind.folder}/${name}`, text)
  return files
}

function forumFile({ id, name, shortName, secretariat, languages, timeZone }: Founding): string {
  const data = {
    id,
    name,
    'short-name': shortName,
    secretariat,
    languages,
    'time-zone': timeZone,
    'due-soon-days': 14,
    'stale-days': 180,
    bodies: { presidency: 'PPT', leadership: 'TROIKA', members: 'MEMBERS' },
  }
  return `# yaml-language-server: $schema=node_modules/rcm/schemas/rcm.schema.json\n${printPairs(data, 0, '\n')}\n`
}

/** The first records of a kind: members, bodies, the presidency. */
function recordsOf(kind: Kind, { languages, members, secretariat, presiding, year }: Founding): [string, string][] {
  const order = keyOrder(kind)
  const file = (id: string, title: string, data: Readonly<Record<string, unknown>>): [string, string] => [
    `${id}-${slugOf(title)}.yaml`,
    printRecord('.yaml', { id, ...data }, order),
  ]
  const names = (each: Names) => each[languages[0] ?? 'en'] ?? ''
  if (kind.plays === 'party') return members.map((member) => file(member.code, names(member.names), { names: member.names, type: 'member' }))
  if (kind.plays === 'body') {
    const body = (id: string, title: Names, type: string, composition?: object) => file(id, names(title), { names: title, type, composition })
    return [
      body('PPT', inEach(words.presidency, languages), 'office', { presidencies: [0] }),
      body('TROIKA', inEach(words.leadership, languages), 'organ', { presidencies: [-1, 0, 1] }),
      body('MEMBERS', inEach(words.members, languages), 'organ', { parties: ['member'] }),
      body('SEC', secretariat, 'secretariat'),
    ]
  }
  if (kind.plays !== 'presidency') return []
  const member = members.find(({ code }) => code === presiding)
  const title = (code: string) => ({ en: `Presidency of ${member?.names[code]}, ${year}`, es: `Presidencia de ${member?.names[code]}, ${year}` })[langOf(code)]
  const id = `PPT-${String(year).padStart(4, '0')}`
  const data = { title: title(languages[0] ?? 'en'), party: presiding, from: String(year).padStart(4, '0'), until: String(year).padStart(4, '0') }
  const stem = `${id}-${slugOf(member?.names[languages[0] ?? 'en'] ?? '')}`
  const base = translationBase(data, kind.translatable, '')
  return [
    [`${stem}.yaml`, printRecord('.yaml', { id, ...data }, order)],
    ...languages
      .slice(1)
      .map((code): [string, string] => [`${stem}.${code}.yaml`, printRecord('.yaml', { translates: base, title: title(code) }, ['translates', 'title'])]),
  ]
}

const readme = ({ name, languages }: Founding): Text => {
  const title = name[languages[0] ?? 'en'] ?? ''
  return {
    en: `# ${title}: records

What this forum agreed, who owes what until when, and what comes next: one file a record, in \`records/\`.

\`\`\`sh
npm install
npx --no-install rcm status     # the briefing before a meeting
npx --no-install rcm validate   # are the records valid
npx --no-install rcm new        # a new record, by questions
npx --no-install rcm update     # a log entry, another date
\`\`\`

Each change is checked before it is taken over (\`.github/workflows/records.yml\`, \`.gitlab-ci.yml\`).
`,
    es: `# ${title}: registros

Qué acordó este foro, quién debe qué y hasta cuándo, y qué viene: un archivo por registro, en \`records/\`.

\`\`\`sh
npm install
npx --no-install rcm status     # el informe previo a una reunión
npx --no-install rcm validate   # si los registros son válidos
npx --no-install rcm new        # un registro nuevo, con preguntas
npx --no-install rcm update     # una entrada en la bitácora, otra fecha
\`\`\`

Cada cambio se comprueba antes de incorporarlo (\`.github/workflows/records.yml\`, \`.gitlab-ci.yml\`).
`,
  }
}

function foldersPage(kinds: ReadonlyMap<string, Kind>): Text {
  const rows = (lang: Lang) => [...kinds.values()].map(({ folder, id, description }) => `| \`${folder}/\` | ${id.form} | ${description[lang]} |`).join('\n')
  return {
    en: `# Records\n\nA folder is made with its first record: \`rcm new\`.\n\n| folder | id | holds |\n|---|---|---|\n${rows('en')}\n`,
    es: `# Registros\n\nCada carpeta se crea con su primer registro: \`rcm new\`.\n\n| carpeta | id. | contiene |\n|---|---|---|\n${rows('es')}\n`,
  }
}

/** `--no-install`: what runs is what package.json names, never a package of the same name from a registry. */
const githubFile = `# Are the records valid? Runs on each push and pull request, and needs no secrets.
name: records
on: [push, pull_request]
permissions:
  contents: read
jobs:
  validate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with: { fetch-depth: 0, persist-credentials: false }
      - uses: actions/setup-node@v4
        with: { node-version: 20 }
      - run: npm install --no-audit --no-fund
      - run: npx --no-install rcm validate --format github
      - run: npx --no-install rcm fmt --check
`

const gitlabFile = `# Are the records valid? Runs on each push and merge request, and needs no secrets.
validate:
  image: node:20
  variables: { GIT_DEPTH: "0" }
  script:
    - npm install --no-audit --no-fund
    - npx --no-install rcm validate --format junit --output validate.xml || npx --no-install rcm validate
    - npx --no-install rcm fmt --check
  artifacts:
    when: always
    reports: { junit: validate.xml }
`

function editorFile(kinds: ReadonlyMap<string, Kind>, languages: readonly string[]): string {
  const place = './node_modules/rcm/schemas'
  const schemas: Record<string, string | string[]> = { [`${place}/rcm.schema.json`]: 'rcm.yaml' }
  const others = languages.slice(1)
  for (const { name, folder } of kinds.values())
    schemas[`${place}/editor/${name}.schema.json`] = [`records/${folder}/*.yaml`, ...others.map((code) => `!records/${folder}/*.${code}.yaml`)]
  if (others.length > 0) schemas[`${place}/editor/translation.schema.json`] = others.map((code) => `records/*/*.${code}.yaml`)
  return `${JSON.stringify({ 'files.eol': '\n', 'files.insertFinalNewline': true, 'yaml.schemas': schemas }, null, 2)}\n`
}
