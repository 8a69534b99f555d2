// What changed, as one HTML page: every text in one column with marks, or before and after side by side, as the reader chooses.
import type { ElementContent } from 'hast'
import { toHtml } from 'hast-util-to-html'
import type { DiffView, RecordDiff, TextDiff } from '../core/diff-view.ts'
import { type Lang, type Text, message, say } from '../core/message.ts'
import type { RedlineBlock, RedlinePart } from '../core/redline.ts'
import { visible } from '../core/visible.ts'
import { countLine, diffWords, fromTo, headWords, dataLines, natureWord } from './diff-format.ts'
import { type Node, type PageFacts, element, htmlPage, separated, words } from './html-page.ts'
import { htmlStyle } from './html-style.ts'
import { redlineWords } from './redline-words.ts'

export function diffHtml(view: DiffView, facts: Omit<PageFacts, 'style'>): string {
  const { lang } = facts
  const radio = (id: string, isChosen: boolean) => element('input', { type: 'radio', name: 'view', id, ...(isChosen && { checked: true }) }, [])
  const label = (id: string, text: Text) => element('label', { htmlFor: [id] }, [words(text[lang])])
  const nodes: Node[] = [
    element('h1', {}, [shown(fromTo(view, lang))]),
    element('p', {}, [element('strong', {}, [words(countLine(view, lang))])]),
    radio('inline', true),
    label('inline', own.inline),
    radio('beside', false),
    label('beside', own.beside),
    ...view.records.map((record) => section(record, lang)),
    ...(view.others.length > 0 ? [element('p', {}, [words(say(message(diffWords.others, { files: view.others.join(', ') }), lang))])] : []),
  ]
  return htmlPage(toHtml(separated(nodes) as ElementContent[]), { ...facts, style: htmlStyle + style })
}

const own = {
  inline: { en: 'In one text', es: 'En un solo texto' },
  beside: { en: 'Side by side', es: 'Lado a lado' },
} satisfies Record<string, Text>

const style = `
input[name=view]{margin:0 .3rem 0 0}label{margin-right:1.2rem}
#inline:checked~section table.beside{display:none}#beside:checked~section div.inline{display:none}
table.beside tr.same td{color:var(--quiet)}
@media not (max-width:40rem){table.beside td{width:50%;padding:.35rem .8rem;border-left:1px solid var(--line)}}
@media (max-width:40rem){table.beside tr.same td+td{display:none}table:not(.facts).beside tr.same td{padding-left:0}table:not(.facts).beside tr.same td::before{content:none}}
div.inline{border-left:3px solid var(--accent);padding-left:1rem}
.moved{font-size:.85em;color:var(--quiet);font-style:italic}section h2{margin-bottom:.1rem}.head{color:var(--quiet);margin:0 0 .5rem}
@media print{input,label{display:none}}
`.replace(/\n/g, '')

const section = (record: RecordDiff, lang: Lang): Node => {
  const lines = dataLines(record, lang)
  return element(
    'section',
    {},
    separated([
      element('h2', {}, [shown(`${record.id} ${record.title}`)]),
      element('p', { className: ['head'] }, [shown(headWords(record, lang))]),
      ...(lines.length > 0
        ? [
            element(
              'ul',
              {},
              lines.map((line) => element('li', {}, [shown(line)])),
            ),
          ]
        : []),
      ...record.texts.flatMap((text) => textNodes(text, lang)),
    ]),
  )
}

function textNodes({ title, nature, reason, redline }: TextDiff, lang: Lang): Node[] {
  const rows = redline.map((block) =>
    element('tr', block.type === 'same' ? { className: ['same'] } : {}, [
      cell(block, diffWords.before[lang], ['ins', 'move-to'], lang),
      cell(block, diffWords.after[lang], ['del', 'move-from'], lang),
    ]),
  )
  const head = element('thead', {}, [
    element(
      'tr',
      {},
      [diffWords.before, diffWords.after].map((text) => element('th', { scope: 'col' }, [words(text[lang])])),
    ),
  ])
  return [
    element('p', {}, [element('strong', {}, [shown(title)]), shown(` (${natureWord(nature, lang)}): ${reason}`)]),
    element(
      'div',
      { className: ['inline'] },
      redline.map((block) => element('p', {}, partsOf(block, lang))),
    ),
    element('table', { className: ['beside'] }, [head, element('tbody', {}, separated(rows))]),
  ]
}

const cell = (block: RedlineBlock, label: string, without: readonly RedlinePart['type'][], lang: Lang): Node =>
  element('td', { dataLabel: label }, block.parts.some(({ type }) => !without.includes(type)) ? partsOf(block, lang, without) : [])

function partsOf({ type, move, parts }: RedlineBlock, lang: Lang, without: readonly RedlinePart['type'][] = []): Node[] {
  const note = move === undefined ? [] : [element('span', { className: ['moved'] }, [words(`${movedWords(type, move, lang)} `)])]
  return [
    ...note,
    ...parts
      .filter((part) => !without.includes(part.type))
      .map((part) => {
        const text = shown(part.text)
        if (part.type === 'same') return text
        return element(part.type === 'ins' || part.type === 'move-to' ? 'ins' : 'del', {}, [text])
      }),
  ]
}

const movedWords = (type: RedlineBlock['type'], move: number, lang: Lang): string =>
  say(message(type === 'moved-from' ? redlineWords.movedFrom : redlineWords.movedTo, { move }), lang)

const shown = (text: string): Node => words(visible(text))
