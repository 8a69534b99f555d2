// The first page of a site: the briefing of the day.
import { dateInWords } from '../core/day-words.ts'
import { inLanguage } from '../core/forum.ts'
import type { Lang } from '../core/message.ts'
import type { StatusOutput } from '../core/output.ts'
import { titleOf, translatedLang } from '../core/record.ts'
import { statusReport } from '../reports/status.ts'
import { statusCharts } from './site-charts.ts'
import type { PageData, SiteFile, SiteModel } from './site-model.ts'

const made = new WeakMap<SiteModel, Map<Lang, StatusOutput>>()

/** The briefing, worked out once in each language. What is wrong with the records is for those who keep them. */
export function statusIn(model: SiteModel, lang: Lang): StatusOutput {
  const known = made.get(model) ?? new Map<Lang, StatusOutput>()
  made.set(model, known)
  const report =
    known.get(lang) ??
    statusReport(model.workspace, {
      day: model.options.day,
      lang,
      commit: model.session.commit,
      since: undefined,
      meeting: undefined,
      party: undefined,
      by: undefined,
      findings: { errors: 0, warnings: 0 },
    })
  known.set(lang, report)
  return report
}

export function todayPages(model: SiteModel): SiteFile[] {
  return model.pages('index.html', 'today', 'today', async (lang) => ({ ...todayData(model, lang), charts: await statusCharts(model, lang) }))
}

function todayData(model: SiteModel, lang: Lang): PageData {
  const report = statusIn(model, lang)
  const { workspace, options } = model
  const { forum } = workspace
  const { followUps } = report
  const labels: Record<string, string> = {}
  for (const kind of workspace.kinds.values()) if (kind.plays === 'follow-up') for (const each of kind.statuses.values()) labels[each.name] ??= each.label[lang]
  const presidency = workspace.byId.get(report.presidency?.id ?? '')
  const leadership = workspace.byId.get(forum.bodies.leadership)
  return {
    ...report,
    consultations: report.consultations.map((each) => ({ ...each, isPartial: model.hasHiddenAnswers(each.id) })),
    title: model.templates.say('today-title', lang, { forum: inLanguage(forum.name, lang), day: dateInWords(options.day, lang) }),
    theme_lang: presidency && translatedLang(presidency, presidency.kind.roles.theme ?? 'theme', lang, model.first) !== lang ? model.first : undefined,
    leadership: leadership ? titleOf(leadership, lang) : forum.bodies.leadership,
    due_soon_days: forum['due-soon-days'],
    open_count: followUps.overdue.length + followUps.dueSoon.length + followUps.noInformation.length + followUps.inProgress.length + followUps.pending.length,
    labels,
    follow_ups_href: model.playing('follow-up')?.href ?? 'records.html',
    proposals_href: model.playing('proposal')?.href ?? 'records.html',
  }
}
