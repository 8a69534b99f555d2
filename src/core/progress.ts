// How long work tells how far it has come.

/** What can last: reading the records, checking them, reading their history, compiling the regulations, writing files. */
export type Work = 'reading' | 'checking' | 'history' | 'compiling' | 'writing'

/** Told now and then; of a work whose end is not known, the total is 0. */
export type Progress = (done: number, total: number) => void
