// A failure of use or environment: said in words, with the next step; everything else that is thrown is a bug.
import { type Message, type Text, type Values, message } from './message.ts'

/** Recognised by its `code`, so that it survives bundles and workers. */
export interface UserError extends Error {
  readonly code: `rcm/${string}`
  readonly said: Message
  readonly help: Message | undefined
}

export function userError(code: string, text: Text, values?: Values, help?: Text): UserError {
  const error = new Error(text.en) as Error & { code: string; said: Message; help: Message | undefined }
  error.code = `rcm/${code}`
  error.said = message(text, values)
  error.help = help && message(help, values)
  return error as UserError
}

export const isUserError = (error: unknown): error is UserError =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' && error.code.startsWith('rcm/')
