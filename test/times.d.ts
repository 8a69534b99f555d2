import 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    /** How many times a test tried what it tries; once unless it says so. docs/security.md shows it. */
    times?: number
  }
}
