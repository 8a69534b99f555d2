// The life of a wording, told in commands on a bare remote with three clones: the end-to-end test runs them, and docs/life-of-a-wording.md shows them.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Day } from '../src/core/day.ts'
import type { Lang, Text } from '../src/core/message.ts'
import { packageRoot } from '../src/io/shipped.ts'
import { main } from '../src/main.ts'
import { commitLakesHistory } from './lakes-history.ts'
import { Repository } from './repository.ts'

/** Who types, each in a clone of its own, and the name that its commits bear. */
const people = { dorania: 'Dora Dor', secretariat: 'Sara Sec', bravia: 'Bruno Brava' } as const
export type Person = keyof typeof people

export interface Step {
  readonly by: Person
  /** As it is typed. */
  readonly line: string
  /** Texts that lie beside the clones beforehand: name → text. */
  readonly files?: Readonly<Record<string, string>>
  /** What it ends with; 0 unless said. */
  readonly code?: number
  /** What it says in English, in this order. */
  readonly says?: readonly string[]
}

export interface Scene {
  readonly day: Day
  readonly title: Text
  readonly told: Text
  readonly steps: readonly Step[]
}

/** What a step gave, as a terminal of 80 columns shows it. */
export interface Played {
  readonly scene: Scene
  readonly step: Step
  readonly code: number
  readonly said: string
}

const place = 'AGR-2031-001#3.1'
const branch = 'propose/PRP-2031-DOR-1-two-patrols-a-week'

const scenes: readonly Scene[] = [
  {
    day: '2031-11-01',
    title: { en: 'A country proposes', es: 'Un país propone' },
    told: {
      en: 'Dorania wants the lakes patrolled twice a week. It writes its wording in both languages of the forum; the proposal keeps the words that it starts from, on a branch of its own. Nothing of the adopted text changes.',
      es: 'Dorania quiere que los lagos se patrullen dos veces por semana. Escribe su redacción en los dos idiomas del foro; la propuesta guarda las palabras de las que parte, en una rama propia. Nada del texto adoptado cambia.',
    },
    steps: [
      {
        by: 'dorania',
        files: {
          'twice.md': 'Every lake is patrolled at least twice a week.\n',
          'twice.es.md': 'Cada lago se patrulla por lo menos dos veces por semana.\n',
        },
        line: `rcm propose ${place} --proposer DOR --title "Two patrols a week" --translate "es.title=Dos patrullajes por semana" --text ../twice.md --translation es=../twice.es.md --branch --commit`,
        says: [`On the new branch ${branch}.`, 'Committed: proposal PRP-2031-DOR-1: Two patrols a week'],
      },
      { by: 'dorania', line: `git push --quiet origin ${branch}` },
    ],
  },
  {
    day: '2031-11-02',
    title: { en: 'A second proposal on the same text', es: 'Una segunda propuesta sobre el mismo texto' },
    told: {
      en: 'Estmark would have them patrolled every day, and writes so to the Secretariat, which keeps this proposal on a branch too.',
      es: 'Estmark quisiera que se patrullaran todos los días, y así lo escribe a la Secretaría, que guarda también esta propuesta en una rama.',
    },
    steps: [
      {
        by: 'secretariat',
        files: { 'daily.md': 'Every lake is patrolled every day.\n', 'daily.es.md': 'Cada lago se patrulla todos los días.\n' },
        line: `rcm propose ${place} --proposer EST --title "Daily patrols" --translate "es.title=Patrullajes diarios" --text ../daily.md --translation es=../daily.es.md --branch --commit`,
        says: ['Committed: proposal PRP-2031-EST-1: Daily patrols'],
      },
    ],
  },
  {
    day: '2031-11-02',
    title: { en: 'Everybody sees what would change', es: 'Todos ven qué cambiaría' },
    told: {
      en: 'The Secretariat looks at the branch of Dorania. This is also what a service writes under the pull request, with `--format md`. Then it merges both, and looks at them in the order of the regulations, lettered.',
      es: 'La Secretaría mira la rama de Dorania. Es también lo que un servicio escribe bajo la solicitud de fusión, con `--format md`. Después fusiona ambas, y las mira en el orden de las normas, con letras.',
    },
    steps: [
      { by: 'secretariat', line: 'git fetch --quiet' },
      { by: 'secretariat', line: `git switch --quiet ${branch}` },
      {
        by: 'secretariat',
        line: 'rcm review --base origin/main',
        says: [
          'Can be merged',
          'Who must be consulted',
          'Aldermere, Bravia, Calanda and Estmark',
          'Daily patrols; on the branch',
          'Also looked at',
          'PRP-2031-DOR-1 Two patrols a week',
          '[-once-]{+twice+}',
        ],
      },
      { by: 'secretariat', line: 'git switch --quiet main' },
      { by: 'secretariat', line: `git merge --quiet ${branch}` },
      { by: 'secretariat', line: 'git merge --quiet --no-edit propose/PRP-2031-EST-1-daily-patrols' },
      { by: 'secretariat', line: `rcm proposals marshal ${place}`, says: ['A. Two patrols a week', 'B. Daily patrols'] },
    ],
  },
  {
    day: '2031-11-02',
    title: { en: 'A meeting is called', es: 'Se convoca una reunión' },
    told: {
      en: 'No text is adopted without a meeting. And nothing is adopted that was not agreed, as the Secretariat sees when it tries.',
      es: 'Ningún texto se adopta sin una reunión. Y nada se adopta sin haberse acordado, como ve la Secretaría cuando lo intenta.',
    },
    steps: [
      {
        by: 'secretariat',
        line: 'rcm new event --title "Extraordinary meeting of the Assembly" --translate "es.title=Reunión extraordinaria de la Asamblea" --set type=ministerial --set date=2031-11-20 --set body=MEMBERS --status scheduled',
        says: ['records/events/EVT-2031-004-extraordinary-meeting-of-the-assembly.yaml'],
      },
      { by: 'secretariat', line: 'git add records' },
      { by: 'secretariat', line: 'git commit --quiet -m "An extraordinary meeting"' },
      { by: 'secretariat', line: 'rcm adopt PRP-2031-DOR-1 --meeting EVT-2031-004', code: 2, says: ['has not come yet: 20 November 2031.'] },
      {
        by: 'secretariat',
        line: 'rcm adopt PRP-2031-DOR-1 --meeting EVT-2031-004 --as-of 2031-11-20',
        code: 1,
        says: ['PRP-2031-DOR-1 is not agreed: tabled.'],
      },
    ],
  },
  {
    day: '2031-11-02',
    title: { en: 'A round opens', es: 'Se abre una ronda' },
    told: {
      en: 'So the Secretariat puts the first of the two to all members, by silence: who does not object within two weeks, consents. The round remembers the very words that were sent.',
      es: 'Así que la Secretaría somete la primera de las dos a todos los miembros, por silencio: quien no objeta en dos semanas, consiente. La ronda recuerda las palabras exactas que se enviaron.',
    },
    steps: [
      {
        by: 'secretariat',
        line: 'rcm consult open --subject PRP-2031-DOR-1 --audience MEMBERS --type silence --commit',
        says: ['Committed: consultation CNS-2031-003'],
      },
    ],
  },
  {
    day: '2031-11-05',
    title: { en: 'An answer in time', es: 'Una respuesta en plazo' },
    told: { en: 'Aldermere answers that it has no objection.', es: 'Aldermar responde que no tiene objeción.' },
    steps: [{ by: 'secretariat', line: 'rcm consult respond CNS-2031-003 --party ALD --stance no-objection --commit' }],
  },
  {
    day: '2031-11-13',
    title: { en: 'A reminder', es: 'Un recordatorio' },
    told: {
      en: 'Three days before the end, a letter to each party that owes an answer, in its language; with `--format eml` it is ready to send. Here the one to Calanda:',
      es: 'Tres días antes del final, una carta a cada parte que debe una respuesta, en su idioma; con `--format eml` está lista para enviar. Aquí la de Calanda:',
    },
    steps: [{ by: 'secretariat', line: 'rcm consult remind CNS-2031-003 --party CAL', says: ['To Calanda', 'Two patrols a week (PRP-2031-DOR-1)'] }],
  },
  {
    day: '2031-11-18',
    title: { en: 'A late answer, and the end of the round', es: 'Una respuesta tardía y el final de la ronda' },
    told: {
      en: 'Calanda objects, two days too late. What it says is kept, and does not count. The round ends by its rule.',
      es: 'Calanda objeta, dos días demasiado tarde. Lo que dice se guarda, y no cuenta. La ronda termina según su regla.',
    },
    steps: [
      {
        by: 'secretariat',
        line: 'rcm consult respond CNS-2031-003 --party CAL --stance objection --commit',
        says: ['The answer is late: the last day was 16 November 2031.'],
      },
      { by: 'secretariat', line: 'rcm consult close CNS-2031-003 --commit', says: ['PRP-2031-DOR-1: agreed'] },
      { by: 'secretariat', line: 'rcm consult show CNS-2031-003', says: ['Objection, 18 November 2031', '(late)'] },
      { by: 'secretariat', line: 'git push --quiet origin main' },
    ],
  },
  {
    day: '2031-11-20',
    title: { en: 'The presidency adopts', es: 'La presidencia adopta' },
    told: {
      en: 'At the meeting Bravia, which presides, adopts it. First it looks at the regulations before and after. Then one commit holds everything: the sealed agreement in both languages and the entries in the logs of the proposal and the round.',
      es: 'En la reunión Bravia, que preside, la adopta. Antes mira las normas antes y después. Luego un solo commit lo contiene todo: el acuerdo sellado en ambos idiomas y las anotaciones en las bitácoras de la propuesta y de la ronda.',
    },
    steps: [
      { by: 'bravia', line: 'git pull --quiet' },
      {
        by: 'bravia',
        line: 'rcm adopt PRP-2031-DOR-1 --meeting EVT-2031-004 --dry-run',
        says: ['1. Every lake is patrolled at least once a week.', '1. Every lake is patrolled at least twice a week.', '[-once-]{+twice+}'],
      },
      {
        by: 'bravia',
        line: 'rcm adopt PRP-2031-DOR-1 --meeting EVT-2031-004 --yes --commit',
        says: ['Committed: adoption AGR-2031-003: Two patrols a week'],
      },
      {
        by: 'bravia',
        line: 'git log --format=%s --name-only -1',
        says: [
          'adoption AGR-2031-003: Two patrols a week',
          'records/agreements/AGR-2031-003-two-patrols-a-week.es.md',
          'records/agreements/AGR-2031-003-two-patrols-a-week.md',
          'records/consultations/CNS-2031-003',
          'records/proposals/PRP-2031-DOR-1-two-patrols-a-week.md',
        ],
      },
    ],
  },
  {
    day: '2031-11-21',
    title: { en: 'The second proposal meets another text', es: 'La segunda propuesta encuentra otro texto' },
    told: {
      en: 'The proposal of Estmark starts from words that are no longer in force. It is not merged in silence: adoption is refused, and the three texts stand side by side.',
      es: 'La propuesta de Estmark parte de palabras que ya no están vigentes. No se mezcla en silencio: la adopción se rechaza, y los tres textos quedan a la vista.',
    },
    steps: [
      {
        by: 'bravia',
        line: 'rcm adopt PRP-2031-EST-1 --meeting EVT-2031-004',
        code: 1,
        says: ['is not agreed: tabled', `Base changed: the text at ${place} is not the one that PRP-2031-EST-1 starts from.`],
      },
      {
        by: 'bravia',
        line: `rcm proposals marshal ${place}`,
        says: ['Starts from', 'at least once a week', 'Now', '[-once-]{+twice+}', 'Proposed', '{+every day+}'],
      },
      { by: 'bravia', line: 'git push --quiet origin main' },
    ],
  },
  {
    day: '2031-11-21',
    title: { en: 'The next edition of the regulations', es: 'La siguiente edición de las normas' },
    told: {
      en: 'The Secretariat releases it: files with checksums, and a tag in the repository.',
      es: 'La Secretaría la publica: archivos con sumas de comprobación, y una etiqueta en el repositorio.',
    },
    steps: [
      { by: 'secretariat', line: 'git pull --quiet' },
      { by: 'secretariat', line: 'rcm regulations release 2031.2 -o ../edition' },
      { by: 'secretariat', line: 'git tag', says: ['v2031.2'] },
    ],
  },
  {
    day: '2031-11-22',
    title: { en: 'Anybody can prove it', es: 'Cualquiera puede comprobarlo' },
    told: {
      en: 'That the edition is what the records say; that no adopted word has changed since its adoption; and where a sentence comes from.',
      es: 'Que la edición es lo que dicen los registros; que ninguna palabra adoptada ha cambiado desde su adopción; y de dónde viene una frase.',
    },
    steps: [
      { by: 'dorania', line: 'git switch --quiet main' },
      { by: 'dorania', line: 'git pull --quiet' },
      { by: 'dorania', line: 'rcm verify --release ../edition' },
      { by: 'dorania', line: 'rcm verify', says: ['AGR-2031-003'] },
      { by: 'dorania', line: 'rcm trace "at least twice a week"', says: ['PRP-2031-DOR-1', 'CNS-2031-003', 'Objection', '18 November', 'late'] },
    ],
  },
]

/** The story, played in a temporary folder. */
export class Story {
  readonly #above = realpathSync(mkdtempSync(join(tmpdir(), 'rcm-story-')))
  readonly clones: Readonly<Record<Person, Repository>>

  constructor() {
    const at = (name: string) => join(this.#above, name)
    cpSync(join(packageRoot, 'test', 'fixtures', 'lakes'), at('seed'), { recursive: true })
    commitLakesHistory(at('seed'))
    const above = new Repository(this.#above)
    above.git('clone', '--quiet', '--bare', '--single-branch', at('seed'), at('remote.git'))
    const cloneOf = (name: Person): Repository => {
      above.git('clone', '--quiet', at('remote.git'), at(name))
      const clone = new Repository(at(name))
      clone.git('config', 'user.name', people[name])
      clone.git('config', 'user.email', `${name}@lakes.example`)
      return clone
    }
    this.clones = { dorania: cloneOf('dorania'), secretariat: cloneOf('secretariat'), bravia: cloneOf('bravia') }
  }

  /** One step after the other. */
  async *play(lang: Lang): AsyncGenerator<Played> {
    for (const scene of scenes)
      for (const step of scene.steps) {
        for (const [name, text] of Object.entries(step.files ?? {})) writeFileSync(join(this.#above, name), text)
        yield { scene, step, ...(await this.run(step.by, step.line, { day: scene.day, lang })) }
      }
  }

  /** Runs a command line of one person on a day. */
  run(by: Person, line: string, { day, lang }: { readonly day: Day; readonly lang: Lang }): Promise<Said> {
    return runLine(line, { cwd: this.clones[by].root, above: this.#above, day, lang })
  }

  remove(): void {
    rmSync(this.#above, { recursive: true, force: true })
  }
}

export interface Said {
  readonly code: number
  readonly said: string
}

interface Where {
  readonly cwd: string
  /** What is left out of the paths that are said. */
  readonly above: string
  readonly day: Day
  readonly lang: Lang
}

/** Runs a command line: rcm in this process, anything else as a program. */
export async function runLine(line: string, { cwd, above, day, lang }: Where): Promise<Said> {
  const [program = '', ...argv] = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
  return inEnvironment(environmentOf(day), async () => {
    if (program !== 'rcm') {
      const { status, stdout, stderr } = spawnSync(program, argv, { cwd, encoding: 'utf8' })
      return { code: status ?? -1, said: stdout + stderr }
    }
    let said = ''
    const stream = { columns: 80, write: (text: string | Uint8Array) => (said += String(text)) }
    const code = await main({
      argv,
      cwd,
      env: { LANG: lang, RCM_CACHE: '' },
      streams: { stdout: stream, stderr: stream },
      now: () => new Date(`${day}T12:00:00Z`),
    })
    return { code, said: said.replaceAll(above, '') }
  })
}

/** The same instant for every commit of a day, and nothing of the machine's own settings, so that the same steps give the same hashes. */
const environmentOf = (day: Day): Readonly<Record<string, string>> => ({
  GIT_AUTHOR_DATE: `${day}T12:00:00Z`,
  GIT_COMMITTER_DATE: `${day}T12:00:00Z`,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
})

async function inEnvironment<T>(environment: Readonly<Record<string, string>>, run: () => Promise<T>): Promise<T> {
  const before = Object.keys(environment).map((name) => [name, process.env[name]] as const)
  Object.assign(process.env, environment)
  try {
    return await run()
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  }
}
