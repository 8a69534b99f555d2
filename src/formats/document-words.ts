// The few words that a format itself adds to a document.
import type { Text } from '../core/message.ts'

export const documentWords = {
  page: { en: 'Page {page} of {pages}', es: 'Página {page} de {pages}' },
  contents: { en: 'Contents', es: 'Índice' },
  notes: { en: 'Notes', es: 'Notas' },
  backToText: { en: 'Back to the text', es: 'Volver al texto' },
  sameFigures: { en: 'The same figures as a table', es: 'Los mismos datos en una tabla' },
  inserted: { en: 'Inserted: {by}', es: 'Insertado: {by}' },
  deleted: { en: 'Deleted: {by}', es: 'Suprimido: {by}' },
} satisfies Record<string, Text>
