// rcm serve: the site on this machine alone, each page made when it is asked for, anew after every change.
import { userError } from '../core/failure.ts'
import { message, say } from '../core/message.ts'
import type { Command, Session } from './command.ts'
import type { SiteFile } from './site-model.ts'
import { siteOptions, siteOptionsOf } from './site.ts'
import { siteOf } from './site-pages.ts'

export const serve: Command = {
  name: 'serve',
  summary: { en: 'the site on this machine, as the records change', es: 'el sitio en esta máquina, al ritmo de los registros' },
  description: {
    en: `Shows the site of “rcm site” at an address of this machine that no other machine
reaches, until Ctrl-C. Each page is made when it is asked for; after a change of
a record, a schema or a template the next page asked for shows it.`,
    es: `Muestra el sitio de «rcm site» en una dirección de esta máquina a la que ninguna
otra llega, hasta Ctrl-C. Cada página se hace cuando se pide; tras un cambio de
un registro, un esquema o una plantilla, la siguiente que se pide lo muestra.`,
  },
  options: [
    {
      flags: '--port <number>',
      text: { en: 'the port; 4242 unless given, 0 for any that is free', es: 'el puerto; 4242 si no se indica, 0 para cualquiera libre' },
    },
    ...siteOptions,
  ],
  formats: ['html'],
  examples: [
    { run: 'rcm serve', text: { en: 'then open http://127.0.0.1:4242/', es: 'luego abra http://127.0.0.1:4242/' } },
    { run: 'rcm serve --internal --port 0', text: { en: 'with what is internal, at any free port', es: 'con lo interno, en cualquier puerto libre' } },
  ],
  async run(context, { options }) {
    const port = portOf(options.port)
    const first = await context.open()
    let files = await filesOf(first)
    const { lang } = first
    async function filesOf(session: Session): Promise<ReadonlyMap<string, SiteFile>> {
      return new Map((await siteOf(session, siteOptionsOf(session, options))).files.map((file) => [file.path, file]))
    }
    await context.serve({
      port,
      page: async (path) => files.get(path)?.make(),
      started: (address) => {
        context.print(`${address}\n`)
        context.note(`${say(message(words.started), lang)}\n`)
      },
      changed: async (again, [path = '', ...others]) => {
        files = await filesOf(await again())
        context.note(`${say(message(words.changed, { path, others: others.length }), lang)}\n`)
      },
    })
    return 0
  },
}

/** @throws UserError `port` */
function portOf(asked: unknown): number {
  if (asked === undefined) return 4242
  if (typeof asked === 'string' && /^\d{1,5}$/.test(asked) && Number(asked) < 65_536) return Number(asked)
  throw userError(
    'port',
    { en: '“{asked}” is not a port.', es: '«{asked}» no es un puerto.' },
    { asked: String(asked) },
    { en: 'Write a number from 0 to 65535: --port 4242', es: 'Escriba un número de 0 a 65535: --port 4242' },
  )
}

const words = {
  started: { en: 'Shown to this machine alone; Ctrl-C ends.', es: 'Se muestra solo a esta máquina; Ctrl-C termina.' },
  changed: {
    en: '{others, plural, =0 {Changed: {path}} one {Changed: {path} and # more} other {Changed: {path} and # more}}',
    es: '{others, plural, =0 {Cambió: {path}} one {Cambiaron: {path} y # más} other {Cambiaron: {path} y # más}}',
  },
}
