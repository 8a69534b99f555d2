// Asks for the value of a field, in the way its type suggests: a pick from the records, from the choices, or words that are checked as typed.
import { isUserError } from '../core/failure.ts'
import { readValue, referred } from '../core/field-input.ts'
import { namesOf } from '../core/fields.ts'
import type { Field, Kind } from '../core/kind.ts'
import { type Text, say } from '../core/message.ts'
import { titleOf } from '../core/record.ts'
import type { Ask, Choice } from './ask.ts'
import type { Session } from './command.ts'

const words = {
  optional: { en: '(Enter for none)', es: '(Intro si no hay)' },
  list: { en: '(several with commas)', es: '(varios, separados por comas)' },
  date: { en: '(a date, or words such as “in two weeks”)', es: '(una fecha, o palabras como «en dos semanas»)' },
  none: { en: '(none)', es: '(ninguno)' },
} satisfies Record<string, Text>

export interface FieldQuestion {
  readonly field: Field
  readonly isRequired: boolean
  /** Instead of the field's own label. */
  readonly label?: string
  readonly initial?: string
}

/** The value as data; undefined when an optional field is left out. */
export async function askField(ask: Ask, session: Session, { field, isRequired, label, initial }: FieldQuestion): Promise<unknown> {
  const { workspace, lang } = session
  const name = label ?? field.label?.[lang] ?? field.name
  if (field.type === 'reference' && field.refersTo.length > 0) {
    const choices = choicesOf(session, field)
    if (field.isList) {
      const picked = await ask.chooseMany({ message: `${name}:`, choices })
      return picked.length > 0 ? picked : undefined
    }
    return ask.choose({ message: `${name}:`, choices: isRequired ? choices : [noChoice(lang), ...choices] })
  }
  if (field.type === 'choice' && !field.isList) {
    const choices: Choice<string | undefined>[] = field.choices.map((value) => {
      const said = field.choiceLabels[value]?.[lang] ?? value
      return { value, label: said === value ? value : `${said} (${value})` }
    })
    return ask.choose({ message: `${name}:`, choices: isRequired ? choices : [noChoice(lang), ...choices], ...(initial === undefined ? {} : { initial }) })
  }
  if (field.type === 'boolean') return ask.confirm({ message: `${name}?`, initial: initial === 'true' })
  const hints = [field.type === 'date' ? words.date[lang] : '', field.isList ? words.list[lang] : '', isRequired ? '' : words.optional[lang]].filter(Boolean)
  const context = { workspace, day: session.day }
  const answer = await ask.text({
    message: `${[name, ...hints].join(' ')}:`,
    ...(initial === undefined ? {} : { initial }),
    check: (text) => (text.trim() === '' && !isRequired ? undefined : problem(() => readValue(field, text, context), session)),
  })
  return answer.trim() === '' ? undefined : readValue(field, answer, context)
}

const noChoice = (lang: Session['lang']): Choice<string | undefined> => ({ value: undefined, label: words.none[lang] })

/** What a reading throws, as one sentence with its help; undefined when it throws nothing. */
export function problem(read: () => unknown, { lang }: Pick<Session, 'lang'>): string | undefined {
  try {
    read()
    return undefined
  } catch (error) {
    if (!isUserError(error)) throw error
    return `${say(error.said, lang)}${error.help ? ` ${say(error.help, lang)}` : ''}`
  }
}

/** The records a field may refer to, as choices: the id with the title. */
export const choicesOf = ({ workspace, lang }: Session, field: Field): Choice<string>[] =>
  referred(field, workspace).map((record) => ({ value: record.id, label: `${record.id}  ${titleOf(record, lang)}`, search: namesOf(record).join(' ') }))

export const statusChoices = (kind: Kind, { lang }: Session): Choice<string>[] =>
  [...kind.statuses.values()].map(({ name, label }) => ({ value: name, label: label[lang] === name ? name : `${label[lang]} (${name})` }))
