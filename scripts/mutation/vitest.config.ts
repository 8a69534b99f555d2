// The tests as `npm run mutate` runs them: one file after another, those named as a source first, by a runner that tries the changes.
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import usual from '../../vitest.config.ts'

/** Where the tests of `core` and `wording` stand, and those that run them with little around: no process, no repository on the disk. */
const folders = ['core', 'wording', 'rules', 'reports']

class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => folders.findIndex((folder) => moduleId.includes(`/test/${folder}/`))
    return files.toSorted((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1))
  }
}

export default defineConfig({
  test: {
    ...usual.test,
    include: folders.map((folder) => `test/${folder}/**/*.test.ts`),
    runner: './scripts/mutation/runner.ts',
    sequence: { sequencer: InOrder },
    fileParallelism: false,
    testTimeout: 0,
    reporters: ['dot'],
  },
})
