// Fills parsed Liquid templates without liquidjs's generators, which cost ten times what they do: plain text, outputs, conditions and assignments
// are made functions once; every other tag is the library's own. Values, filters, operators, limits and errors stay those of liquidjs.
import {
  AssignTag,
  type Context,
  type Emitter,
  type Filter,
  IfTag,
  type Liquid,
  LiquidError,
  Output,
  RenderError,
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

/** Of so many steps one asks the clock whether the time is over. */
const every = 16

/**
 * Makes an engine fill its templates this way; for `renderSync` only.
 * @param writer what collects the text of a page, or of a part that is written aside
 */
export function fillInSteps({ renderer }: Liquid, writer: () => Emitter): void {
  const library = renderer.renderTemplates.bind(renderer)
  const known = new WeakMap<readonly Template[], readonly Step[]>()
  const fill = (templates: Template[], context: Context, emitter: Emitter = writer()): string => {
    let steps = known.get(templates)
    if (!steps) {
      steps = templates.map((template) => stepOf(template, fill))
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

function stepOf(template: Template, fill: Fill): Step {
  if (TypeGuards.isHTMLToken(template.token)) {
    const text = template.token.getContent()
    return (_, emitter) => emitter.write(text)
  }
  if (template instanceof Output) {
    const value = filteredOf(template.value)
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
  return (context, emitter) => toValueSync(template.render(context, emitter))
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
