// docs/briefing.svg: the briefing of the repository's own records as a terminal of 80 columns shows it.
import type { Lang } from '../../src/core/message.ts'
import { packageRoot } from '../../src/io/shipped.ts'
import { main } from '../../src/main.ts'
import { terminalPicture } from './picture.ts'

const columns = 80
const day = '2016-03-05'

const alternatives = {
  en: 'rcm status in a terminal: the forum, its presidency and Troika, what is overdue and who has not yet done it, open consultations',
  es: 'rcm status en una terminal: el foro, su presidencia y su Troika, lo vencido y quién aún no lo ha hecho, las consultas abiertas',
}

/** @throws Error when the briefing cannot be made */
export async function briefingPicture(lang: Lang): Promise<string> {
  const argv = ['status', '--as-of', day, ...(lang === 'en' ? [] : ['--lang', lang])]
  let output = ''
  const code = await main({
    argv,
    cwd: packageRoot,
    env: { FORCE_COLOR: '1', LANG: 'en' },
    streams: { stdout: { columns, write: (text) => (output += text) }, stderr: process.stderr },
    now: () => new Date(`${day}T18:00:00Z`),
  })
  if (code !== 0) throw new Error(`rcm ${argv.join(' ')} ended with ${code}`)
  return terminalPicture(output, { command: `npx rcm ${argv.join(' ')}`, alternative: alternatives[lang], columns, lines: 46 })
}
