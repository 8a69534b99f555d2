// Fills parsed Liquid templates without liquidjs's generators, which cost several times what they do: plain text, outputs, conditions, loops, parts and
// assignments are made functions once; every other tag is the library's own. Values, filters, operators, limits and errors stay those of liquidjs.
import {
  AssignTag,
  type Context,
  Drop,
  type Emitter,
  type Filter,
  ForTag,
  IfTag,
  type Liquid,
  LiquidError,
  Output,
  RenderError,
  RenderTag,
  type Template,
  type Token,
  TypeGuards,
  UnlessTag,
  type Value,
  evalToken,
  isTruthy,
  toValue,
  toValueSync,
} from 'liquidjs'

type Step = (context: Context, emitter: Emitter) => unknown
type Evaluate = (context: Context) => unknown

/** Parts of liquidjs that its types keep to themselves. */
interface OpenFilter {
  readonly args: readonly (Token | readonly [string, Token])[]
  readonly handler: (this: unknown, ...values: unknown[]) => unknown
  readonly token: Token
  readonly liquid: Liquid
}
interface OpenContext {
  findScope(key: unknown): object
}
interface OpenAssign {
  readonly key: string
  readonly value: Value
}
interface OpenFor {
  readonly variable: string
  readonly collection: Token
  readonly hash: { readonly hash: Readonly<Record<string, unknown>> }
  readonly templates: Template[]
  readonly elseTemplates: Template[]
}
interface OpenRender {
  readonly liquid: Liquid
  readonly file: unknown
  readonly currentFile: string | undefined
  readonly hash: { readonly hash: Readonly<Record<string, Token | undefined>> }
  readonly with?: unknown
  readonly forBinding?: unknown
}

/** Of so many steps one asks the clock whether the time is over. */
const every = 16

/**
 * Makes an engine fill its templates this way; for `renderSync` only.
 * @param writer what collects the text of a page, or of a part that is written aside
 * @param constant filters that make the same of the same: what they make of a word that stands in the template is made once
 */
export function fillInSteps({ renderer }: Liquid, writer: () => Emitter, constant: ReadonlySet<string> = new Set()): void {
  const library = renderer.renderTemplates.bind(renderer)
  const known = new WeakMap<readonly Template[], readonly Step[]>()
  const fill = (templates: Template[], context: Context, emitter: Emitter = writer()): string => {
    let steps = known.get(templates)
    if (!steps) {
      steps = templates.map((template) => stepOf(template, fill, constant))
      known.set(templates, steps)
    }
    keepTime(context, emitter)
    for (let at = 0; at < steps.length; at++) {
      if (at % every === every - 1) keepTime(context, emitter)
      try {
        const html = (steps[at] as Step)(context, emitter)
        if (html) emitter.write(html)
        if (context.breakCalled || context.continueCalled) break
      } catch (error) {
        throw LiquidError.is(error) ? error : new RenderError(error as Error, templates[at] as Template)
      }
    }
    return emitter.buffer
  }
  let turns = 0
  // The library looks at its own clock before it fills a list of templates, an empty one too.
  const keepTime = (context: Context, emitter: Emitter): void => {
    turns = (turns + 1) % every
    if (turns === 0) toValueSync(library([], context, emitter))
  }
  // What is filled at once is a value like any other to the library's generators.
  renderer.renderTemplates = fill as unknown as typeof renderer.renderTemplates
}

type Fill = (templates: Template[], context: Context, emitter: Emitter) => string

function stepOf(template: Template, fill: Fill, constant: ReadonlySet<string>): Step {
  if (TypeGuards.isHTMLToken(template.token)) {
    const text = template.token.getContent()
    return (_, emitter) => emitter.write(text)
  }
  if (template instanceof Output) {
    const value = isConstant(template.value, constant) ? onceMade(filteredOf(template.value)) : filteredOf(template.value)
    return (context, emitter) => emitter.write(plain(toValue(value(context))))
  }
  if (template instanceof IfTag || template instanceof UnlessTag) {
    const branches = template.branches.map(({ value, templates }, place) => ({
      value: filteredOf(value),
      templates,
      // Only the first branch of “unless” is one for what is not so.
      wanted: !(template instanceof UnlessTag && place === 0),
    }))
    const other = template.elseTemplates ?? []
    return (context, emitter) => {
      for (const { value, templates, wanted } of branches)
        if (isTrue(value(context), context) === wanted) {
          fill(templates, context, emitter)
          return undefined
        }
      if (other.length > 0) fill(other, context, emitter)
      return undefined
    }
  }
  if (template instanceof AssignTag) {
    const { key, value } = template as unknown as OpenAssign
    const made = filteredOf(value)
    return (context) => {
      ;(context.bottom() as Record<string, unknown>)[key] = made(context)
      return undefined
    }
  }
  if (template instanceof ForTag) return loopOf(template as unknown as OpenFor, fill) ?? libraryStep(template)
  if (template instanceof RenderTag) return partOf(template as unknown as OpenRender, fill) ?? libraryStep(template)
  return libraryStep(template)
}

const libraryStep =
  (template: Template): Step =>
  (context, emitter) =>
    toValueSync(template.render(context, emitter))

/** A loop over a list, as a whole; what else may be looped over is the library's. */
function loopOf({ variable, collection, hash, templates, elseTemplates }: OpenFor, fill: Fill): Step | undefined {
  if (Object.keys(hash.hash).length > 0 || TypeGuards.isRangeToken(collection)) return undefined
  const value = tokenOf(collection)
  const name = `${variable}-${collection.getText()}`
  const goesOn = `continue-${name}`
  return (context, emitter) => {
    const given = toValue(value(context))
    const list: readonly unknown[] = Array.isArray(given) ? given : listOf(given)
    if (list.length === 0) {
      if (elseTemplates.length > 0) fill(elseTemplates, context, emitter)
      return undefined
    }
    context.setRegister(goesOn, list.length)
    const loop = new Loop(list.length, name)
    const scope: Record<string, unknown> = Object.assign(Object.create(null), { forloop: loop })
    context.push(scope)
    for (const item of list) {
      scope[variable] = item
      context.continueCalled = context.breakCalled = false
      fill(templates, context, emitter)
      if (context.breakCalled) break
      loop.next()
    }
    context.continueCalled = context.breakCalled = false
    context.pop()
    return undefined
  }
}

/** What liquidjs loops over when it is no list. */
function listOf(value: unknown): readonly unknown[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  if (typeof value !== 'object' || value === null) return []
  return Symbol.iterator in value ? [...(value as Iterable<unknown>)] : Object.entries(value)
}

/** The forloop of a template. */
class Loop extends Drop {
  i: number
  readonly length: number
  readonly name: string

  constructor(length: number, name: string) {
    super()
    this.i = 0
    this.length = length
    this.name = name
  }

  next(): void {
    this.i++
  }
  index0(): number {
    return this.i
  }
  index(): number {
    return this.i + 1
  }
  first(): boolean {
    return this.i === 0
  }
  last(): boolean {
    return this.i === this.length - 1
  }
  rindex(): number {
    return this.length - this.i
  }
  rindex0(): number {
    return this.length - this.i - 1
  }
  override valueOf(): string {
    return JSON.stringify(this)
  }
}

/** Another template in a scope of its own, read once. */
function partOf({ liquid, file, currentFile, hash, with: given, forBinding }: OpenRender, fill: Fill): Step | undefined {
  if (typeof file !== 'string' || file === '' || given || forBinding || !liquid.options.cache) return undefined
  const values = Object.entries(hash.hash).map(([key, token]): readonly [string, Evaluate] => [key, token === undefined ? () => true : tokenOf(token)])
  let templates: Template[] | undefined
  return (context, emitter) => {
    const own = context.spawn()
    const scope = own.bottom() as Record<string, unknown>
    for (const [key, value] of values) scope[key] = value(context)
    templates ??= toValueSync(liquid._parsePartialFile(file, true, currentFile)) as Template[]
    fill(templates, own, emitter)
    return undefined
  }
}

/** Does it rest on nothing but a word of the template? */
function isConstant({ initial, filters }: Value, constant: ReadonlySet<string>): boolean {
  const isEscape = ({ handler, liquid }: OpenFilter) => handler === liquid.options.outputEscape
  return (
    initial.postfix.length === 1 &&
    TypeGuards.isQuotedToken(initial.postfix[0]) &&
    filters.length > 0 &&
    filters.every((filter) => filter.args.length === 0 && (constant.has(filter.name) || isEscape(filter as unknown as OpenFilter)))
  )
}

function onceMade(value: Evaluate): Evaluate {
  let made: { readonly value: unknown } | undefined
  return (context) => {
    made ??= { value: value(context) }
    return made.value
  }
}

/** A value with its filters. */
function filteredOf({ initial, filters }: Value): Evaluate {
  let made = expressionOf(initial.postfix)
  for (const filter of filters) made = filterOf(made, filter as unknown as OpenFilter)
  return made
}

function filterOf(value: Evaluate, { args, handler, token, liquid }: OpenFilter | (Filter & OpenFilter)): Evaluate {
  const given = args.map((arg): Evaluate => {
    if (!isPair(arg)) return tokenOf(arg)
    const [name, made] = [arg[0], tokenOf(arg[1])]
    return (context) => [name, made(context)]
  })
  if (given.length === 0) return (context) => plain(handler.call({ context, token, liquid }, value(context)))
  return (context) => {
    const first = value(context)
    return plain(handler.call({ context, token, liquid }, first, ...given.map((each) => each(context))))
  }
}

const isPair = (arg: Token | readonly [string, Token]): arg is readonly [string, Token] => Array.isArray(arg)

/** Operands and operators in the order in which they are worked out, as one function. */
function expressionOf(postfix: readonly Token[]): Evaluate {
  const operands: Evaluate[] = []
  for (const token of postfix) {
    if (!TypeGuards.isOperatorToken(token)) {
      operands.push(tokenOf(token))
      continue
    }
    const { operator } = token
    const right = operands.pop() as Evaluate
    if (operator === 'not') operands.push((context) => plain((context.opts.operators.not as Unary)(right(context), context)))
    else operands.push(binary(operator, operands.pop() as Evaluate, right))
  }
  return operands[0] ?? (() => undefined)
}

type Unary = (operand: unknown, context: Context) => unknown
type Binary = (left: unknown, right: unknown, context: Context) => unknown

/** Between two values that are no objects the operators are those of the language; the library's are for all others. */
function binary(operator: string, left: Evaluate, right: Evaluate): Evaluate {
  const simple = operators[operator]
  return (context) => {
    const [one, other] = [left(context), right(context)]
    return simple && typeof one !== 'object' && typeof other !== 'object'
      ? simple(one as number, other as number)
      : plain((context.opts.operators[operator] as Binary)(one, other, context))
  }
}

const operators: Readonly<Record<string, ((left: number, right: number) => boolean) | undefined>> = {
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  '>': (left, right) => left > right,
  '<': (left, right) => left < right,
  '>=': (left, right) => left >= right,
  '<=': (left, right) => left <= right,
}

/** Only nothing and “false” are not true. */
const isTrue = (value: unknown, context: Context): boolean =>
  typeof value === 'object' ? isTruthy(toValue(value), context) : value !== undefined && value !== false

function tokenOf(token: Token | undefined): Evaluate {
  if (token && 'content' in token) {
    const { content } = token as { readonly content: unknown }
    return () => content
  }
  const names = TypeGuards.isPropertyAccessToken(token) && !token.variable ? constants(token.props) : undefined
  if (!names) return (context) => toValueSync(evalToken(token, context))
  const [first] = names
  return (context) => {
    let value: unknown = (context as unknown as OpenContext).findScope(first)
    for (let at = 0; at < names.length; at++) value = plain(context.readProperty(value as object, names[at] as string))
    return value
  }
}

/** What stands between the dots, where that is the same each time. */
function constants(props: readonly Token[]): readonly (string | number)[] | undefined {
  const names = props.map((prop) => ('content' in prop ? prop.content : undefined))
  return names.every((name) => typeof name === 'string' || typeof name === 'number') ? names : undefined
}

/** What the library gives step by step, at once. */
const plain = (value: unknown): unknown => (typeof value === 'object' && value !== null && 'next' in value ? toValueSync(value as never) : value)
