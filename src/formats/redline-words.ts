// The words around a redline, in each language.
import type { Text } from '../core/message.ts'

export const redlineWords = {
  movedFrom: { en: 'Moved away ({move}):', es: 'Se traslada ({move}):' },
  movedTo: { en: 'Moved here ({move}):', es: 'Trasladado aquí ({move}):' },
} satisfies Record<string, Text>
