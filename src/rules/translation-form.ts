// A translation holds what it translates and nothing else.
import { message } from '../core/message.ts'
import { nearestOfFew } from '../core/nearest.ts'
import type { Rule } from './rule.ts'

const followUp = 'id: FU-2031-009\ntitle: Send the list of wells\ntype: request\nresponsible: [ALD]\nlog:\n  - { date: 2031-03-10, status: pending }\n'
const base = 'sha256-3c1f9f5cbc1a4a2ce1c52b3b4a8c1df5bd0fbd9b5f6d7f0a9ec0b1d2c3e4f506'

export const translationForm: Rule = {
  id: 'translation-form',
  severity: 'error',
  reads: 'own',
  summary: {
    en: 'A translation holds “translates”, the fields that can be translated, its text and, of adopted text, the seal; nothing else.',
    es: 'Una traducción contiene «translates», los campos traducibles, su texto y, si es texto adoptado, el sello; nada más.',
  },
  why: {
    en: 'Dates, parties and statuses are said once, in the original. Said again in a translation they would be read by nobody, and contradict the original one day.',
    es: 'Las fechas, las partes y los estados se dicen una vez, en el original. Repetidos en una traducción no los leería nadie, y algún día contradirían al original.',
  },
  examples: {
    bad: {
      'records/follow-ups/FU-2031-009-wells.yaml': followUp,
      'records/follow-ups/FU-2031-009-wells.es.yaml': `translates: ${base}\ntitle: Enviar la lista de pozos\ndue: 2031-04\n`,
    },
    good: {
      'records/follow-ups/FU-2031-009-wells.yaml': followUp,
      'records/follow-ups/FU-2031-009-wells.es.yaml': `translates: ${base}\ntitle: Enviar la lista de pozos\n`,
    },
  },
  *check(workspace) {
    const nearest = nearestOfFew()
    for (const { kind, translations } of workspace.records)
      for (const { path, data } of translations.values()) {
        if (data.translates !== undefined && !/^sha256-[0-9a-f]{64}$/.test(String(data.translates)))
          yield {
            path,
            at: { data: ['translates'] },
            message: message({ en: 'The value of “translates” is no fingerprint.', es: 'El valor de «translates» no es una huella.' }),
            help: message({
              en: 'It is the fingerprint of the text that was translated: sha256- and 64 hexadecimal digits.',
              es: 'Es la huella del texto que se tradujo: sha256- y 64 cifras hexadecimales.',
            }),
          }
        for (const [key, value] of Object.entries(data)) {
          if (key === 'translates' || key === kind.roles.seal) continue
          if (!kind.translatable.includes(key)) {
            const near = nearest(key, kind.translatable)
            yield {
              path,
              at: { data: [key], key: true },
              message: message({ en: 'A translation has no “{key}”.', es: 'Una traducción no lleva «{key}».' }, { key }),
              help: near
                ? message({ en: 'Did you mean “{near}”?', es: '¿Quiso decir «{near}»?' }, { near })
                : message(
                    {
                      en: 'Take the line out: it stands in the original. Translated are: {fields}.',
                      es: 'Quite la línea: está en el original. Se traducen: {fields}.',
                    },
                    { fields: kind.translatable.join(', ') },
                  ),
            }
          } else if (typeof value !== 'string' || value.trim() === '')
            yield {
              path,
              at: { data: [key] },
              message: message({ en: 'The translation of “{key}” is no text.', es: 'La traducción de «{key}» no es un texto.' }, { key }),
              help: message({ en: 'Write the translated text, or take the line out.', es: 'Escriba el texto traducido o quite la línea.' }),
            }
        }
      }
  },
}
