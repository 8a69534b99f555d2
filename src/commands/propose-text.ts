// The text of a proposal as it is written: under a mark for each place of the adopted texts, what is to stand there.
import { userError } from '../core/failure.ts'
import type { Lang, Text } from '../core/message.ts'
import type { ProposedAction } from '../core/proposed-changes.ts'
import { parseReference, printReference } from '../core/reference.ts'
import { blocksOf, normalise } from '../core/text.ts'

/** A place, and the text that stands there. */
export interface Place {
  readonly ref: string
  readonly text: string
}

export interface Section {
  readonly ref: string
  readonly action: ProposedAction
  readonly text: string
}

const head: Text = {
  en: `<!-- Write under each mark what is to stand there. A text left as it is proposes nothing; one taken out wholly proposes to delete the place.
To add a text, put a mark of its own above it, with "after" or "before" and the place. -->`,
  es: `<!-- Escriba debajo de cada marca lo que debe quedar allí. Un texto sin cambios no propone nada; uno quitado por completo propone suprimir el lugar.
Para agregar un texto, ponga encima una marca propia, con «después de» o «antes de» y el lugar. -->`,
}

const markers: Readonly<Record<Exclude<ProposedAction, 'delete'>, Text>> = {
  replace: { en: '', es: '' },
  'insert-after': { en: 'after ', es: 'después de ' },
  'insert-before': { en: 'before ', es: 'antes de ' },
}

/** The text to open in the editor. */
export function printSections(places: readonly Place[], action: Exclude<ProposedAction, 'delete'>, lang: Lang): string {
  return `${[head[lang], ...places.map(({ ref, text }) => `<!-- ${markers[action][lang]}${ref} -->\n\n${action === 'replace' ? `${text}\n` : ''}`)].join('\n\n')}`
}

const mark = /^<!--\s*(?:(after|before|después de|antes de)\s+)?([A-Z][A-Za-z0-9.-]*(?:#[0-9.]+)?)\s*-->[ \t]*$/gmu

/**
 * Reads what was written. A text without a mark is that of the only place.
 * @throws UserError `place` for a mark of a place that cannot be changed, and where it is not clear which place is meant
 */
export function readSections(written: string, places: readonly Place[], action: Exclude<ProposedAction, 'delete'>): Section[] {
  const text = written.replaceAll('\r\n', '\n')
  const marks = [...text.matchAll(mark)]
  const [only] = places
  if (marks.length === 0) {
    if (places.length === 1 && only) return [{ ref: only.ref, action, text: withoutHead(text) }]
    throw userError(
      'place',
      { en: 'The text does not say which of the {count} places it is for.', es: 'El texto no dice para cuál de los {count} lugares es.' },
      { count: places.length, ref: only?.ref ?? '' },
      {
        en: 'Put a mark above each part, on a line of its own: <!-- {ref} -->',
        es: 'Ponga encima de cada parte una marca, en una línea propia: <!-- {ref} -->',
      },
    )
  }
  return marks.map((match, index) => {
    const [, word, ref = ''] = match
    const own = text.slice(match.index + match[0].length, marks[index + 1]?.index ?? text.length).trim()
    const reference = parseReference(ref)
    if (!reference || !places.some((place) => place.ref === printReference(reference) || isWithin(ref, place.ref)))
      throw userError(
        'place',
        {
          en: 'The mark “{ref}” names a place that is not among those of this proposal.',
          es: 'La marca «{ref}» nombra un lugar que no está entre los de esta propuesta.',
        },
        { ref },
        { en: 'Name it when the command is called: rcm propose … {ref}', es: 'Nómbrelo al llamar la orden: rcm propose … {ref}' },
      )
    const said = word === undefined ? 'replace' : /^(?:after|después)/u.test(word) ? 'insert-after' : 'insert-before'
    return { ref, action: said, text: own }
  })
}

const withoutHead = (text: string): string => text.replace(/^\s*<!--[\s\S]*?-->/, '').trim()

const isWithin = (ref: string, place: string): boolean => ref.startsWith(`${place}${place.includes('#') ? '.' : '#'}`)

/** Without the sections that change nothing; one without a text is a deletion. */
export function changedSections(sections: readonly Section[], textOf: (ref: string) => string): Section[] {
  return sections.flatMap((section): Section[] => {
    const { action, text, ref } = section
    if (text === '') return action === 'replace' ? [{ ref, action: 'delete', text }] : []
    return action === 'replace' && normalise(text) === normalise(textOf(ref)) ? [] : [section]
  })
}

/** A change as the record has it: of a text of several blocks, the first takes the place and the others come beside it. */
export interface WrittenChange {
  readonly target: string
  readonly action?: ProposedAction
  readonly with?: string
}

/** The body of the proposal, and its changes by section. */
export function assemble(sections: readonly Section[]): { readonly body: string; readonly changes: readonly (readonly WrittenChange[])[] } {
  let count = 0
  const changes = sections.map(({ ref: target, action, text }): WrittenChange[] => {
    if (action === 'delete') return [{ target, action }]
    return blocksOf(text).map((_, index) => {
      const own = action === 'replace' && index > 0 ? 'insert-after' : action
      return { target, ...(own !== 'replace' && { action: own }), with: `#${++count}` }
    })
  })
  const body = sections
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n\n')
  return { body, changes }
}
