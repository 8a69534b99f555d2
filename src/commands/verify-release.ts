// Proves anybody's copy of a released edition: its checksums, and that the records give the same bytes again.
import { userError } from '../core/failure.ts'
import { type Message, type Text, message, say } from '../core/message.ts'
import type { ReleaseOutput } from '../core/output.ts'
import type { Context } from './command.ts'
import { type Manifest, releaseFiles, sha256 } from './release-files.ts'

const words = {
  same: { en: 'the same as the records give', es: 'igual a lo que dan los registros' },
  changed: { en: 'not what was released: its checksum is another', es: 'no es lo que se publicó: su suma de verificación es otra' },
  missing: { en: 'named in SHA256SUMS, and not there', es: 'figura en SHA256SUMS, y no está' },
  differs: { en: 'its checksum is right, yet the records give another text', es: 'su suma de verificación es correcta, pero los registros dan otro texto' },
  proved: {
    en: 'Edition {edition}, {asOf}, revision {revision}: {count, plural, one {# file} other {# files}}, all as released and as the records give them.',
    es: 'Edición {edition}, {asOf}, revisión {revision}: {count, plural, one {# archivo} other {# archivos}}, todos como se publicaron y como los dan los registros.',
  },
  breached: {
    en: 'Edition {edition}, {asOf}, revision {revision}: {wrong, plural, one {# file does} other {# files do}} not hold.',
    es: 'Edición {edition}, {asOf}, revisión {revision}: {wrong, plural, one {# archivo no se sostiene} other {# archivos no se sostienen}}.',
  },
  other: {
    en: 'It was made by version {tool} of rcm; this is {version}. Another version may lay a document out otherwise.',
    es: 'Se hizo con la versión {tool} de rcm; esta es la {version}. Otra versión puede componer un documento de otro modo.',
  },
} satisfies Record<string, Text>

/**
 * Checks a folder with a release, then builds the edition again from the revision and the day that its manifest names.
 * @throws UserError `release` when the folder holds none; `revision` when the repository lacks its commit
 */
export async function verifyRelease(context: Context, folder: string): Promise<number> {
  const manifest = await readManifest(context, folder)
  const session = await (await context.open()).at(manifest.revision, manifest.asOf)
  const sums = parseSums(await context.readBytes(`${folder}/SHA256SUMS`))
  const { previous } = manifest
  const before = previous && { name: previous.edition, session: await session.at(previous.revision, previous.asOf) }
  const rebuilt = await releaseFiles(session, manifest.edition, { previous: before ?? undefined, tool: manifest.tool })
  const files: ReleaseOutput['files'] = []
  for (const [name, sum] of sums) {
    const bytes = await context.readBytes(`${folder}/${name}`).catch(() => undefined)
    const made = rebuilt.get(name)
    const state = bytes === undefined ? 'missing' : sha256(bytes) !== sum ? 'changed' : made === undefined || sha256(made) !== sum ? 'differs' : 'same'
    files.push({ name, state })
  }
  for (const name of rebuilt.keys()) if (name !== 'SHA256SUMS' && !sums.has(name)) files.push({ name, state: 'missing' })
  const wrong = files.filter(({ state }) => state !== 'same').length
  const { edition, asOf, revision, tool } = manifest
  const output: ReleaseOutput = { edition, asOf, revision, tool, files }
  if (context.format === 'json') context.out(`${JSON.stringify(output, null, 2)}\n`)
  else context.out(inWords(output, wrong, session.lang, context.version))
  return wrong > 0 ? 1 : 0
}

function inWords({ files, edition, asOf, revision, tool }: ReleaseOutput, wrong: number, lang: 'en' | 'es', version: string): string {
  const width = Math.max(0, ...files.map(({ name }) => name.length))
  const values = { edition, asOf, revision: revision.slice(0, 12), count: files.length, wrong, tool, version }
  const lines = files.map(({ name, state }) => `${state === 'same' ? '✓' : '✗'} ${name.padEnd(width)}  ${words[state][lang]}`)
  const closing: Message[] = [
    message(wrong > 0 ? words.breached : words.proved, values),
    ...(wrong > 0 && tool !== version ? [message(words.other, values)] : []),
  ]
  return `${[...lines, '', ...closing.map((each) => say(each, lang))].join('\n')}\n`
}

async function readManifest(context: Context, folder: string): Promise<Manifest> {
  try {
    const manifest = JSON.parse(new TextDecoder().decode(await context.readBytes(`${folder}/manifest.json`))) as Partial<Manifest>
    if (
      [manifest.edition, manifest.asOf, manifest.revision, manifest.tool].every((each) => typeof each === 'string') &&
      [manifest.revision, ...(manifest.previous ? [manifest.previous.revision] : [])].every((each) => /^[0-9a-f]{40,64}$/.test(String(each))) &&
      (!manifest.previous || [manifest.previous.edition, manifest.previous.asOf].every((each) => typeof each === 'string'))
    )
      return manifest as Manifest
  } catch {
    // said below, with what to do
  }
  throw userError(
    'release',
    { en: 'The folder {folder} holds no release that can be read.', es: 'La carpeta {folder} no contiene una publicación que se pueda leer.' },
    { folder },
    {
      en: 'Give the folder that “rcm regulations release” wrote, with its manifest.json and SHA256SUMS.',
      es: 'Indique la carpeta que escribió «rcm regulations release», con su manifest.json y su SHA256SUMS.',
    },
  )
}

/** Lines of `sha256sum`; a name that leaves the folder is none. */
function parseSums(bytes: Uint8Array): Map<string, string> {
  const sums = new Map<string, string>()
  for (const line of new TextDecoder().decode(bytes).split('\n')) {
    const [, sum, name] = /^([0-9a-f]{64}) {2}([A-Za-z0-9][\w.-]*)$/.exec(line) ?? []
    if (sum && name) sums.set(name, sum)
  }
  return sums
}
