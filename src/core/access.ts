// Records that are not for publication.
import type { ForumRecord } from './record.ts'

/** Is it marked as internal? What is published leaves it out, or says that it is withheld. */
export const isInternal = ({ data }: ForumRecord): boolean => data.access === 'internal'
