// A folder that is made again at any time: nothing outside it is written or taken away, whatever lies in it.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { main } from '../../src/main.ts'
import { outputFolder } from '../../src/io/output-folder.ts'

const above = mkdtempSync(join(tmpdir(), 'rcm-output-'))
afterAll(() => rmSync(above, { recursive: true, force: true }))

const outside = join(above, 'outside')
mkdirSync(outside)
writeFileSync(join(outside, 'kept.html'), 'kept')

/** A site of the example forum in a folder. */
async function site(folder: string): Promise<{ code: number; err: string }> {
  let err = ''
  const code = await main({
    argv: ['site', '-o', folder, '--as-of', '2031-04-15', '-C', join(import.meta.dirname, '..', 'fixtures', 'lakes')],
    cwd: above,
    env: {},
    streams: { stdout: { write: () => {} }, stderr: { write: (text) => (err += String(text)) } },
    now: () => new Date('2031-04-15T12:00:00Z'),
  })
  return { code, err }
}

test('a link in the folder, to a file or to a folder, is neither written nor removed through', () => {
  const root = mkdtempSync(join(above, 'links-'))
  symlinkSync(outside, join(root, 'en'))
  symlinkSync(join(outside, 'kept.html'), join(root, 'index.html'))
  const folder = outputFolder(root, above)
  for (const name of ['en/kept.html', 'en/deep/new.html', 'index.html']) {
    expect(() => folder.write(name, 'planted'), name).toThrow()
    expect(() => folder.remove(name), name).toThrow()
  }
  expect(folder.write('es/new.html', 'ours')).toBe(true)
  expect([readdirSync(outside), readFileSync(join(outside, 'kept.html'), 'utf8')]).toEqual([['kept.html'], 'kept'])
})

test('a planted list of an earlier run takes nothing away but what lies in the folders of a site', async () => {
  const root = join(above, 'planted')
  mkdirSync(join(root, 'records'), { recursive: true })
  mkdirSync(join(root, 'en'))
  writeFileSync(join(root, 'records', 'AGR.md'), 'a record')
  writeFileSync(join(root, 'rcm.yaml'), 'a forum')
  writeFileSync(join(root, 'en', 'old.html'), 'of an earlier run')
  writeFileSync(join(root, 'site-files.txt'), ['records/AGR.md', 'rcm.yaml', 'en/old.html', '../outside/kept.html'].join('\t8\n'))
  expect((await site(root)).code).toBe(0)
  expect(readFileSync(join(root, 'records', 'AGR.md'), 'utf8')).toBe('a record')
  expect(readFileSync(join(root, 'rcm.yaml'), 'utf8')).toBe('a forum')
  expect(readdirSync(join(root, 'en'))).not.toContain('old.html')
  expect(readdirSync(outside)).toEqual(['kept.html'])
})

test('a planted folder of a site that leads elsewhere is told', async () => {
  const root = join(above, 'elsewhere')
  mkdirSync(root)
  symlinkSync(outside, join(root, 'en'))
  const { code, err } = await site(root)
  expect([code, err.includes('en is a symbolic link')]).toEqual([2, true])
  expect(readdirSync(outside)).toEqual(['kept.html'])
})
