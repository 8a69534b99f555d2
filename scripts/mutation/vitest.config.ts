// The tests as `npm run mutate` runs them: one file after another, those named as a source first, by a runner that tries the changes.
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import usual from '../../vitest.config.ts'

/** Where the tests of `core` and `wording` stand, and those that run them with little around; last the transcripts, which run whole commands in this process. */
const folders = ['core', 'wording', 'rules', 'reports', 'formats', 'transcripts']

/** Of the transcripts those of commands that read: what writes does not find the same a second time. */
const reading =
  'calendar|completion|diff|explain|export|list|log|minutes|regulations|regulations-editions|report|report-own|review|show|status|trace|usage|validate|validate-base|verify'

class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => folders.findIndex((folder) => moduleId.includes(`/test/${folder}`))
    return files.toSorted((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1))
  }
}

export default defineConfig({
  test: {
    ...usual.test,
    include: folders.flatMap((folder) => [`test/${folder}/**/*.test.ts`, `test/${folder}.test.ts`]),
    testNamePattern: new RegExp(`^(?!\\S+\\.txt )|^(?:${reading})\\.txt rcm(?!.* --accept (?!.*--dry-run))|^(?:${reading})\\.txt LANG`),
    runner: './scripts/mutation/runner.ts',
    sequence: { sequencer: InOrder },
    fileParallelism: false,
    testTimeout: 0,
    reporters: ['dot'],
  },
})
