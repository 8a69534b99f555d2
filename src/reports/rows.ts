// The lists that are worked out for reports, by the name that `rows` in a template takes.
import { contributions } from './rows-contributions.ts'
import { contributionAgeing, contributionTotals } from './rows-contribution-sums.ts'
import { followUpAgeing } from './rows-ageing.ts'
import { coverage } from './rows-coverage.ts'
import { indicatorReadings, indicators } from './rows-indicators.ts'
import { objectives } from './rows-objectives.ts'
import { followUpsOverTime } from './rows-over-time.ts'
import { topicHistory } from './rows-topic-history.ts'
import type { RowList } from './row-list.ts'

export const rowLists: Readonly<Record<string, RowList>> = {
  objectives,
  indicators,
  'indicator-readings': indicatorReadings,
  'follow-ups-over-time': followUpsOverTime,
  'follow-up-ageing': followUpAgeing,
  contributions,
  'contribution-totals': contributionTotals,
  'contribution-ageing': contributionAgeing,
  coverage,
  'topic-history': topicHistory,
}
