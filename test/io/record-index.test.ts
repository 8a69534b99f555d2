// What the index gives is what reading every file gives, whatever was edited between two runs and whatever became of the index.
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { type Tree, type Workspace, buildWorkspace } from '../../src/core/workspace.ts'
import { readDefinitions } from '../../src/io/definitions.ts'
import { RecordIndex } from '../../src/io/record-index.ts'
import { packageRoot } from '../../src/io/shipped.ts'
import { workingTree } from '../../src/io/working-tree.ts'
import { type Forum, edits, forum, make, topic } from '../random-edits.ts'

const folder = mkdtempSync(join(tmpdir(), 'rcm-index-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The workspace by the index, the paths that were read for it, and the index. `lately` below zero trusts every stamp. */
async function indexed({ root, kept }: Forum, lately = -60_000, program = 'one') {
  const read: string[] = []
  const index = new RecordIndex(
    kept,
    program,
    root,
    (where, survey) => {
      const tree = workingTree(where, survey)
      return {
        ...tree,
        read(path) {
          read.push(path)
          return tree.read(path)
        },
      }
    },
    lately,
  )
  const definitions = await readDefinitions(index.tree)
  const workspace = buildWorkspace(index.tree, definitions, index.known(definitions.fingerprint))
  index.save(workspace)
  const records = read.filter((path) => path.startsWith('records/'))
  return { workspace, index, read: records }
}

async function plain({ root }: Forum): Promise<Workspace> {
  const tree: Tree = workingTree(root)
  return buildWorkspace(tree, await readDefinitions(tree))
}

/** Everything that a workspace says. */
function told(workspace: Workspace) {
  const fileOf = ({
    path,
    text,
    data,
    body,
    bodyLine,
  }: Workspace['records'][number] | (ReturnType<Workspace['records'][number]['translations']['get']> & object)) => ({
    path,
    text,
    data,
    body,
    bodyLine,
  })
  return {
    paths: workspace.paths,
    faults: workspace.faults,
    texts: workspace.paths.map((path) => workspace.text(path)),
    records: workspace.records.map((record) => ({
      ...fileOf(record),
      id: record.id,
      kind: record.kind.name,
      translations: [...record.translations].map(([lang, file]) => [lang, fileOf(file)]),
      to: workspace.linksFrom(record).map(({ field, to, value, at }) => ({ field, to, value, at })),
      from: workspace.linksTo(record.id).map(({ from, field, at }) => ({ from: from.path, field, at })),
    })),
    lost: workspace.linksTo('NOTHING-1').map(({ from }) => from.path),
  }
}

test('after any edits the index gives what reading every file gives', { timeout: 60_000 }, async ({ task }) => {
  const runs = Number(process.env.RCM_FUZZ ?? 1) * 25
  task.meta.times = runs
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(edits, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), async (rounds) => {
      const own = forum(folder)
      try {
        await indexed(own)
        for (const round of rounds) {
          for (const edit of round) make(own, edit)
          const expected = told(await plain(own))
          expect(told((await indexed(own)).workspace)).toEqual(expected)
          expect(told((await indexed(own, 2000)).workspace)).toEqual(expected)
        }
      } finally {
        rmSync(own.root, { recursive: true })
        rmSync(own.kept, { recursive: true })
      }
    }),
    { seed: 1, numRuns: runs },
  )
})

describe('what is read', () => {
  const agreement = 'records/agreements/AGR-2031-001-landing-places.md'

  test('nothing at all when nothing changed, and of what is asked only that', async () => {
    const own = forum(folder)
    expect((await indexed(own)).read.length).toBeGreaterThan(30)
    const { workspace, index, read } = await indexed(own)
    expect([index.state?.length, read]).toEqual([64, []])
    const [record] = workspace.records.filter(({ body }) => body !== '')
    expect(record?.body.length).toBeGreaterThan(0)
    expect(read).toEqual([])
  })

  test('only what changed, and what is too young to tell', async () => {
    const own = forum(folder)
    const path = readdirSync(join(own.root, 'records', 'agreements')).map((name) => `records/agreements/${name}`)[0] ?? agreement
    await indexed(own)
    writeFileSync(join(own.root, path), readFileSync(join(own.root, path)))
    expect((await indexed(own)).read).toEqual([path])
    expect((await indexed(own)).read).toEqual([])
    const young = forum(folder)
    await indexed(young, 60_000)
    expect((await indexed(young)).read.length).toBeGreaterThan(30)
    expect((await indexed(young)).read).toEqual([])
  })

  test('everything for another program', async () => {
    const own = forum(folder)
    await indexed(own)
    expect((await indexed(own, -60_000, 'two')).read.length).toBeGreaterThan(30)
  })
})

describe('an index that is', () => {
  const damage: Readonly<Record<string, (path: string) => void>> = {
    cut: (path) => truncateSync(path, Math.floor(statSync(path).size / 2)),
    empty: (path) => truncateSync(path, 0),
    gone: (path) => rmSync(path),
    'of other bytes': (path) =>
      writeFileSync(
        path,
        readFileSync(path).map((byte, at) => (at > 40 && at % 97 === 0 ? byte ^ 1 : byte)),
      ),
    'a folder': (path) => {
      rmSync(path)
      mkdirSync(path)
    },
  }
  for (const [name, harm] of Object.entries(damage))
    test(`${name} is as none, and is made anew`, async () => {
      const own = forum(folder)
      await indexed(own)
      const expected = told(await plain(own))
      const isPart = (file: string) => file.endsWith('.part')
      for (const wanted of [isPart, (file: string) => !isPart(file)]) {
        for (const file of readdirSync(own.kept).filter(wanted)) harm(join(own.kept, file))
        const { workspace } = await indexed(own)
        expect(told(workspace)).toEqual(expected)
        expect(told((await indexed(own)).workspace)).toEqual(expected)
        for (const file of readdirSync(own.kept)) if (statSync(join(own.kept, file)).isDirectory()) rmSync(join(own.kept, file), { recursive: true })
        await indexed(own)
        expect(told((await indexed(own)).workspace)).toEqual(expected)
      }
    })

  test('mixed of two forums is as none', async () => {
    const [one, two] = [forum(folder), forum(folder)]
    make(two, { do: 'write', path: 'topics/TOP-a.yaml', text: topic('TOP-a') })
    await indexed(one)
    await indexed(two)
    cpSync(join(two.kept, 'index'), join(one.kept, 'index'))
    expect(told((await indexed(one)).workspace)).toEqual(told(await plain(one)))
  })

  test('not writable, or nowhere, is as none', async () => {
    const own = { ...forum(folder), kept: '/dev/null/nowhere' }
    expect(told((await indexed(own)).workspace)).toEqual(told(await plain(own)))
  })
})

test('of other schemas the references are others, though no record changed', async () => {
  const own = forum(folder)
  await indexed(own)
  const schema = JSON.parse(readFileSync(join(packageRoot, 'schemas', 'follow-up.schema.json'), 'utf8'))
  delete schema.properties.objectives.items['x-ref']
  mkdirSync(join(own.root, 'schemas'))
  writeFileSync(join(own.root, 'schemas', 'follow-up.schema.json'), JSON.stringify(schema))
  const linking = (workspace: Workspace) => workspace.records.flatMap(({ id }) => workspace.linksTo(id)).filter(({ field }) => field === 'objectives')
  const [before, after] = [linking(await plain({ ...own, root: forum(folder).root })), await plain(own)]
  expect([before.length > 0, linking(after).filter(({ from }) => from.kind.name === 'follow-up')]).toEqual([true, []])
  for (let run = 0; run < 2; run++) expect(told((await indexed(own)).workspace)).toEqual(told(after))
  const fewer = { ...own, kept: mkdtempSync(join(folder, 'kept-')) }
  await indexed(fewer)
  rmSync(join(own.root, 'schemas'), { recursive: true })
  for (const each of [own, fewer, fewer]) expect(told((await indexed(each)).workspace)).toEqual(told(await plain(own)))
})

describe('the state', () => {
  const path = 'records/topics/TOP-b.yaml'

  test('is another for every other text, and the same for the same', async () => {
    const own = forum(folder)
    const states = new Map<string, string>()
    for (const text of [topic('TOP-b'), `\ufeff${topic('TOP-b')}`, topic('TOP-b', 'note: 1\n'), 'id: [\n', 'id: [\r\n', topic('TOP-b')]) {
      writeFileSync(join(own.root, path), text)
      const { index } = await indexed(own)
      const state = index.state ?? ''
      expect([states.get(state) ?? text, state.length]).toEqual([text, 64])
      states.set(state, text)
    }
    expect(states.size).toBe(5)
  })

  test('is not known when a file was written to while the records were read', async () => {
    const own = forum(folder)
    writeFileSync(join(own.root, path), topic('TOP-b'))
    await indexed(own)
    const { workspace, index } = await indexed(own)
    expect(index.state).toBeDefined()
    writeFileSync(join(own.root, path), topic('TOP-b', 'note: later\n'))
    expect(workspace.byId.get('TOP-b')?.text).toContain('later')
    expect(index.state).toBeUndefined()
  })
})

test('numbers that JSON does not have are read as they are', async () => {
  const own = forum(folder)
  const numbers = [
    '1e999',
    '-.inf',
    '.NaN',
    '-0',
    '-0.0',
    '-.0',
    '-00',
    '[-0, 1]',
    '{ a: 1e999 }',
    `1${'0'.repeat(400)}`,
    '0o17',
    '0x1F',
    '~',
    '{ __proto__: 1 }',
    'null',
  ]
  for (const [index, number] of numbers.entries())
    writeFileSync(join(own.root, `records/topics/TOP-n${index}.yaml`), topic(`TOP-n${index}`, `note: ${number}\n`))
  const expected = told(await plain(own))
  expect(told((await indexed(own)).workspace)).toEqual(expected)
  expect(told((await indexed(own)).workspace)).toEqual(expected)
})

test('a file whose part was lost is kept again', async () => {
  const own = forum(folder)
  await indexed(own)
  for (const file of readdirSync(own.kept)) if (file.endsWith('.part')) rmSync(join(own.kept, file))
  make(own, { do: 'append', at: 0, text: 'more: words\n' })
  await indexed(own)
  make(own, { do: 'append', at: 0, text: 'more: words\n' })
  await indexed(own)
  make(own, { do: 'append', at: 0, text: 'more: words\n' })
  expect((await indexed(own)).read.length).toBeLessThan(3)
})

test('a folder that became a link is not gone into', async () => {
  const own = forum(folder)
  await indexed(own)
  const [topics, elsewhere] = [join(own.root, 'records', 'topics'), mkdtempSync(join(folder, 'elsewhere-'))]
  const { atimeMs, mtimeMs } = statSync(join(own.root, 'records'))
  renameSync(topics, join(elsewhere, 'topics'))
  symlinkSync(join(elsewhere, 'topics'), topics)
  utimesSync(join(own.root, 'records'), atimeMs / 1000, mtimeMs / 1000)
  const { workspace } = await indexed(own)
  expect(workspace.paths.filter((each) => each.startsWith('records/topics/'))).toEqual([])
  expect(workspace.faults.some(({ path: at, reason }) => at === 'records/topics' && reason === 'link')).toBe(true)
})

test('a file written to between the survey and the look at it is told as it is then', async () => {
  const own = forum(folder)
  make(own, { do: 'write', path: 'topics/TOP-b.md', text: '---\nid: TOP-b\n---\nWords.\n' })
  await indexed(own)
  const { workspace } = await indexed(own)
  const record = workspace.byId.get('TOP-b')
  writeFileSync(join(own.root, 'records', 'topics', 'TOP-b.md'), '---\nid: TOP-b\nnote: x\n---\nOther words, and more of them.\n')
  expect(record?.text).toContain('note: x')
  expect([record?.body, record?.data]).toEqual(['Other words, and more of them.\n', { id: 'TOP-b', note: 'x' }])
  rmSync(join(own.root, 'records', 'topics', 'TOP-b.md'))
  expect((await indexed(own)).workspace.byId.has('TOP-b')).toBe(false)
})

test('one that changed rewrites one part, and a part that nothing names is taken away in time', async () => {
  const own = forum(folder)
  await indexed(own)
  const before = readdirSync(own.kept)
  const long = Date.parse('2021-03-10T12:00:00Z') / 1000
  for (const file of before) if (file.endsWith('.part')) utimesSync(join(own.kept, file), long, long)
  make(own, { do: 'append', at: 0, text: 'more: words\n' })
  await indexed(own)
  const after = readdirSync(own.kept)
  expect([after.filter((name) => !before.includes(name)).length, before.filter((name) => !after.includes(name)).length]).toEqual([1, 1])
})

test('is for its owner alone', async () => {
  const own = { ...forum(folder), kept: join(folder, 'own') }
  await indexed(own)
  expect(statSync(own.kept).mode & 0o77).toBe(0)
})
