// Every rule, in the order in which the reference page lists them.
import { referenceExists } from './reference-exists.ts'
import type { Rule } from './rule.ts'

export const rules: readonly Rule[] = [referenceExists]
