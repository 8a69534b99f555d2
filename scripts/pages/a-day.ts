// docs/a-day.md: a coordinator's day, with what its commands really print.
import { dateInWords } from '../../src/core/day-words.ts'
import type { Lang } from '../../src/core/message.ts'
import { type DayScene, playDay, today } from '../../test/lakes-day.ts'
import { block, opening } from './markdown.ts'

const words = {
  en: {
    title: 'A day of the coordinator',
    intro: (
      day: string,
    ) => `It is ${day}, and the secretariat of a forum goes through its day with \`rcm\`. The forum is the invented Assembly of the Seven Lakes of the
tests; everything below was run when this page was made. The same list of steps (\`test/lakes-day.ts\`) is a test.`,
    file: (name: string) => `\`${name}\` holds:\n`,
    edit: (name: string) => `In \`${name}\` the coordinator changes these lines:\n`,
  },
  es: {
    title: 'Un día de la coordinación',
    intro: (
      day: string,
    ) => `Es el ${day}, y la secretaría de un foro pasa su día con \`rcm\`. El foro es la Asamblea de los Siete Lagos, inventada para las pruebas; todo lo
que sigue se ejecutó al hacer esta página. La misma lista de pasos (\`test/lakes-day.ts\`) es una prueba.`,
    file: (name: string) => `\`${name}\` contiene:\n`,
    edit: (name: string) => `En \`${name}\` la coordinadora cambia estas líneas:\n`,
  },
}

/** @throws Error when a step does not end well */
export async function aDayPage(lang: Lang): Promise<string> {
  const own = words[lang]
  const parts = [opening(own.title, lang, 'a-day', 'test/lakes-day.ts'), `${own.intro(dateInWords(today, lang))}\n`]
  let told: DayScene | undefined
  let lines: string[] = []
  const flush = () => {
    if (lines.length > 0) parts.push(block(lines.join('\n'), 'text'))
    lines = []
  }
  for await (const { scene, step, code, said } of playDay(lang)) {
    if (code !== 0) throw new Error(`${step.line} ended with ${code}: ${said}`)
    if (scene !== told || step.files || step.edit || step.reads) flush()
    if (scene !== told) parts.push(`## ${scene.time} ${scene.title[lang]}\n`, `${scene.told[lang]}\n`)
    told = scene
    for (const [name, text] of Object.entries(step.files ?? {})) parts.push(own.file(name), block(text, 'text'))
    if (step.edit)
      parts.push(
        own.edit(step.edit.file),
        block(step.edit.changes.flatMap((each) => [...each.out.map((line) => `-${line}`), ...each.in.map((line) => `+${line}`)]).join('\n'), 'diff'),
      )
    if (step.reads) parts.push(`${step.reads.by[lang]}\n`)
    if (step.line !== undefined) lines.push(prompt(step.line))
    if (said !== '') {
      lines.push(said.trimEnd())
      flush()
    }
  }
  flush()
  return parts.join('\n')
}

/** A long command goes on in lines of its own, as a shell reads it. */
function prompt(line: string): string {
  const shown = `$ ${line}`
  return shown.length <= 80 ? shown : shown.replace(/ (?=--)/g, ' \\\n    ')
}
