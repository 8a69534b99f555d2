// The forms in which notes of a meeting come, by the ending of the file; each reader is loaded when it is asked for.
import type { NotesFormat } from './notes-format.ts'

export const notesFormats = {
  md: async () => (await import('./notes-md.ts')).notesMd,
  txt: async () => (await import('./notes-txt.ts')).notesTxt,
  docx: async () => (await import('./notes-docx.ts')).notesDocx,
} as const satisfies Record<string, () => Promise<NotesFormat>>
