// Questions at the terminal, drawn with @clack/core: it keeps cursor, keys and redrawing; the looks and the words are ours, in both languages.
import type { Readable, Writable } from 'node:stream'
import { AutocompletePrompt, ConfirmPrompt, type Prompt, TextPrompt, isCancel, settings } from '@clack/core'
import type { ChalkInstance } from 'chalk'
import stringWidth from 'fast-string-width'
import type { Ask, Choice, ChoiceQuestion, TextQuestion } from '../commands/ask.ts'
import { userError } from '../core/failure.ts'
import { fold } from '../core/match.ts'
import { type Lang, type Text, message, say } from '../core/message.ts'
import { visible } from '../core/visible.ts'

const words = {
  one: { en: '↑↓ move · Enter take · type to search', es: '↑↓ mover · Intro elegir · escriba para buscar' },
  many: { en: '↑↓ move · Tab pick · Enter done · type to search', es: '↑↓ mover · Tab marcar · Intro listo · escriba para buscar' },
  none: { en: 'Nothing matches.', es: 'Nada coincide.' },
  more: { en: '… {count} more', es: '… {count} más' },
  yes: { en: 'Yes', es: 'Sí' },
  no: { en: 'No', es: 'No' },
  nothing: { en: '(none)', es: '(ninguno)' },
} satisfies Record<string, Text>

/** Choices shown at once. */
const most = 8

export interface Terminal {
  readonly input: Readable
  readonly output: Writable
  readonly lang: Lang
  readonly colour: ChalkInstance
}

export function makeAsk({ input, output, lang, colour }: Terminal): Ask {
  // Letters are for searching and for words, not for moving as in vi.
  for (const letter of ['h', 'j', 'k', 'l']) settings.aliases.delete(letter)
  const columns = () => (output as Writable & { columns?: number }).columns ?? 80
  const head = (state: string, text: string) =>
    state === 'submit' ? `${colour.green('✓')} ${text}` : state === 'cancel' ? `${colour.red('✗')} ${text}` : `${colour.cyan('?')} ${colour.bold(text)}`
  const error = (text: string) => `  ${colour.yellow(text)}`
  const answered = async <T>(prompt: Prompt<T>): Promise<T> => {
    const answer = await prompt.prompt()
    if (isCancel(answer)) throw userError('cancelled', { en: 'Stopped; nothing was written.', es: 'Interrumpido; no se escribió nada.' })
    return answer as T
  }

  /** Gives the places of the choices picked. */
  const pick = async <Value>({ message: text, choices, initial }: ChoiceQuestion<Value>, multiple: boolean): Promise<readonly number[]> => {
    const options = choices.map((choice, value) => ({ ...choice, value, folded: fold(`${choice.label} ${choice.search ?? ''}`) }))
    const start = initial === undefined ? -1 : choices.findIndex(({ value }) => value === initial)
    const prompt: AutocompletePrompt<(typeof options)[number]> = new AutocompletePrompt<(typeof options)[number]>({
      input,
      output,
      options,
      multiple,
      initialValue: start === -1 ? undefined : [start],
      filter: (search, option) =>
        fold(search)
          .split(' ')
          .every((word) => option.folded.includes(word)),
      validate: () => {
        const isSearched = prompt.userInput.trim() !== ''
        if (prompt.filteredOptions.length === 0 && (!multiple || (isSearched && prompt.selectedValues.length === 0))) return words.none[lang]
        // Who has searched and marked nothing means the one that stands out.
        const found = prompt.filteredOptions[prompt.cursor]
        if (multiple && isSearched && prompt.selectedValues.length === 0 && found) {
          prompt.selectedValues = [found.value]
          prompt.value = [found.value]
        }
        return undefined
      },
      render() {
        const title = head(this.state, text)
        const labels = this.selectedValues.map((value: number) => options[value]?.label ?? '')
        if (this.state === 'submit' || this.state === 'cancel')
          return `${title} ${colour.dim(visible(labels.join(', ') || (this.state === 'submit' ? words.nothing[lang] : '')))}`
        const shown = this.filteredOptions
        const first = Math.max(0, Math.min(this.cursor - Math.floor(most / 2), shown.length - most))
        const rows = shown
          .slice(first, first + most)
          .map((option, index) => rowOf(option, first + index === this.cursor, this.selectedValues.includes(option.value), multiple))
        const rest = shown.length - first - rows.length
        return [
          `${title} ${this.userInputWithCursor}`,
          ...(multiple && labels.length > 0 ? [`  ${colour.green(shortened(labels.join(', '), columns() - 3))}`] : []),
          ...(shown.length === 0 ? [error(words.none[lang])] : rows),
          ...(rest > 0 ? [colour.dim(`  ${say(message(words.more, { count: rest }), lang)}`)] : []),
          colour.dim(`  ${(multiple ? words.many : words.one)[lang]}`),
        ].join('\n')
      },
    })
    const answer = await answered<number | number[]>(prompt)
    return Array.isArray(answer) ? answer : [answer]
  }

  const rowOf = (option: Choice<unknown>, isActive: boolean, isPicked: boolean, multiple: boolean): string => {
    const sign = multiple ? (isPicked ? '[x]' : '[ ]') : ''
    const text = shortened(`${sign}${sign ? ' ' : ''}${option.label}${option.hint && isActive ? `  ${option.hint}` : ''}`, columns() - 4)
    return isActive ? `${colour.cyan('›')} ${text}` : `  ${colour.dim(text)}`
  }

  const confirm: Ask['confirm'] = ({ message: text, initial }) => {
    const prompt = new ConfirmPrompt({
      input,
      output,
      active: words.yes[lang],
      inactive: words.no[lang],
      initialValue: initial ?? true,
      render() {
        const title = head(this.state, text)
        const mark = (label: string, isOn: boolean) => (isOn ? colour.cyan(`› ${label}`) : colour.dim(`  ${label}`))
        if (this.state === 'submit' || this.state === 'cancel') return `${title} ${colour.dim(this.value ? words.yes[lang] : words.no[lang])}`
        return `${title} ${mark(words.yes[lang], Boolean(this.value))} ${mark(words.no[lang], !this.value)}`
      },
    })
    prompt.on('key', (key) => {
      if (lang === 'es' && key?.toLowerCase() === 's') prompt.emit('confirm', true)
    })
    return answered(prompt)
  }

  return {
    text: ({ message: text, initial, check }: TextQuestion) =>
      answered(
        new TextPrompt({
          input,
          output,
          initialUserInput: initial ?? '',
          validate: (answer) => check?.(answer ?? ''),
          render() {
            const title = head(this.state, text)
            if (this.state === 'submit' || this.state === 'cancel') return `${title} ${colour.dim(visible(this.userInput))}`
            return `${title} ${this.userInputWithCursor}${this.state === 'error' ? `\n${error(this.error)}` : ''}`
          },
        }),
      ).then((answer) => answer ?? ''),
    async choose<Value>(question: ChoiceQuestion<Value>) {
      const [place = 0] = await pick(question, false)
      return (question.choices[place] as Choice<Value>).value
    },
    async chooseMany<Value>(question: ChoiceQuestion<Value>) {
      return (await pick(question, true)).flatMap((place) => question.choices[place]?.value ?? [])
    },
    confirm,
    agree: (text) => confirm({ message: text }),
  }
}

/** One line of at most so many columns. */
function shortened(text: string, width: number): string {
  const plain = visible(text).replaceAll('\n', ' ')
  if (stringWidth(plain) <= width) return plain
  let cut = ''
  for (const sign of plain) {
    if (stringWidth(cut + sign) > width - 1) break
    cut += sign
  }
  return `${cut}…`
}
