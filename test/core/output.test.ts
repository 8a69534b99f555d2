// The schemas of the machine output stand in schemas/output, byte for byte: what is promised there is what the code checks with.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { outputSchemas } from '../../scripts/pages/output-schemas.ts'
import { packageRoot } from '../../src/io/shipped.ts'

test.each([...outputSchemas()])('%s is what the code makes of it', (path, text) => {
  expect(readFileSync(join(packageRoot, path), 'utf8')).toBe(text)
})
