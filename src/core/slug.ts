// A title in short, for file names: `send-the-list-of-wells`.
import { fold } from './match.ts'

/** Letters a-z, digits and hyphens; whole words, at most `longest` characters; empty when the title has none of them. */
export function slugOf(title: string, longest = 60): string {
  const words = fold(title)
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  let slug = ''
  for (const word of words) {
    const longer = slug === '' ? word.slice(0, longest) : `${slug}-${word}`
    if (longer.length > longest) break
    slug = longer
  }
  return slug
}
