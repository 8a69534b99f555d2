// rcm site: everything that may be read, as a folder of pages that needs no server.
import { userError } from '../core/failure.ts'
import { message, say, toolLanguages } from '../core/message.ts'
import { once } from '../core/once.ts'
import type { Command, Helper, Input, OutputFolder, Session } from './command.ts'
import type { SiteFile, SiteOptions } from './site-model.ts'
import { siteOf } from './site-pages.ts'

export const siteOptions: Command['options'] = [
  {
    flags: '--base-url <url>',
    text: {
      en: 'where the site will stand, for the address of the calendar and of each page',
      es: 'dónde estará el sitio, para la dirección del calendario y de cada página',
    },
  },
  { flags: '--internal', text: { en: 'also what is internal', es: 'también lo interno' } },
]

export const site: Command = {
  name: 'site',
  summary: { en: 'a site for those who read: pages, calendar, search', es: 'un sitio para quienes leen: páginas, calendario, búsqueda' },
  description: {
    en: `Makes a folder of pages in English and Spanish for a web server, a forge’s
pages, a stick or an e-mail: today, calendar, follow-ups, objectives, the
regulations on every day on which they changed, a page for every record, and
search without a server. It asks nothing of any other host. Records and fields
that are internal (contributions and positions unless said otherwise) are left
out, unless --internal is given. With --rev and no --as-of it looks from the
day of that revision, so that one revision always gives the same bytes. A file
that is the same is not written again; one that is no longer made is removed.
A forum’s own pages go in templates/site/, its own words in
templates/site/own-words.en.yaml and own-words.es.yaml.`,
    es: `Hace una carpeta de páginas en inglés y español para un servidor web, las
páginas de una forja, una memoria o un correo: hoy, calendario, seguimientos,
objetivos, las normas en cada día en que cambiaron, una página por registro y
búsqueda sin servidor. No pide nada a ningún otro sitio. Los registros y campos
internos (las contribuciones y posiciones si no se indica otra cosa) se omiten,
salvo con --internal. Con --rev y sin --as-of se mira desde el día de esa
revisión, para que una revisión dé siempre los mismos bytes. Un archivo igual
no se escribe de nuevo; el que ya no se hace se quita. Las páginas propias de
un foro van en templates/site/; sus palabras, en
templates/site/own-words.en.yaml y own-words.es.yaml.`,
  },
  options: siteOptions,
  formats: ['html'],
  examples: [
    { run: 'rcm site -o public', text: { en: 'open public/index.html in a browser', es: 'abra public/index.html en un navegador' } },
    {
      run: 'rcm site -o public --rev v2016.1 --base-url https://example.org/rcm/',
      text: { en: 'an edition, for a web server', es: 'una edición, para un servidor web' },
    },
  ],
  async run(context, { options }) {
    if (typeof options.output !== 'string') throw noFolder()
    const { helping } = context
    const session = await context.open()
    const own = siteOptionsOf(session, options)
    const folder = context.outputFolder(options.output)
    const listed = helping?.given ?? new TextDecoder().decode(folder.read(manifest))
    const helper = helping ? undefined : context.helper(session.workspace.records.length, listed)
    const { files, state } = await siteOf(session, helping ? { ...own, only: second } : own)
    const writer = new Writer(files, folder, readManifest(listed), context.program())
    if (helping) {
      writer.begin = helping.begin
      helping.hand({ state: state(), ...(await writer.write(files.filter(isOfSecond), helping.tell)) })
      return 0
    }
    const foreign = files.find(({ path }) => !writer.earlier.has(path) && !path.includes('/') && folder.has(path))
    if (foreign) throw otherFiles(foreign.path)
    const progress = context.progress('writing')
    const told = (done: number) => {
      helper?.answer(() => writer.begin())
      progress(Math.min(done + (helper?.done() ?? 0), files.length), files.length)
    }
    const share = helper ? files.filter((file) => !isOfSecond(file)) : files
    const parts = [await writer.write(share, told)]
    if (helper) parts.push((await handedOver(helper, state(), () => told(share.length))) ?? (await writer.write(files.filter(isOfSecond), told, new Map())))
    const gone = writer.end(parts)
    context.print(`${options.output}/index.html\n`)
    const sum = (of: 'made' | 'written') => parts.reduce((all, part) => all + part[of], 0)
    context.note(`${say(message(words.written, { files: files.length, made: sum('made'), written: sum('written'), gone }), session.lang)}\n`)
    return 0
  },
}

/** A second thread, where there is one, makes the pages of the second language. */
const second = toolLanguages[1]
const isOfSecond = ({ path }: SiteFile): boolean => path.startsWith(`${second}/`) && path !== `${second}/search.html`

/** What the second thread has written; undefined where it failed, or was made from files that had changed by then. */
async function handedOver(helper: Helper, state: string, meanwhile: () => void): Promise<Written | undefined> {
  const handed = (await helper.wait(meanwhile)) as (Written & { readonly state: string }) | undefined
  return handed?.state === state ? handed : undefined
}

/** @throws UserError `base-url` */
export function siteOptionsOf(session: Session, { baseUrl, internal, asOf }: Input['options']): SiteOptions {
  if (typeof baseUrl === 'string' && !/^https?:\/\/[^\s"<>\\]+$/i.test(baseUrl)) throw notAnAddress(baseUrl)
  return {
    isInternal: internal === true,
    baseUrl: typeof baseUrl === 'string' ? baseUrl.replace(/\/*$/, '/') : undefined,
    day: asOf === undefined ? (session.ownDay() ?? session.day) : session.day,
  }
}

const manifest = 'site-files.txt'

/** Some of the files, as they stand in the list. */
interface Written {
  readonly lines: readonly string[]
  readonly made: number
  readonly written: number
}

type Manifest = ReadonlyMap<string, { readonly size: number; readonly key: string }>

/** Writes what differs and takes away what an earlier run made and this one does not. */
class Writer {
  readonly #files: readonly SiteFile[]
  readonly #folder: OutputFolder
  readonly earlier: Manifest
  readonly #program: string | undefined

  constructor(files: readonly SiteFile[], folder: OutputFolder, earlier: Manifest, program: string | undefined) {
    this.#files = files
    this.#folder = folder
    this.earlier = earlier
    this.#program = program?.slice(0, 16)
  }

  /**
   * Done before the first file is written: the list names all that may come, and no fingerprints. So a run that is cut off is gone on with, and
   * what it left is taken for no file of another run.
   */
  begin = once(() => {
    this.#folder.write(manifest, `${[...new Set([...this.#files.map(({ path }) => path), ...this.earlier.keys()])].sort().join('\n')}\n`)
  })

  async write(files: readonly SiteFile[], told: (done: number) => void, earlier = this.earlier): Promise<Written> {
    const lines: string[] = []
    let [made, written] = [0, 0]
    for (const [index, file] of files.entries()) {
      const { path } = file
      const prepared = this.#program === undefined ? undefined : await file.prepare?.()
      const key = prepared ? `${prepared.key}${this.#program}` : ''
      const known = earlier.get(path)
      const isSame = prepared !== undefined && known?.key === key && known.size === this.#folder.size(path)
      if (!isSame) {
        made++
        const content = await (prepared ?? file).make()
        this.begin()
        if (this.#folder.write(path, content)) written++
      }
      const isKnown = isSame || prepared?.isAll?.() !== false
      lines.push([path, this.#folder.size(path), isKnown ? key : ''].join('\t').trim())
      told(index)
    }
    return { lines, made, written }
  }

  /** Gives how many files it took away. */
  end(parts: readonly Written[]): number {
    const current = new Set(this.#files.map(({ path }) => path))
    const folders = new Set(this.#files.flatMap(({ path }) => (path.includes('/') ? [topOf(path)] : [])))
    // The list of an earlier run is a file like any other: nothing outside the folders of a site is taken away on its word.
    const gone = [...this.earlier.keys()].filter((path) => !current.has(path) && path.includes('/') && folders.has(topOf(path)))
    for (const path of gone) this.#folder.remove(path)
    const lines = parts.flatMap((part) => part.lines)
    this.#folder.write(manifest, `${lines.sort().join('\n')}\n`)
    return gone.length
  }
}

/** What an earlier run made: each file with its size, and the fingerprint of what it depended on. */
function readManifest(listed: string): Manifest {
  return new Map(
    listed.split('\n').flatMap((line): [string, { size: number; key: string }][] => {
      const [path = '', size = '', key = ''] = line.split('\t')
      return isName(path) ? [[path, { size: Number(size), key }]] : []
    }),
  )
}

const topOf = (path: string): string => path.slice(0, path.indexOf('/'))

/** A path of ours that does not lead out of the folder. */
const isName = (path: string): boolean => path !== '' && path.split('/').every((part) => /^[\w.-]+$/.test(part) && !/^\.+$/.test(part))

const noFolder = () =>
  userError(
    'output',
    { en: 'A site needs a folder to go into.', es: 'Un sitio necesita una carpeta.' },
    {},
    { en: 'Name one: rcm site --output FOLDER', es: 'Indique una: rcm site --output CARPETA' },
  )

const otherFiles = (path: string) =>
  userError(
    'not-ours',
    { en: 'The folder holds a file {path} that rcm did not make.', es: 'La carpeta contiene un archivo {path} que rcm no hizo.' },
    { path },
    { en: 'Name an empty folder, or one in which a site was made before.', es: 'Indique una carpeta vacía, o una en la que ya se hizo un sitio.' },
  )

const notAnAddress = (url: string) =>
  userError(
    'base-url',
    { en: '“{url}” is not an address of the web.', es: '«{url}» no es una dirección de la web.' },
    { url },
    { en: 'Write it whole: --base-url https://example.org/rcm/', es: 'Escríbala completa: --base-url https://example.org/rcm/' },
  )

const words = {
  written: {
    en: '{files, plural, one {# file} other {# files}}, {made, number} made anew, {written, number} written, {gone, number} removed',
    es: '{files, plural, one {# archivo} other {# archivos}}; {made, number} hechos de nuevo; {written, number} escritos; {gone, number} quitados',
  },
}
