// The words by which a text is found, as templates/site/site.js folds what is typed.

/** Letters and figures without case and accents, in order; what stands between words is left out. */
export const searchTerms = (text: string): readonly string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

const fold = (text: string): string => (/[^\x00-\x7f]/.test(text) ? text.normalize('NFD').replace(/\p{M}+/gu, '') : text).toLowerCase()
