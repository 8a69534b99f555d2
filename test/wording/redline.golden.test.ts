// The redlines of real-looking edits, on one page to be read: [-deleted-], {+inserted+}, and moves with their number.
import { expect, test } from 'vitest'
import { say } from '../../src/core/message.ts'
import { type RedlineBlock, type RedlinePart, acceptAll, rejectAll } from '../../src/core/redline.ts'
import { cosmeticOrSubstantive } from '../../src/wording/cosmetic-or-substantive.ts'
import { redline } from '../../src/wording/redline.ts'
import { cases } from './redline-cases.ts'

/** Marks stand inside the white space at the ends of a part. */
function marked({ type, text }: RedlinePart, move: number | undefined): string {
  const [, before = '', words = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
  const marks = {
    same: ['', ''],
    del: ['[-', '-]'],
    ins: ['{+', '+}'],
    'move-from': [`[${move}>`, `>${move}]`],
    'move-to': [`{${move}<`, `<${move}}`],
  } as const
  const [open, close] = words === '' && type !== 'same' ? marks[type] : words === '' ? ['', ''] : marks[type]
  return `${before}${open}${words}${close}${after}`
}

const print = (blocks: readonly RedlineBlock[]): string => blocks.flatMap(({ parts, move }) => parts.map((part) => marked(part, move))).join('')

const quoted = (text: string): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`.trimEnd())
    .join('\n')

const page = cases.map(({ title, before, after }, index) => {
  const { nature, reason } = cosmeticOrSubstantive(before, after)
  const texts = [before, after, print(redline(before, after))].map(quoted)
  return `## ${index + 1}. ${title}\n\nBefore\n\n${texts[0]}\n\nAfter\n\n${texts[1]}\n\nRedline\n\n${texts[2]}\n\n${nature}: ${say(reason, 'en')} · ${say(reason, 'es')}\n`
})

test('the redlines are those on the golden page', async () => {
  await expect(`# Redlines\n\n[-deleted-] {+inserted+} [1>moved from>1] {1<moved to<1}\n\n${page.join('\n')}`).toMatchFileSnapshot('redline.golden.md')
})

test.each(cases)('$title: both texts come out of it', ({ before, after }) => {
  expect(acceptAll(redline(before, after))).toBe(after)
  expect(rejectAll(redline(before, after))).toBe(before)
})
