// docs/mutation.md: what the tests noticed of changes made to the code, from bench/mutants.json, which `npm run mutate` writes.
import { type Lang, type Text, localeOf } from '../../src/core/message.ts'
import { opening, table } from './markdown.ts'

/** What scripts/mutate.mjs writes. */
export interface Mutants {
  /** Every how manieth change was made, of how many there are. */
  readonly every: number
  readonly of: number
  readonly mutants: readonly { readonly file: string; readonly result: 'noticed' | 'survived' | 'not reached' }[]
}

const words = {
  title: { en: 'What the tests notice', es: 'Lo que notan las pruebas' },
  intro: {
    en: 'Tests that pass say little if they would also pass with an error in the code. So errors are put in: in `src/core` and `src/wording` one thing at a time is changed (a comparison turned round, a condition made true or false, a text or list emptied, a step left out), and the tests that come by it are run. A change that a test fails on is noticed.',
    es: 'Que las pruebas pasen dice poco si también pasarían con un error en el código. Por eso se ponen errores: en `src/core` y `src/wording` se cambia una cosa a la vez (una comparación al revés, una condición siempre cierta o falsa, un texto o una lista sin nada, un paso de menos) y se ejecutan las pruebas que pasan por allí. Un cambio con el que falla una prueba se nota.',
  },
  score: {
    en: '**{noticed} of {all} changes were noticed: {share} of 100.** They are every {every}th of the {of} changes that there are, by file and place.',
    es: '**Se notaron {noticed} de {all} cambios: {share} de 100.** Son uno de cada {every} de los {of} cambios posibles, por archivo y lugar.',
  },
  aim: {
    en: 'The aim is 85. Tests were also written for changes of this very sample that had survived; another sample can fare worse.',
    es: 'La meta es 85. También se escribieron pruebas para cambios de esta misma muestra que habían sobrevivido; a otra muestra puede irle peor.',
  },
  method: {
    en: '`npm run mutate` makes the same changes each time and writes `bench/mutants.json`, from which this page is made; `npm run mutate -- --offset N` takes others. The changes are those of Stryker’s instrumenter, without the texts for people and the descriptions in schemas, which stand word for word in generated files. The tests run are those of `test/core`, `test/wording`, `test/rules`, `test/reports` and `test/formats`, and the transcripts of commands that only read, up to twenty seconds of processor time for one change; those that start processes or write to a repository are left out. A part can be measured anew by itself (`--again PATH --tests FOLDER`), with the tests of its own folder: in the figures below, no part has been measured with the formats and the transcripts yet. So what other tests alone would notice counts as not noticed, and so do changes that change nothing, such as the size of a cache.',
    es: '`npm run mutate` hace cada vez los mismos cambios y escribe `bench/mutants.json`, de donde sale esta página; `npm run mutate -- --offset N` toma otros. Los cambios son los del instrumentador de Stryker, sin los textos para personas ni las descripciones de los esquemas, que están palabra por palabra en archivos generados. Se ejecutan las pruebas de `test/core`, `test/wording`, `test/rules`, `test/reports` y `test/formats`, y las transcripciones de comandos que solo leen, hasta veinte segundos de procesador por cambio; no las que inician procesos o escriben en un repositorio. Una parte se puede medir de nuevo por sí sola (`--again RUTA --tests CARPETA`), con las pruebas de su propia carpeta: en las cifras de abajo, ninguna parte se midió todavía con los formatos y las transcripciones. Así, lo que solo notarían otras pruebas cuenta como no notado, y también los cambios que no cambian nada, como el tamaño de una memoria intermedia.',
  },
  file: { en: 'File', es: 'Archivo' },
  changes: { en: 'Changes', es: 'Cambios' },
  noticed: { en: 'Noticed', es: 'Notados' },
  notReached: { en: 'No test comes by', es: 'Ninguna prueba pasa' },
  share: { en: 'Of 100', es: 'De 100' },
} satisfies Record<string, Text>

export function mutationPage({ every, of, mutants }: Mutants, lang: Lang): string {
  const figure = (value: number) => value.toLocaleString(localeOf(lang))
  const share = (noticed: number, all: number) => ((100 * noticed) / all).toLocaleString(localeOf(lang), { maximumFractionDigits: 0 })
  const count = (own: Mutants['mutants'], result: string) => own.filter((each) => each.result === result).length
  const noticed = count(mutants, 'noticed')
  const values = { noticed: figure(noticed), all: figure(mutants.length), share: share(noticed, mutants.length), every: figure(every), of: figure(of) }
  const files = [...new Set(mutants.map(({ file }) => file))]
  return [
    opening(words.title[lang], lang, 'mutation', 'bench/mutants.json'),
    `${words.intro[lang]}\n`,
    `${Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, value), words.score[lang])}\n`,
    `${words.aim[lang]}\n`,
    `${words.method[lang]}\n`,
    table(
      [words.file[lang], words.changes[lang], words.noticed[lang], words.notReached[lang], words.share[lang]],
      files.map((file) => {
        const own = mutants.filter((each) => each.file === file)
        return [`\`${file}\``, figure(own.length), figure(count(own, 'noticed')), figure(count(own, 'not reached')), share(count(own, 'noticed'), own.length)]
      }),
    ),
  ].join('\n')
}
