// A verification for a person at a terminal: what was found, and what was looked at.
import stringWidth from 'fast-string-width'
import { languageName } from '../core/language-name.ts'
import { message, say } from '../core/message.ts'
import { visible } from '../core/visible.ts'
import { findingsText } from './findings-text.ts'
import type { VerifyFormat } from './verify-format.ts'

const summary = {
  en: '{texts, plural, =0 {No adopted text} one {# adopted text} other {# adopted texts}} against {commits, plural, one {# commit} other {# commits}}, {quotes, plural, one {# quote} other {# quotes}} against the records that they name.',
  es: '{texts, plural, =0 {Ningún texto adoptado} one {# texto adoptado} other {# textos adoptados}} frente a {commits, plural, one {# commit} other {# commits}}, {quotes, plural, one {# cita} other {# citas}} frente a los registros que nombran.',
}
const adopted = {
  en: '{isKept, select, yes {as adopted} other {not as adopted}} in {commit} of {day} ({author})',
  es: '{isKept, select, yes {tal como se adoptó} other {distinto de lo adoptado}} en {commit} del {day} ({author})',
}
const seenFrom = {
  en: '{isKept, select, yes {as in the first commit seen} other {not as in the first commit seen}}, {commit} of {day} ({author})',
  es: '{isKept, select, yes {igual que en el primer commit visible} other {distinto del primer commit visible}}, {commit} del {day} ({author})',
}

export const verifyText: VerifyFormat = (report, options) => {
  const { lang, colour } = options
  const { texts, quotes, history } = report
  const ids = Math.max(0, ...texts.map(({ id }) => stringWidth(id)))
  const names = Math.max(0, ...texts.map((text) => stringWidth(languageName(text.lang, lang))))
  const lines = texts.map(({ id, lang: own, isKept, isCertain, adopted: { commit, day, author } }) => {
    const words = say(message(isCertain ? adopted : seenFrom, { isKept: isKept ? 'yes' : 'no', commit: commit.slice(0, 10), day, author }), lang)
    const sign = isKept ? colour.green('✓') : colour.red('✗')
    return `${sign} ${visible(id).padEnd(ids)}  ${languageName(own, lang).padEnd(names)}  ${visible(words)}`
  })
  return `${findingsText(report, options)}${lines.map((line) => `${line}\n`).join('')}${say(message(summary, { texts: texts.length, commits: history.commits, quotes }), lang)}\n`
}
