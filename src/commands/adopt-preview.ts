// The regulations before and after an adoption: the paragraphs that would read otherwise.
import type { Day } from '../core/day.ts'
import { message, say } from '../core/message.ts'
import type { Plan } from '../core/plan.ts'
import { withoutDirectives } from '../formats/parse-document.ts'
import { redlineMarkdown } from '../formats/redline-document.ts'
import { Consolidation } from '../wording/consolidation.ts'
import { redline } from '../wording/redline.ts'
import { regulationsOf } from '../wording/regulations.ts'
import type { Workspace } from '../core/workspace.ts'
import type { Context, Session } from './command.ts'
import { renderDocument } from './render-document.ts'

const title = { en: 'The regulations before and after', es: 'Las normas antes y después' }

/** As text for the terminal, in the session's language; the day is the first on which the change has effect. */
export async function regulationsChange({ width, colour }: Context, session: Session, plan: Plan, day: Day): Promise<string> {
  const { lang, workspace } = session
  const compiled = (each: Workspace) =>
    regulationsOf(new Consolidation(each, { asOf: day, lang }), { title: '', revision: undefined, edition: undefined, commits: new Map(), previous: undefined })
  const [before, after] = [compiled(workspace), compiled(await session.planned(plan))]
  const old = new Map(before.chapters.flatMap(({ provisions }) => provisions).map((each) => [each.ref, each]))
  const changed = after.chapters.flatMap((chapter) =>
    chapter.provisions.flatMap((provision) => {
      const was = old.get(provision.ref)?.text ?? ''
      return was === provision.text
        ? []
        : [
            {
              number: provision.number,
              ref: provision.ref,
              chapter: `${chapter.number} ${chapter.title}`,
              before: withoutDirectives(was),
              after: withoutDirectives(provision.text),
              redline: redlineMarkdown(redline(was, provision.text)),
            },
          ]
    }),
  )
  const data = { changed, day, chapters: after.chapters.length }
  return String(await renderDocument(session, { name: 'adoption', data, title: say(message(title), lang), lang, format: 'text', width, colour }))
}
