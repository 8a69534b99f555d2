// docs/life-of-a-wording.md: the story of the end-to-end test, with what its commands really print.
import { dateInWords } from '../../src/core/day-words.ts'
import type { Lang } from '../../src/core/message.ts'
import { type Scene, type Step, Story } from '../../test/lakes-story.ts'
import { block, opening } from './markdown.ts'

const words = {
  en: {
    title: 'The life of a wording',
    intro: `From an idea to a rule, and each step a record, a commit and a line in a log. The forum is the invented Assembly of the Seven Lakes of the
tests; everything below was run when this page was made, on a bare remote repository with a clone for each of the three who act, on the day
that stands above it. The same list of commands (\`test/lakes-story.ts\`) is an end-to-end test. Before each command stands who types it.`,
    file: (name: string) => `\`${name}\` holds:\n`,
    ends: (code: number) => `(ends with ${code})`,
  },
  es: {
    title: 'La vida de una redacción',
    intro: `De una idea a una norma, y cada paso es un registro, un commit y una línea en una bitácora. El foro es la Asamblea de los Siete Lagos,
inventada para las pruebas; todo lo que sigue se ejecutó al hacer esta página, sobre un repositorio remoto con un clon para cada uno de los
tres que actúan, en el día que figura encima. La misma lista de órdenes (\`test/lakes-story.ts\`) es una prueba de extremo a extremo. Delante de
cada orden está quien la escribe.`,
    file: (name: string) => `\`${name}\` contiene:\n`,
    ends: (code: number) => `(termina con ${code})`,
  },
}

/** @throws Error when a step does not end as it should */
export async function lifeOfAWordingPage(lang: Lang): Promise<string> {
  const own = words[lang]
  const parts = [opening(own.title, lang, 'life-of-a-wording', 'test/lakes-story.ts'), `${own.intro}\n`]
  const story = new Story()
  try {
    let told: Scene | undefined
    let lines: string[] = []
    const flush = () => {
      if (lines.length > 0) parts.push(block(lines.join('\n'), 'text'))
      lines = []
    }
    for await (const { scene, step, code, said } of story.play(lang)) {
      if (code !== (step.code ?? 0)) throw new Error(`${step.line} ended with ${code}: ${said}`)
      if (scene !== told || step.files) flush()
      if (scene !== told) parts.push(`## ${dateInWords(scene.day, lang)}: ${lowered(scene.title[lang])}\n`, `${scene.told[lang]}\n`)
      told = scene
      for (const [name, text] of Object.entries(step.files ?? {})) parts.push(own.file(name), block(text, 'text'))
      lines.push(prompt(step), ...(said === '' ? [] : [said.trimEnd()]), ...(code === 0 ? [] : [own.ends(code)]))
      if (said !== '') flush()
    }
    flush()
  } finally {
    story.remove()
  }
  return parts.join('\n')
}

/** A long command goes on in lines of its own, as a shell reads it. */
function prompt({ by, line }: Step): string {
  const shown = `${by} $ ${line}`
  return shown.length <= 80 ? shown : shown.replace(/ (?=--)/g, ' \\\n    ')
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
