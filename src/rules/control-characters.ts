// A record holds no character that cannot be seen.
import { message } from '../core/message.ts'
import { explainFaults } from './file-fault.ts'
import type { Rule } from './rule.ts'

const withTitle = (title: string) => `id: FU-2031-009\ntitle: ${title}\ntype: request\nresponsible: [ALD]\nlog:\n  - { date: 2031-03-10, status: pending }\n`

export const controlCharacters: Rule = {
  id: 'control-characters',
  severity: 'error',
  summary: { en: 'A record holds no control characters.', es: 'Un registro no contiene caracteres de control.' },
  why: {
    en: 'They are not seen when a change is read, yet they can steer a terminal or turn the direction of a text, so that a sentence reads otherwise than it is written.',
    es: 'No se ven al leer un cambio y, sin embargo, pueden gobernar una terminal o invertir la dirección de un texto, de modo que una frase se lea distinta de como está escrita.',
  },
  examples: {
    bad: { 'records/follow-ups/FU-2031-009-list-of-wells.yaml': withTitle('Send the list \u202eof wells') },
    good: { 'records/follow-ups/FU-2031-009-list-of-wells.yaml': withTitle('Send the list of wells') },
  },
  check: (workspace) =>
    explainFaults(workspace, {
      control: ({ detail = '' }) => ({
        message: message(
          {
            en: '{turns, select, yes {The invisible character {code} turns the direction of the text.} other {The invisible control character {code} stands here.}}',
            es: '{turns, select, yes {El carácter invisible {code} cambia la dirección del texto.} other {Aquí está el carácter de control invisible {code}.}}',
          },
          { code: detail, turns: /^U\+20[26]/.test(detail) ? 'yes' : 'no' },
        ),
        help: message({
          en: 'Delete it: put the cursor behind it, press Backspace once, and see that no letter goes.',
          es: 'Elimínelo: ponga el cursor detrás, pulse Retroceso una vez y compruebe que no desaparezca ninguna letra.',
        }),
      }),
    }),
}
