// Candidates in minutes as the file in which the coordinator accepts and corrects them.
import { printCandidates } from '../core/minutes/candidates-file.ts'
import type { MinutesFormat } from './minutes-format.ts'

export const minutesYaml: MinutesFormat = ({ file, items, name, kinds }, { lang }) => printCandidates(file, items, { name, kinds, lang })
