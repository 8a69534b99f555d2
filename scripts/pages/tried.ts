// What the tests tell of how often they tried what a promise stands for.
import { join } from 'node:path'
import { packageRoot } from '../../src/io/shipped.ts'
import { type Held, givers } from './promises.ts'

/** Held → how often, of the everyday run. */
export const triedFile = join(packageRoot, 'test', 'tried.json')

export const triedKey = ([file, name]: Held): string => `${file}: ${name}`

export const heldBy = (): readonly Held[] => givers.flatMap(({ promises }) => promises.flatMap(({ held }) => held))
