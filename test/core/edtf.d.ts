// What the tests use of the `edtf` package, which has no types of its own.
declare module 'edtf' {
  /** Throws when the text is no EDTF date; milliseconds since 1970, infinite at an open end. */
  export default function edtf(text: string): { readonly min: number; readonly max: number }
}
