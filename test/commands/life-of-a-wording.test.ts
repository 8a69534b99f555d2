// The whole story on a bare remote with three clones: a country proposes in a branch, a round runs with one late answer, the presidency adopts at a
// meeting, the next edition is released, verify and trace confirm it; a second proposal on the same text meets “base changed”.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { main } from '../../src/main.ts'
import { commitLakesHistory } from '../lakes-history.ts'
import { Repository } from '../repository.ts'

const above = mkdtempSync(join(tmpdir(), 'rcm-life-'))
afterAll(() => rmSync(above, { recursive: true, force: true }))

async function rcm(clone: Repository, day: string, ...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const code = await main({
    argv: [...argv, '--as-of', day, '--lang', 'en'],
    cwd: clone.root,
    env: {},
    streams: {
      stdout: { write: (text: string | Uint8Array) => (out += String(text)) },
      stderr: { write: (text: string | Uint8Array) => (err += String(text)) },
    },
    now: () => new Date(`${day}T12:00:00Z`),
  })
  return { code, out, err }
}

function cloneOf(remote: string, name: string, person: string): Repository {
  const root = join(above, name)
  new Repository(above).git('clone', '--quiet', remote, root)
  const clone = new Repository(root)
  clone.git('config', 'user.name', person)
  clone.git('config', 'user.email', `${name}@lakes.example`)
  return clone
}

describe('the life of a wording', () => {
  let [country, secretariat, presidency]: Repository[] = []
  const wording = (clone: Repository, text: string) => {
    const file = join(above, `${Math.abs(text.length)}.md`)
    writeFileSync(file, `${text}\n`)
    return ['--text', file, '-C', clone.root]
  }

  beforeAll(() => {
    const seed = join(above, 'seed')
    cpSync(join(import.meta.dirname, '../fixtures/lakes'), seed, { recursive: true })
    commitLakesHistory(seed)
    const remote = join(above, 'remote.git')
    new Repository(above).git('clone', '--quiet', '--bare', '--single-branch', seed, remote)
    country = cloneOf(remote, 'dorania', 'Dora Dor')
    secretariat = cloneOf(remote, 'secretariat', 'Sara Sec')
    presidency = cloneOf(remote, 'bravia', 'Bruno Brava')
  })

  it('goes from a proposal to a released edition, and stops a second proposal whose base changed', async () => {
    if (!country || !secretariat || !presidency) throw new Error('no clones')
    const place = 'AGR-2031-001#3.1'
    const edition = join(above, 'edition')

    const proposed = await rcm(
      country,
      '2031-11-01',
      'propose',
      place,
      '--proposer',
      'DOR',
      '--title',
      'Two patrols a week',
      '--branch',
      '--commit',
      ...wording(country, 'Every lake is patrolled at least twice a week.'),
    )
    expect(proposed).toMatchObject({ code: 0 })
    const branch = country.git('branch', '--show-current')
    expect(branch).toBe('propose/PRP-2031-DOR-1-two-patrols-a-week')
    country.git('push', '--quiet', 'origin', branch)

    secretariat.git('fetch', '--quiet')
    secretariat.git('switch', '--quiet', branch)
    const reviewed = await rcm(secretariat, '2031-11-02', 'review', '--base', 'origin/main')
    expect(reviewed.out).toContain('PRP-2031-DOR-1')
    secretariat.git('switch', '--quiet', 'main')
    secretariat.git('merge', '--quiet', branch)

    const second = await rcm(
      secretariat,
      '2031-11-02',
      'propose',
      place,
      '--proposer',
      'EST',
      '--title',
      'Daily patrols',
      '--commit',
      ...wording(secretariat, 'Every lake is patrolled every day.'),
    )
    expect(second.code).toBe(0)
    expect((await rcm(secretariat, '2031-11-02', 'proposals', 'marshal', place)).out).toMatch(/A\. Two patrols a week[\s\S]*B\. Daily patrols/)

    expect((await rcm(secretariat, '2031-11-02', 'adopt', 'PRP-2031-DOR-1', '--meeting', 'EVT-2031-002', '--date', '2031-11-02')).err).toContain(
      'is not agreed: tabled',
    )
    expect(
      await rcm(
        secretariat,
        '2031-11-02',
        'consult',
        'open',
        '--subject',
        'PRP-2031-DOR-1,PRP-2031-EST-1',
        '--audience',
        'MEMBERS',
        '--type',
        'silence',
        '--commit',
      ),
    ).toMatchObject({ code: 0 })
    const answer = (day: string, party: string, stance: string) =>
      rcm(secretariat as Repository, day, 'consult', 'respond', 'CNS-2031-003', '--party', party, '--stance', stance, '--commit')
    expect(await answer('2031-11-05', 'ALD', 'no-objection')).toMatchObject({ code: 0 })
    expect((await answer('2031-11-18', 'CAL', 'objection')).err).toContain('The answer is late')
    const closed = await rcm(secretariat, '2031-11-18', 'consult', 'close', 'CNS-2031-003', '--commit')
    expect(closed.err).toContain('PRP-2031-DOR-1: agreed')
    expect((await rcm(secretariat, '2031-11-18', 'consult', 'show', 'CNS-2031-003')).out).toMatch(/Calanda +Objection, 18 November 2031\s+\(late\)/)
    secretariat.git('push', '--quiet', 'origin', 'main')

    presidency.git('pull', '--quiet')
    const before = presidency.git('rev-parse', 'HEAD')
    const adopted = await rcm(presidency, '2031-11-20', 'adopt', 'PRP-2031-DOR-1', '--meeting', 'EVT-2031-002', '--date', '2031-11-20', '--yes', '--commit')
    expect(adopted).toMatchObject({ code: 0 })
    expect(presidency.git('rev-list', '--count', `${before}..HEAD`)).toBe('1')
    expect(presidency.git('status', '--porcelain')).toBe('')
    const refused = await rcm(presidency, '2031-11-21', 'adopt', 'PRP-2031-EST-1', '--meeting', 'EVT-2031-002', '--date', '2031-11-21', '--yes')
    expect(refused).toMatchObject({ code: 1 })
    expect(refused.err).toContain('Base changed: the text at AGR-2031-001#3.1')
    const marshalled = JSON.parse((await rcm(presidency, '2031-11-21', 'proposals', 'marshal', place, '--format', 'json')).out)
    expect(marshalled.places[0].proposals).toMatchObject([
      {
        id: 'PRP-2031-EST-1',
        baseChanged: true,
        base: 'Every lake is patrolled at least once a week.',
        now: 'Every lake is patrolled at least twice a week.',
        proposed: 'Every lake is patrolled every day.',
      },
    ])
    presidency.git('push', '--quiet', 'origin', 'main')

    secretariat.git('pull', '--quiet')
    expect(await rcm(secretariat, '2031-11-21', 'regulations', 'release', '2031.2', '-o', edition)).toMatchObject({ code: 0 })
    expect(secretariat.git('tag', '--list', 'v2031.2')).toBe('v2031.2')
    expect(await rcm(secretariat, '2031-11-21', 'verify', '--release', edition)).toMatchObject({ code: 0 })
    const verified = await rcm(secretariat, '2031-11-21', 'verify')
    expect(verified.out).toContain('AGR-2031-003')
    expect(verified.code).toBe(0)
    const traced = (await rcm(secretariat, '2031-11-21', 'trace', 'at least twice a week')).out
    expect(traced).toMatch(/Proposed in\s+PRP-2031-DOR-1/)
    expect(traced).toContain('CNS-2031-003')
  }, 60_000)
})
