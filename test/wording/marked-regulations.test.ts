// The regulations beside an earlier state of them.
import { expect, test } from 'vitest'
import { acceptAll, rejectAll } from '../../src/core/redline.ts'
import { markedAgainst } from '../../src/wording/marked-regulations.ts'

type Output = Parameters<typeof markedAgainst>[0]
const output = (asOf: string, ...provisions: { ref: string; text: string; state: string }[]): Output =>
  ({ revision: asOf, asOf, chapters: [{ id: 'REG-1', provisions }] }) as unknown as Output
const provision = (ref: string, text: string, state = 'in-force') => ({ ref, text, state })

test('each provision has its changes; what is internal has none, and is not told when it is gone', () => {
  const earlier = output(
    '2031',
    provision('A#1', 'Nets.'),
    provision('A#2', 'Boats.'),
    provision('A#3', 'Secret.'),
    provision('A#4', ''),
    provision('A#5', 'Oars.'),
  )
  const now = output('2032', provision('A#1', 'All nets.'), provision('A#6', 'Buoys.'), provision('A#5', '', 'internal'))
  const marked = markedAgainst(now, earlier, (ref) => ref !== 'A#3')
  const shown = marked.chapters
    .flatMap((chapter) => chapter.provisions)
    .map(({ ref, redline }) => [ref, redline && rejectAll(redline), redline && acceptAll(redline)])
  expect(shown).toEqual([
    ['A#1', 'Nets.', 'All nets.'],
    ['A#6', '', 'Buoys.'],
    ['A#5', undefined, undefined],
  ])
  expect(marked.redline).toEqual({ revision: '2031', asOf: '2031', gone: [{ ref: 'A#2', text: 'Boats.' }] })
})
