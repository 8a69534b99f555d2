// The list of formats is the files of the folder.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findingsFormats } from '../../src/formats/findings.ts'
import { finding, options, report } from './findings-sample.ts'

test('every findings format is listed, and gives text that ends its last line', async () => {
  const files = readdirSync(join(import.meta.dirname, '../../src/formats')).flatMap((file) => /^findings-(\w+)\.ts$/.exec(file)?.[1] ?? [])
  expect(Object.keys(findingsFormats).sort()).toEqual(files.filter((name) => name !== 'format').sort())
  for (const load of Object.values(findingsFormats)) expect((await load())(report([finding()]), options)).toMatch(/[^\n]\n$/)
})
