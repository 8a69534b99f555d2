// A record has its title, notes and text in every language of the forum.
import { languageName } from '../core/language-name.ts'
import { message } from '../core/message.ts'
import { type ForumRecord, role } from '../core/record.ts'
import { translationBase } from '../core/text.ts'
import type { Rule } from './rule.ts'

export const translationMissing: Rule = {
  id: 'translation-missing',
  severity: 'warning',
  reads: 'own',
  summary: {
    en: 'A record has its title, notes and text in every language of the forum.',
    es: 'Un registro tiene su título, sus notas y su texto en todos los idiomas del foro.',
  },
  why: {
    en: 'The briefing exists in each language. Where a translation is missing, readers get words in a language that they may not read.',
    es: 'El informe existe en cada idioma. Donde falta una traducción, quien lee recibe palabras en un idioma que quizá no lee.',
  },
  examples: {
    bad: {
      'records/topics/TOP-wells.yaml': `id: TOP-wells
title: Wells
type: issue
`,
    },
    good: {
      'records/topics/TOP-wells.yaml': `id: TOP-wells
title: Wells
type: issue
`,
      'records/topics/TOP-wells.es.yaml': `translates: sha256-c417e0919db99616378d305d5e48d9ac2d53bbef26c3f40a86437889730dd760
title: Pozos
`,
    },
  },
  *check(workspace) {
    const others = workspace.forum.languages.slice(1)
    for (const record of workspace.records) {
      const needed = neededIn(record)
      const names = role(record, 'title')
      for (const code of others) {
        const titleField = record.kind.roles.title
        if (isByLanguage(names) && typeof names[code] !== 'string')
          yield {
            path: record.path,
            at: { data: [titleField] },
            message: message(
              { en: '“{titleField}” of {id} has no name in {languageEn}.', es: '«{titleField}» de {id} no tiene nombre en {languageEs}.' },
              { ...inWords(code), titleField, id: record.id },
            ),
            help: message({ en: 'Add “{code}” to “{titleField}”.', es: 'Agregue «{code}» a «{titleField}».' }, { ...inWords(code), titleField }),
          }
        if (needed.length === 0) continue
        const file = record.translations.get(code)
        const missing = file ? needed.filter((name) => (name === body ? file.body.trim() === '' : typeof file.data[name] !== 'string')) : needed
        if (missing.length === 0) continue
        const values = { ...inWords(code), id: record.id, fields: missing.join(', '), path: siblingOf(record, code) }
        yield file
          ? {
              path: file.path,
              at: { line: 1 },
              message: message(
                { en: 'The {languageEn} translation of {id} lacks: {fields}.', es: 'A la traducción de {id} al {languageEs} le falta: {fields}.' },
                values,
              ),
              help: message({
                en: 'Translate what is missing; “body” is the text under the front matter, and needs a .md file.',
                es: 'Traduzca lo que falta; «body» es el texto bajo los datos, y necesita un archivo .md.',
              }),
            }
          : {
              path: record.path,
              at: { data: ['id'] },
              message: message({ en: '{id} has no {languageEn} translation.', es: '{id} no tiene traducción al {languageEs}.' }, values),
              help: message(
                {
                  en: 'Write {path} with “translates: {base}” and, translated: {fields}.',
                  es: 'Escriba {path} con «translates: {base}» y, traducido: {fields}.',
                },
                { ...values, base: translationBase(record.data, record.kind.translatable, record.body) },
              ),
            }
      }
    }
  },
}

const body = 'body'

const inWords = (code: string) => ({ code, languageEn: languageName(code, 'en'), languageEs: languageName(code, 'es') })

/** What of a record is to be translated: its translatable fields, and a body whose words are the forum's own to translate. */
function neededIn(record: ForumRecord): string[] {
  const fields = record.kind.translatable.filter((name) => typeof record.data[name] === 'string')
  const { text } = record.kind
  return text !== undefined && text !== 'minutes' && text !== 'adopted' && record.body.trim() !== '' ? [...fields, body] : fields
}

const isByLanguage = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

const siblingOf = ({ path }: ForumRecord, lang: string): string => path.replace(/(?=\.\w+$)/, `.${lang}`)
