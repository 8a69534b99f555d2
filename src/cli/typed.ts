// What a person types in one run: answers, texts in the editor, standard input. All of it is kept until the command has written what it was
// typed for; when that fails, or the person stops, the same command line takes it up again.
import { createHash } from 'node:crypto'
import type { Ask, Choice, ChoiceQuestion } from '../commands/ask.ts'
import { type Lang, type Text, message, say } from '../core/message.ts'
import { once } from '../core/once.ts'
import { clearDraft, loadDraft, saveDraft } from '../io/drafts.ts'
import { statePath } from '../io/state.ts'

const words = {
  resume: {
    en: 'Take up the {count, plural, one {# answer} other {# answers}} given before?',
    es: '¿Retomar {count, plural, one {la respuesta dada antes} other {las # respuestas dadas antes}}?',
  },
  answers: { en: 'Your answers are kept; the same command takes them up.', es: 'Sus respuestas quedan guardadas; la misma orden las retoma.' },
  edited: { en: 'The text is kept in {file}; the same command opens it again.', es: 'El texto queda en {file}; la misma orden lo abre de nuevo.' },
  input: { en: 'What came from standard input is kept in {file}.', es: 'Lo que llegó por la entrada estándar queda en {file}.' },
  lost: { en: 'What came from standard input could not be kept; it was:', es: 'No se pudo guardar lo que llegó por la entrada estándar; era:' },
} satisfies Record<string, Text>

/** A question and its answer: what was typed, or the labels picked. */
interface Answered {
  readonly question: string
  readonly answer: string | boolean | readonly string[]
}

export interface Typed {
  /** The same questions, their answers kept; with what an earlier run of the same command line left, when the person wants that. */
  asking(ask: Ask, lang: Lang): Ask
  /** A text that was read; that of standard input is kept, any other tells one command line from the next. */
  read(path: string, text: string): string
  /** The file of a text in the editor. */
  edited(name: string): string
  /** What was typed has done what it was typed for, and is forgotten; or it is said where it is kept. */
  end(isDone: boolean, lang: Lang): void
}

/**
 * @param argv the command line
 * @param root the folder whose command it is
 * @param note says something on stderr
 */
export function typedIn(argv: readonly string[], root: () => string, note: (text: string) => void): Typed {
  const line = createHash('sha256').update(JSON.stringify(argv))
  const own = once(() => line.copy().digest('hex').slice(0, 12))
  const answersFile = once(() => statePath(root(), `answers-${own()}.json`))
  const inputFile = once(() => statePath(root(), `input-${own()}.txt`))
  const answers: Answered[] = []
  let before: Answered[] | undefined
  let areKept = false
  let input: string | undefined
  let isInputKept = false
  const files: string[] = []

  async function takeUp(ask: Ask, lang: Lang): Promise<Answered[]> {
    const left = readAnswers(loadDraft(answersFile()))
    if (left.length === 0) return []
    areKept = true
    return (await ask.confirm({ message: say(message(words.resume, { count: left.length }), lang) })) ? left : []
  }

  /** The answer of before, unless it no longer is one; else the person's. */
  async function answered<Value>(
    { ask, lang, question }: { ask: Ask; lang: Lang; question: string },
    read: (answer: Answered['answer']) => { readonly value: Value } | undefined,
    put: (value: Value) => Answered['answer'],
    asked: () => Promise<Value>,
  ): Promise<Value> {
    before ??= await takeUp(ask, lang)
    const at = before.findIndex((each) => each.question === question)
    const [left] = at === -1 ? [] : before.splice(at, 1)
    const known = left && read(left.answer)
    if (left && known) note(`${question} ${[left.answer].flat().join(', ')}\n`)
    const value = known ? known.value : await asked()
    answers.push({ question, answer: put(value) })
    areKept = saveDraft(answersFile(), `${JSON.stringify([...answers, ...before], null, 2)}\n`)
    return value
  }

  return {
    asking: (ask, lang) => ({
      text: (question) =>
        answered(
          { ask, lang, question: question.message },
          (answer) => (typeof answer === 'string' && question.check?.(answer) === undefined ? { value: answer } : undefined),
          (value) => value,
          () => ask.text(question),
        ),
      choose: (question) =>
        answered(
          { ask, lang, question: question.message },
          (answer) => {
            const choice = typeof answer === 'string' ? choiceOf(question, answer) : undefined
            return choice && { value: choice.value }
          },
          (value) => labelOf(question, value),
          () => ask.choose(question),
        ),
      chooseMany: (question) =>
        answered(
          { ask, lang, question: question.message },
          (answer) => {
            const found = Array.isArray(answer) ? answer.map((each) => choiceOf(question, String(each))) : [undefined]
            return found.includes(undefined) ? undefined : { value: found.flatMap((each) => (each ? [each.value] : [])) }
          },
          (values) => values.map((value) => labelOf(question, value)),
          () => ask.chooseMany(question),
        ),
      confirm: (question) =>
        answered(
          { ask, lang, question: question.message },
          (answer) => (typeof answer === 'boolean' ? { value: answer } : undefined),
          (value) => value,
          () => ask.confirm(question),
        ),
      agree: (text) => ask.agree(text),
    }),
    read(path, text) {
      if (path === '-') {
        input = text
        isInputKept = saveDraft(inputFile(), text)
      } else line.update(text)
      return text
    },
    edited(name) {
      const file = statePath(root(), `edit-${name}`)
      files.push(file)
      return file
    },
    end(isDone, lang) {
      if (isDone) {
        for (const file of [...files, ...(areKept ? [answersFile()] : []), ...(isInputKept ? [inputFile()] : [])]) clearDraft(file)
        return
      }
      for (const file of files) if (loadDraft(file) !== undefined) note(`${say(message(words.edited, { file }), lang)}\n`)
      if (areKept && answers.length > 0) note(`${words.answers[lang]}\n`)
      if (input !== undefined) note(isInputKept ? `${say(message(words.input, { file: inputFile() }), lang)}\n` : `${words.lost[lang]}\n${input}\n`)
    },
  }
}

/** Of two choices with one label nobody can tell which was meant. */
function choiceOf<Value>({ choices }: ChoiceQuestion<Value>, label: string): Choice<Value> | undefined {
  const [first, second] = choices.filter((each) => each.label === label)
  return second ? undefined : first
}

const labelOf = <Value>({ choices }: ChoiceQuestion<Value>, value: Value): string => choices.find((each) => each.value === value)?.label ?? ''

function readAnswers(text: string | undefined): Answered[] {
  try {
    const read: unknown = JSON.parse(text ?? '[]')
    const isAnswer = (each: unknown): each is Answered => typeof each === 'object' && each !== null && 'question' in each && 'answer' in each
    return Array.isArray(read) ? read.filter(isAnswer) : []
  } catch {
    return []
  }
}
