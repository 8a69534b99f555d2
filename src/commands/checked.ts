// The findings of the records as they are, with as little looked at again as an earlier run allows.
import { type FoundIn, type Weighed, check, foundIn } from '../rules/run.ts'
import type { Session } from './command.ts'

/** Every finding, without places. */
export async function checked(session: Session): Promise<readonly Weighed[]> {
  let weighed: readonly Weighed[] = []
  await session.since<FoundIn>('checked', async (earlier) => {
    weighed = check(session.workspace, undefined, session.progress('checking'), earlier)
    return foundIn(weighed)
  })
  return weighed
}
