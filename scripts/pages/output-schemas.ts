// schemas/output/: the machine output of each command as JSON Schema, from src/core/output.ts.
import * as z from 'zod'
import { outputs } from '../../src/core/output.ts'

/** The commands whose JSON has a schema. */
export const described: readonly string[] = Object.keys(outputs)

/** Path → text of every file. */
export const outputSchemas = (): Map<string, string> =>
  new Map(
    Object.entries(outputs).map(([command, schema]) => {
      const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12' })
      return [`schemas/output/${command}.schema.json`, json({ $schema, $id: `${command}.schema.json`, title: `rcm ${command} --format json`, ...rest })]
    }),
  )

export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`
