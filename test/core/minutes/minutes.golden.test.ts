// Everything that is found in minutes, each fact of it, on one page to be read.
import { expect, test } from 'vitest'
import { say } from '../../../src/core/message.ts'
import { inWords } from '../../../src/core/minutes/dates.ts'
import type { FoundCandidate } from '../../../src/reports/minutes.ts'
import { cases } from './minutes-cases.ts'
import { candidatesOf, minutesFixture } from './minutes.ts'

const quoted = (text: string): string => text.trimEnd().replace(/^/gm, '    ').replace(/ +$/gm, '')

function line(candidate: FoundCandidate, lang: 'en' | 'es'): string {
  const { kind, title, quote, start, section, speaker, parties, due, basis, how, isDerived, occasion, movedFrom, added, stance, reasons, confidence } =
    candidate
  const facts = [
    section === undefined ? '' : `under “${section}”`,
    speaker === undefined ? '' : `${speaker} says it`,
    parties.length === 0 ? '' : `${parties.join(', ')} to act`,
    stance ?? '',
    occasion ?? '',
    added ? 'added' : '',
    movedFrom === undefined ? '' : `moved from ${movedFrom}`,
    how === undefined ? '' : `when: ${due ?? 'no date'} (${basis ?? 'no basis'}${isDerived ? ', derived' : ''}): ${say(inWords(how, lang), lang)}`,
    ...reasons.map(({ words, why }) => `“${words}” ${say({ text: why, values: {} }, lang)}`),
  ]
  return `- ${kind} ${confidence}: **${title}**\n  > ${quote} (at ${start})\n${facts
    .filter((each) => each !== '')
    .map((each) => `  - ${each}\n`)
    .join('')}`
}

const found = async (text: string, lang: 'en' | 'es', date?: string): Promise<string> => {
  const all = await candidatesOf(text, { lang, ...(date === undefined ? {} : { date }) })
  return all.length === 0 ? 'Nothing.\n' : all.map((each) => line(each, lang)).join('')
}

test('what is found in small texts is what the golden page says', async () => {
  const page = ['# What is found in minutes\n']
  for (const { title, lang, texts } of cases) {
    page.push(`## ${title}\n`)
    for (const text of texts) page.push(`${quoted(text)}\n`, await found(text, lang))
  }
  await expect(page.join('\n')).toMatchFileSnapshot('minutes.golden.md')
})

test.each([
  ['en', '2031-08-14'],
  ['es', '2031-10-21'],
] as const)('what is found in the autumn minutes in %s is what the golden page says', async (lang, date) => {
  await expect(await found(minutesFixture(`autumn.${lang}.md`), lang, date)).toMatchFileSnapshot(`autumn.${lang}.golden.md`)
})
