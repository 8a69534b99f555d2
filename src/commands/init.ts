// rcm init: a new forum, whose records are valid from the first moment.
import { userError } from '../core/failure.ts'
import { splitList } from '../core/field-input.ts'
import { languageName } from '../core/language-name.ts'
import { type Lang, type Text, message, say } from '../core/message.ts'
import { planOf } from '../core/plan.ts'
import { slugOf } from '../core/slug.ts'
import { visible } from '../core/visible.ts'
import { planText } from '../formats/plan-text.ts'
import { findingsOf } from '../rules/run.ts'
import type { Ask } from './ask.ts'
import { problem } from './ask-field.ts'
import { type Command, type Context, type Input, writingOptions } from './command.ts'
import { type Founding, type Member, type Names, filesOf } from './init-files.ts'
import { listOf } from './update.ts'

const words = {
  languages: {
    en: 'Languages of the records, the first is the default (codes with commas):',
    es: 'Idiomas de los registros, el primero es el principal (códigos separados por comas):',
  },
  name: { en: 'Name of the forum ({language}):', es: 'Nombre del foro ({language}):' },
  shortName: { en: 'Its initials ({language}):', es: 'Sus siglas ({language}):' },
  secretariat: { en: 'Name of its secretariat ({language}):', es: 'Nombre de su secretaría ({language}):' },
  timeZone: { en: 'Time zone in which its days are counted:', es: 'Zona horaria en que se cuentan sus días:' },
  member: { en: 'A member: code=Name (Enter when all are given):', es: 'Un miembro: código=Nombre (Intro cuando estén todos):' },
  memberIn: {
    en: 'A member: code=Name in {languages}, with / between (Enter when all are given):',
    es: 'Un miembro: código=Nombre en {languages}, separados por / (Intro cuando estén todos):',
  },
  presiding: { en: 'Which member presides in {year}?', es: '¿Qué miembro preside en {year}?' },
  write: { en: 'Write {count} files in {folder}?', es: '¿Escribir {count} archivos en {folder}?' },
  wrote: {
    en: 'Wrote {count, plural, one {# file} other {# files}} in {folder}. Next: npm install, git init, rcm status.',
    es: 'Se {count, plural, one {escribió # archivo} other {escribieron # archivos}} en {folder}. Ahora: npm install, git init, rcm status.',
  },
  kept: { en: '{path} is there already and stays as it is.', es: '{path} ya existe y se deja como está.' },
  local: {
    en: 'package.json takes rcm from a folder of this machine ({tool}). For CI, put there the place from which anybody can install it.',
    es: 'package.json toma rcm de una carpeta de esta máquina ({tool}). Para la integración continua, ponga allí el lugar desde el que cualquiera pueda instalarlo.',
  },
} satisfies Record<string, Text>

export const init: Command = {
  name: 'init',
  summary: { en: 'a new forum', es: 'un foro nuevo' },
  description: {
    en: 'Makes rcm.yaml, the first records (members, bodies, the presidency), a README, and the files that let GitHub or GitLab check every change. Files that are there already stay.',
    es: 'Crea rcm.yaml, los primeros registros (miembros, órganos, la presidencia), un README y los archivos con que GitHub o GitLab comprueban cada cambio. Los archivos que ya existen se conservan.',
  },
  arguments: [{ flags: '[folder]', text: { en: 'where; the current folder unless given', es: 'dónde; la carpeta actual si no se indica' } }],
  options: [
    {
      flags: '--languages <codes>',
      text: {
        en: 'languages of the records, such as en,es; the first is the default',
        es: 'idiomas de los registros, por ejemplo es,en; el primero es el principal',
      },
    },
    { flags: '--name <name>', isRepeatable: true, text: { en: 'name of the forum; es=… for one in Spanish', es: 'nombre del foro; en=… para el inglés' } },
    { flags: '--short-name <initials>', isRepeatable: true, text: { en: 'its initials; es=… for those in Spanish', es: 'sus siglas; en=… para las inglesas' } },
    { flags: '--secretariat <name>', isRepeatable: true, text: { en: 'name of its secretariat', es: 'nombre de su secretaría' } },
    {
      flags: '--time-zone <zone>',
      text: { en: 'time zone, such as America/Tegucigalpa; UTC unless given', es: 'zona horaria, por ejemplo America/Tegucigalpa; UTC si no se indica' },
    },
    {
      flags: '--member <code=names>',
      isRepeatable: true,
      text: { en: 'a member: HND=Honduras, or a name a language with / between', es: 'un miembro: HND=Honduras, o un nombre por idioma separados por /' },
    },
    { flags: '--presiding <code>', text: { en: 'the member that presides; the first unless given', es: 'el miembro que preside; el primero si no se indica' } },
    { flags: '--year <year>', text: { en: 'the year of that presidency; this year unless given', es: 'el año de esa presidencia; el actual si no se indica' } },
    {
      flags: '--tool <source>',
      text: {
        en: 'what npm installs to get rcm: an address, a version; where this one came from unless given',
        es: 'lo que instala npm para obtener rcm: una dirección, una versión; de donde vino este si no se indica',
      },
    },
    ...writingOptions,
    { flags: '-y, --yes', text: { en: 'do not ask', es: 'no preguntar' } },
  ],
  formats: ['text'],
  examples: [
    { run: 'rcm init my-forum', text: { en: 'by questions', es: 'con preguntas' } },
    {
      run: 'rcm init lakes --languages en,es --name "en=Assembly of the Lakes" --name "es=Asamblea de los Lagos" --short-name ASL --secretariat en=Secretariat --secretariat es=Secretaría --member ALD=Aldermere/Aldermar --member BRV=Bravia/Bravia --yes',
      text: { en: 'in one line', es: 'en una línea' },
    },
  ],
  async run(context, { args, options }) {
    const { lang } = context
    const forum = await context.found(args[0] ?? '.')
    if (forum.has('rcm.yaml'))
      throw userError(
        'exists',
        { en: 'There is a forum in {folder} already.', es: 'Ya hay un foro en {folder}.' },
        { folder: forum.folder },
        { en: 'Name another folder: rcm init FOLDER', es: 'Indique otra carpeta: rcm init CARPETA' },
      )
    const ask = options.yes ? undefined : await context.ask(lang)
    const founding = await foundingOf(context, options, ask)
    const { kinds } = await forum.planned([])
    const why = message({ en: 'a new forum', es: 'un foro nuevo' })
    const all = [...filesOf(founding, kinds)]
    const kept = all.filter(([path]) => forum.has(path))
    const plan = planOf(all.filter(([path]) => !forum.has(path)).map(([path, after]) => ({ path, before: null, after, why })))
    const planned = await forum.planned(plan)
    const { findings } = await findingsOf(planned)
    const wrong = findings.find(({ severity }) => severity === 'error')
    if (wrong)
      throw userError('invalid', { en: 'The forum would not be valid: {said}', es: 'El foro no sería válido: {said}' }, { said: say(wrong.message, lang) })
    for (const [path] of kept) context.note(`${say(message(words.kept, { path }), lang)}\n`)
    if (options.dryRun) {
      context.out(planText(plan, lang, context.colour))
      return 0
    }
    if (ask && !(await ask.agree(say(message(words.write, { count: plan.length, folder: forum.folder }), lang)))) return 1
    await forum.apply(plan)
    context.out(plan.map(({ path }) => `${visible(path)}\n`).join(''))
    context.note(`${say(message(words.wrote, { count: plan.length, folder: forum.folder }), lang)}\n`)
    if (founding.tool.startsWith('file:')) context.note(`${say(message(words.local, { tool: founding.tool }), lang)}\n`)
    return 0
  },
}

const text = (options: Input['options'], name: string): string | undefined => (typeof options[name] === 'string' ? (options[name] as string) : undefined)

async function foundingOf(context: Context, options: Input['options'], ask: Ask | undefined): Promise<Founding> {
  const { lang } = context
  const typed =
    text(options, 'languages') ??
    (ask
      ? await ask.text({
          message: words.languages[lang],
          initial: lang === 'es' ? 'es, en' : 'en, es',
          check: (answer) => (languagesIn(answer).length > 0 ? undefined : languageHelp[lang]),
        })
      : lang)
  const languages = languagesIn(typed)
  if (languages.length === 0) throw userError('languages', { en: '“{typed}” names no languages.', es: '«{typed}» no nombra idiomas.' }, { typed }, languageHelp)
  const name = await namesFor(options, 'name', words.name, languages, lang, ask)
  const shortName = await namesFor(options, 'shortName', words.shortName, languages, lang, ask)
  const secretariat = await namesFor(options, 'secretariat', words.secretariat, languages, lang, ask, { en: 'Secretariat', es: 'Secretaría' })
  const zone =
    text(options, 'timeZone') ??
    (ask ? await ask.text({ message: words.timeZone[lang], initial: 'UTC', check: (answer) => (isZone(answer) ? undefined : zoneHelp[lang]) }) : 'UTC')
  if (!isZone(zone)) throw userError('time-zone', { en: '“{zone}” is no time zone.', es: '«{zone}» no es una zona horaria.' }, { zone }, zoneHelp)
  const members = await membersFor(options, languages, lang, ask)
  const year = Number(text(options, 'year') ?? context.dayIn(zone).slice(0, 4))
  if (!Number.isInteger(year) || year < 1000 || year > 9999)
    throw userError('year', { en: '“{year}” is no year.', es: '«{year}» no es un año.' }, { year: String(options.year) })
  const presiding = await presidingFor(options, members, year, lang, languages, ask)
  const id = slugOf(shortName[languages[0] ?? 'en'] ?? '').replace(/^[^a-z]+/, '') || 'forum'
  return { id, name, shortName, secretariat, languages, timeZone: zone, members, presiding, year, tool: text(options, 'tool') ?? (await context.toolSource()) }
}

const languageHelp: Text = { en: 'Write two-letter codes, such as: en,es', es: 'Escriba códigos de dos letras, por ejemplo: es,en' }
const zoneHelp: Text = {
  en: 'Write an IANA name, such as America/Tegucigalpa or UTC.',
  es: 'Escriba un nombre de la IANA, por ejemplo America/Tegucigalpa o UTC.',
}

function languagesIn(typed: string): string[] {
  const codes = splitList(typed).map((code) => code.toLowerCase())
  return codes.every((code) => /^[a-z]{2,3}$/.test(code)) ? [...new Set(codes)] : []
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return zone !== ''
  } catch {
    return false
  }
}

/** A name in each language: from `--name en=…`, by questions, or the first language's for all. */
async function namesFor(
  options: Input['options'],
  option: string,
  question: Text,
  languages: readonly string[],
  lang: Lang,
  ask: Ask | undefined,
  usual?: Text,
): Promise<Names> {
  const names: Record<string, string> = {}
  for (const given of listOf(options[option])) {
    const [, code, name] = /^([a-z]{2,3})=(.*)$/s.exec(given) ?? [undefined, languages[0] ?? 'en', given]
    if (code !== undefined && name !== undefined && name.trim() !== '' && languages.includes(code)) names[code] = name.trim()
  }
  for (const code of languages) {
    if (names[code] !== undefined) continue
    const initial = usual?.[code === 'es' ? 'es' : 'en'] ?? (option === 'name' ? undefined : names[languages[0] ?? 'en'])
    if (ask)
      names[code] = (
        await ask.text({
          message: say(message(question, { language: languageName(code, lang) }), lang),
          ...(initial === undefined ? {} : { initial }),
          check: (answer) => (answer.trim() === '' ? { en: 'This is needed.', es: 'Esto es necesario.' }[lang] : undefined),
        })
      ).trim()
    else names[code] = initial ?? names[languages[0] ?? 'en'] ?? missing(option)
  }
  return names
}

function missing(option: string): never {
  const flag = `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
  throw userError(
    'incomplete',
    { en: 'A new forum needs {flag}.', es: 'Un foro nuevo necesita {flag}.' },
    { flag },
    { en: 'Give it, or run rcm init at a terminal to be asked.', es: 'Indíquelo, o ejecute rcm init en una terminal para responder preguntas.' },
  )
}

async function membersFor(options: Input['options'], languages: readonly string[], lang: Lang, ask: Ask | undefined): Promise<Member[]> {
  const members: Member[] = []
  const read = (typed: string): Member => {
    const [, code = '', rest = ''] = /^\s*([A-Za-z][A-Za-z0-9-]*)\s*=\s*(.+?)\s*$/s.exec(typed) ?? []
    const parts = rest
      .split('/')
      .map((part) => part.trim())
      .filter(Boolean)
    if (code === '' || parts.length === 0 || !/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/.test(code.toUpperCase()))
      throw userError(
        'member',
        { en: '“{typed}” is no member.', es: '«{typed}» no es un miembro.' },
        { typed },
        { en: 'Write code=Name, such as HND=Honduras.', es: 'Escriba código=Nombre, por ejemplo HND=Honduras.' },
      )
    if (reserved.includes(code.toUpperCase()) || members.some((member) => member.code === code.toUpperCase()))
      throw userError(
        'member',
        { en: 'The code {code} is taken.', es: 'El código {code} ya está ocupado.' },
        { code: code.toUpperCase() },
        { en: 'Choose another.', es: 'Elija otro.' },
      )
    return { code: code.toUpperCase(), names: Object.fromEntries(languages.map((language, index) => [language, parts[index] ?? parts[0] ?? ''])) }
  }
  for (const typed of listOf(options.member)) members.push(read(typed))
  if (members.length > 0) return members
  if (!ask) return missing('member')
  const question =
    languages.length === 1
      ? words.member[lang]
      : say(message(words.memberIn, { languages: languages.map((code) => languageName(code, lang)).join(', ') }), lang)
  for (;;) {
    const typed = await ask.text({
      message: question,
      check: (answer) =>
        answer.trim() === ''
          ? members.length > 0
            ? undefined
            : { en: 'A forum has at least one member.', es: 'Un foro tiene al menos un miembro.' }[lang]
          : problem(() => read(answer), { lang }),
    })
    if (typed.trim() === '') return members
    members.push(read(typed))
  }
}

const reserved = ['PPT', 'TROIKA', 'MEMBERS', 'SEC']

async function presidingFor(
  options: Input['options'],
  members: readonly Member[],
  year: number,
  lang: Lang,
  languages: readonly string[],
  ask: Ask | undefined,
): Promise<string> {
  const given = text(options, 'presiding')?.toUpperCase()
  if (given !== undefined) {
    if (members.some(({ code }) => code === given)) return given
    throw userError(
      'member',
      { en: '“{given}” is none of the members.', es: '«{given}» no es ninguno de los miembros.' },
      { given, codes: members.map(({ code }) => code).join(', ') },
      { en: 'They are: {codes}.', es: 'Son: {codes}.' },
    )
  }
  if (!ask) return members[0]?.code ?? ''
  return ask.choose({
    message: say(message(words.presiding, { year: String(year) }), lang),
    choices: members.map(({ code, names }) => ({ value: code, label: `${code}  ${names[languages[0] ?? 'en']}` })),
  })
}
