// Agreements of the tests: short to write, put over the Assembly of the Seven Lakes.
import { type Moment, Consolidation } from '../../src/wording/consolidation.ts'
import { type Workspace, buildWorkspace } from '../../src/core/workspace.ts'
import { readDefinitions } from '../../src/io/definitions.ts'
import { lakesTree } from '../lakes.ts'

export interface Agreement {
  readonly adopted: string
  readonly effective?: string
  readonly lapses?: string
  readonly meeting?: string
  readonly amends?: readonly { target: string; with: string; action?: string; words?: string | Record<string, string>; effective?: string }[]
  readonly repeals?: readonly { target: string; effective?: string }[]
  readonly log?: readonly { date: string; status: string; note?: string }[]
  readonly body: string
  /** The Spanish version. */
  readonly es?: string
}

/** Agreements by id, as files. */
export function files(agreements: Readonly<Record<string, Agreement>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(agreements).flatMap(([id, { body, es, log, ...data }]) => {
      const front = { id, title: id, ...data, log: log ?? [{ date: data.adopted, status: 'adopted' }] }
      const lines = Object.entries(front).map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
      const file = (name: string, matter: readonly string[], text: string): [string, string] => [
        `records/agreements/${id}-test.${name}`,
        `---\n${matter.join('\n')}\n---\n\n${text}\n`,
      ]
      return [file('md', lines, body), ...(es === undefined ? [] : [file('es.md', [`title: ${id}`], es)])]
    }),
  )
}

const definitions = await readDefinitions(lakesTree())

/** The lakes forum with other files put over it. */
export const workspaceOf = (overlay: Readonly<Record<string, string>>): Workspace => buildWorkspace(lakesTree(overlay), definitions)

export const consolidated = (agreements: Readonly<Record<string, Agreement>>, moment: Partial<Moment> = {}): Consolidation =>
  new Consolidation(workspaceOf(files(agreements)), { asOf: '2040-01-01', lang: 'en', ...moment })

/** A list, one item a line. */
export const list = (...items: readonly string[]): string => items.map((item, index) => `${index + 1}. ${item}`).join('\n')
