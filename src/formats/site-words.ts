// The words of a site's pages: templates/site/words.LANG.yaml, and over them what a forum says differently in own-words.LANG.yaml.
import yaml from 'js-yaml'
import { userError } from '../core/failure.ts'
import { type Lang, toolLanguages } from '../core/message.ts'

/**
 * @param textOf a file under templates/, when there is one
 * @throws UserError `template`
 */
export function siteWords(textOf: (path: string) => string | undefined): Record<Lang, Record<string, string>> {
  const inLang = (lang: Lang) => ({ ...wordsIn(`site/words.${lang}.yaml`, textOf), ...wordsIn(`site/own-words.${lang}.yaml`, textOf) })
  return Object.fromEntries(toolLanguages.map((lang) => [lang, inLang(lang)])) as Record<Lang, Record<string, string>>
}

function wordsIn(path: string, textOf: (path: string) => string | undefined): Record<string, string> {
  try {
    const read = yaml.load(textOf(path) ?? '', { schema: yaml.CORE_SCHEMA }) ?? {}
    return Object.fromEntries(Object.entries(read).map(([key, value]) => [key, String(value)]))
  } catch (error) {
    throw userError(
      'template',
      { en: 'The template {path} cannot be filled: {detail}', es: 'No se puede completar la plantilla {path}: {detail}' },
      { path: `templates/${path}`, detail: (error as Error).message.split('\n')[0] },
      { en: 'Correct the place that the message names.', es: 'Corrija el lugar que indica el mensaje.' },
    )
  }
}
