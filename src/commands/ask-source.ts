// Asks from which record something comes, and what that record says, word for word.
import { fieldOf } from '../core/field-input.ts'
import type { Kind } from '../core/kind.ts'
import { type Text, message, say } from '../core/message.ts'
import { titleOf } from '../core/record.ts'
import type { Ask } from './ask.ts'
import { choicesOf } from './ask-field.ts'
import type { Session } from './command.ts'
import { recordOr } from './new-record.ts'

const words = {
  from: { en: 'Where does it come from?', es: '¿De dónde procede?' },
  none: { en: '(nothing recorded)', es: '(nada registrado)' },
  quote: { en: 'What does it say, word for word? (Enter for none)', es: '¿Qué dice, palabra por palabra? (Intro si nada)' },
  unsaid: { en: '{title} does not say this word for word.', es: '{title} no lo dice palabra por palabra.' },
} satisfies Record<string, Text>

/** The record and its words, which are checked as they are typed; undefined when no record has it. */
export async function askSource(ask: Ask, session: Session, kind: Kind): Promise<{ readonly record: string; readonly quote?: string } | undefined> {
  const { lang } = session
  const origin = await ask.choose({
    message: words.from[lang],
    choices: [{ value: '', label: words.none[lang] }, ...choicesOf(session, fieldOf(kind, 'source.record'))],
  })
  if (origin === '') return undefined
  const record = recordOr(session, origin)
  const text = record.text.replace(/\s+/g, ' ')
  const quote = await ask.text({
    message: words.quote[lang],
    check: (answer) =>
      answer.trim() === '' || text.includes(answer.trim().replace(/\s+/g, ' '))
        ? undefined
        : say(message(words.unsaid, { title: titleOf(record, lang) }), lang),
  })
  return { record: origin, ...(quote.trim() !== '' && { quote: quote.trim() }) }
}
