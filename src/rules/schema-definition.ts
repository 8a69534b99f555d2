// The schemas that a forum writes itself can be used.
import { message } from '../core/message.ts'
import { explainFaults } from './file-fault.ts'
import type { Rule } from './rule.ts'

const schema = (columns: string) => `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$id": "vessel.schema.json",
  "x-rcm": {
    "folder": "vessels",
    "label": { "en": { "one": "vessel", "other": "vessels" }, "es": { "one": "embarcación", "other": "embarcaciones" } },
    "description": { "en": "A patrol boat.", "es": "Una embarcación de patrullaje." },
    "id": { "pattern": "^VES-[0-9]+$", "form": "VES-NUMBER", "example": "VES-1" },
    "columns": ${columns}
  },
  "type": "object",
  "properties": { "id": { "type": "string" }, "name": { "type": "string" } },
  "required": ["id"],
  "additionalProperties": false
}
`

export const schemaDefinition: Rule = {
  id: 'schema-definition',
  severity: 'error',
  reads: 'all',
  summary: { en: 'The forum’s own schemas can be used.', es: 'Los esquemas propios del foro se pueden usar.' },
  why: {
    en: 'A schema is the only place that says what a kind of record holds. One that cannot be used leaves all records of its kind unread.',
    es: 'Un esquema es el único lugar que dice qué contiene un tipo de registro. Uno que no se puede usar deja sin leer todos los registros de su tipo.',
  },
  examples: {
    bad: { 'schemas/vessel.schema.json': schema('["id", "nmae"]') },
    good: { 'schemas/vessel.schema.json': schema('["id", "name"]') },
  },
  check: (workspace) =>
    explainFaults(workspace, {
      schema: ({ path, detail }) => ({
        message: message(
          { en: 'The schema “{path}” cannot be used: {detail}.', es: 'El esquema «{path}» no se puede usar: {detail}.' },
          { path, detail: detail?.replace(/\.$/, '') },
        ),
        help: message({
          en: 'Correct it after the example of a shipped schema. The shipped one of the same name, if there is one, stands in meanwhile.',
          es: 'Corríjalo siguiendo el ejemplo de un esquema incluido. Entretanto lo sustituye el incluido del mismo nombre, si lo hay.',
        }),
      }),
    }),
}
