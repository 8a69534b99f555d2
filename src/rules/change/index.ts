// Every rule on change, in the order in which the reference page lists them.
import { adoptedTextEdited } from './adopted-text-edited.ts'
import { adoptionWithoutMeeting } from './adoption-without-meeting.ts'
import { amendmentWithoutRound } from './amendment-without-round.ts'
import type { ChangeRule } from './change-rule.ts'
import { idReused } from './id-reused.ts'
import { logEntryAltered } from './log-entry-altered.ts'
import { recordDeleted } from './record-deleted.ts'
import { sealRewritten } from './seal-rewritten.ts'
import { sensitiveTerm } from './sensitive-term.ts'
import { statusBack } from './status-back.ts'
import { translationLeftBehind } from './translation-left-behind.ts'

export const changeRules: readonly ChangeRule[] = [
  adoptedTextEdited,
  sealRewritten,
  recordDeleted,
  idReused,
  logEntryAltered,
  statusBack,
  adoptionWithoutMeeting,
  amendmentWithoutRound,
  translationLeftBehind,
  sensitiveTerm,
]
