// How a command asks a person at the terminal; texts are in the person's language already.

export interface Choice<Value> {
  readonly value: Value
  readonly label: string
  /** Shown beside the choice the cursor is on. */
  readonly hint?: string
  /** Searched and not shown: names in other languages. */
  readonly search?: string
}

export interface TextQuestion {
  readonly message: string
  readonly initial?: string
  /** Says what is wrong with an answer, as it is typed; nothing when it is fine. */
  check?(answer: string): string | undefined
}

export interface ChoiceQuestion<Value> {
  readonly message: string
  readonly choices: readonly Choice<Value>[]
  readonly initial?: Value
}

/** What is answered is kept until the command has done its work. Every question is answered, or the command ends with a UserError `cancelled` (Ctrl-C, Escape). */
export interface Ask {
  text(question: TextQuestion): Promise<string>
  /** One of the choices; typing narrows them down. */
  choose<Value>(question: ChoiceQuestion<Value>): Promise<Value>
  /** Any number of the choices, in the order in which they were picked. */
  chooseMany<Value>(question: ChoiceQuestion<Value>): Promise<readonly Value[]>
  confirm(question: { readonly message: string; readonly initial?: boolean }): Promise<boolean>
  /** The last word before something is written: asked each time, whatever was answered before. */
  agree(question: string): Promise<boolean>
}
