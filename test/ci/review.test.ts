// The scripts of services, run as they run them: on a clone of the main branch of a bare remote, with the pull request as commits of the remote.
import { spawn } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { type IncomingMessage, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parse } from 'yaml'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { lakesTree } from '../lakes.ts'
import { Repository } from '../repository.ts'

const top = dirname(dirname(import.meta.dirname))
const tree = lakesTree()
const agreement = 'records/agreements/AGR-2031-001-joint-patrols.md'
const made: string[] = []
const temporary = () => {
  const folder = mkdtempSync(join(tmpdir(), 'rcm-ci-'))
  made.push(folder)
  return folder
}
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

function run(command: string, args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Promise<Run> {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd,
      env: { PATH: process.env.PATH ?? '', HOME: cwd, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...env },
    })
    const text = { out: '', err: '' }
    child.stdout.on('data', (each) => (text.out += String(each)))
    child.stderr.on('data', (each) => (text.err += String(each)))
    child.on('close', (code) => done({ code, ...text }))
  })
}

/** The comments of one pull request, as GitHub’s API keeps them. */
function commentServer() {
  const comments: { id: number; body: string; user: { type: string } }[] = []
  const read = async (request: IncomingMessage): Promise<string> => {
    let text = ''
    for await (const part of request) text += String(part)
    return text
  }
  const server = createServer(async (request, response) => {
    const content = await read(request)
    const id = Number(/\/comments\/(\d+)$/.exec(request.url ?? '')?.[1])
    if (request.method === 'POST') comments.push({ id: comments.length + 1, body: JSON.parse(content).body, user: { type: 'Bot' } })
    if (request.method === 'PATCH') for (const comment of comments) if (comment.id === id) comment.body = JSON.parse(content).body
    response.end(JSON.stringify(request.method === 'GET' ? comments : {}))
  })
  return { server, comments }
}

let main = ''
let good = ''
let bad = ''
let clone: Repository
const api = commentServer()
let url = ''

beforeAll(async () => {
  await new Promise<void>((done) => api.server.listen(0, '127.0.0.1', done))
  url = `http://127.0.0.1:${(api.server.address() as AddressInfo).port}`
  const remote = new Repository()
  made.push(remote.root)
  main = remote.commit('Records', Object.fromEntries(tree.paths.map((path) => [path, tree.read(path)])))
  remote.git('checkout', '--quiet', '-b', 'good')
  good = remote.commit('More time', {
    'records/follow-ups/FU-2031-001-landing-places.yaml': tree
      .read('records/follow-ups/FU-2031-001-landing-places.yaml')
      .replace('due: 2031-03-24', 'due: 2031-04-02'),
  })
  remote.git('checkout', '--quiet', '-b', 'bad', 'main')
  bad = remote.commit('A small correction', {
    [agreement]: tree.read(agreement).replace('at least once', 'once'),
    'rcm.yaml': `${tree.read('rcm.yaml')}rules: { seal: off, adopted-text-edited: off }\n`,
    'package.json': '{ "scripts": { "prepare": "touch ran", "preinstall": "touch ran" } }',
    'schemas/agreement.schema.json': '{ "not": "a schema" }',
  })
  remote.git('checkout', '--quiet', 'main')
  const bare = temporary()
  remote.git('clone', '--quiet', '--bare', remote.root, bare)
  const folder = temporary()
  remote.git('clone', '--quiet', '--single-branch', '--branch', 'main', `file://${bare}`, folder)
  clone = new Repository(folder)
})
afterAll(() => {
  api.server.close()
})

const runner = (head: string, more: Readonly<Record<string, string>> = {}) =>
  run('bash', [join(top, 'ci/review.sh')], clone.root, { RCM: join(top, 'bin/rcm.js'), RCM_BASE: main, RCM_HEAD: head, ...more })

describe('GitHub', () => {
  const asAction = (head: string, folder: string) =>
    runner(head, {
      RCM_NUMBER: '7',
      RCM_TOKEN: 'token',
      GITHUB_API_URL: url,
      GITHUB_REPOSITORY: 'asl/records',
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
      GITHUB_OUTPUT: join(folder, 'output'),
    })

  test('a branch that edits adopted text is stopped, whatever its own rcm.yaml and schemas say, and nothing of it is run', async () => {
    const folder = temporary()
    const { code, out, err } = await asAction(bad, folder)
    expect(err).toBe('')
    expect(code).toBe(1)
    expect(out).toMatch(/^::error file=records\/agreements\/AGR-2031-001-joint-patrols\.md,.*title=adopted-text-edited/m)
    expect(out).toMatch(/title=seal::/)
    const summary = readFileSync(join(folder, 'summary'), 'utf8')
    expect(summary).toContain('Not to be merged')
    expect(summary).toContain('- `package.json`\n- `rcm.yaml`\n- `schemas/agreement.schema.json`')
    expect(summary.slice(0, 2000)).not.toMatch(/[0-9a-f]{10}/)
    expect(readFileSync(join(folder, 'output'), 'utf8')).toBe('verdict=stop\n')
    expect(api.comments.map(({ body }) => body)).toEqual([summary])
    expect(existsSync(join(clone.root, 'package.json'))).toBe(false)
    expect(existsSync(join(clone.root, 'ran'))).toBe(false)
    expect(clone.git('status', '--porcelain')).toBe('')
  })

  test('the next run writes the same comment anew', async () => {
    const { code } = await asAction(good, temporary())
    expect(code).toBe(0)
    expect(api.comments).toHaveLength(1)
    expect(api.comments[0]?.body).toContain('Due moved from 24 March to 2 April 2031')
  })

  test('a comment that a person wrote is left alone', async () => {
    api.comments.splice(0, 1, { id: 1, body: '<!-- rcm review --> mine', user: { type: 'User' } })
    await asAction(good, temporary())
    expect(api.comments).toHaveLength(2)
    expect(api.comments[0]?.body).toBe('<!-- rcm review --> mine')
  })

  test('what is no commit is refused', async () => {
    expect((await runner('--output=x')).code).toBe(2)
  })
})

test('GitLab: the report for its widget, and the review as a file', async () => {
  const folder = temporary()
  const report = join(folder, 'report.json')
  const { code } = await runner(bad, { RCM_ANNOTATIONS: 'gitlab', RCM_REPORT: report, RCM_COMMENT: join(folder, 'review.md'), RCM_LANG: 'es' })
  expect(code).toBe(1)
  const entries: { check_name: string; severity: string; fingerprint: string; location: { path: string } }[] = JSON.parse(readFileSync(report, 'utf8'))
  expect(entries).toContainEqual(expect.objectContaining({ check_name: 'adopted-text-edited', severity: 'blocker' }))
  expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(entries.length)
  expect(readFileSync(join(folder, 'review.md'), 'utf8')).toContain('No debe fusionarse')
})

describe('the hook of git', () => {
  const commit = async (text: string): Promise<Run> => {
    const own = clone.clone()
    made.push(own.root)
    const hook = join(own.root, '.git/hooks/pre-commit')
    copyFileSync(join(top, 'ci/pre-commit'), hook)
    chmodSync(hook, 0o755)
    own.write({ [agreement]: text })
    const args = ['-c', 'user.name=Ada', '-c', 'user.email=ada@lakes.example', 'commit', '--quiet', '--all', '-m', 'x']
    return run('git', args, own.root, { RCM: `node ${join(top, 'bin/rcm.js')}` })
  }

  test('stops a commit that edits adopted text', async () => {
    const { code, out, err } = await commit(tree.read(agreement).replace('at least once', 'once'))
    expect(code).not.toBe(0)
    expect(out + err).toContain('adopted-text-edited')
  })

  test('lets one pass that does not', async () => {
    expect(
      (
        await commit(
          tree
            .read(agreement)
            .replace('status: adopted }', 'status: adopted, note: At the lake. }')
            .replace('status: adopted, note: At the lake. }', 'status: adopted }\n  - { date: 2031-03-11, status: adopted, note: Sent to all. }'),
        )
      ).code,
    ).toBe(0)
  })
})

test('the hook of the pre-commit framework: its entry, run as the framework runs it, stops what the hook of git stops', async () => {
  const [hook] = parse(readFileSync(join(top, '.pre-commit-hooks.yaml'), 'utf8')) as [{ entry: string; files: string; pass_filenames: boolean }]
  const own = clone.clone()
  made.push(own.root)
  const [program = '', ...args] = hook.entry.split(' ')
  expect([program, hook.pass_filenames, new RegExp(hook.files).test(agreement)]).toEqual(['rcm', false, true])
  const entry = () => run('node', [join(top, 'bin/rcm.js'), ...args], own.root, {})
  expect((await entry()).code).toBe(0)
  own.write({ [agreement]: tree.read(agreement).replace('at least once', 'once') })
  const { code, out } = await entry()
  expect(code).toBe(1)
  expect(out).toContain('adopted-text-edited')
})
