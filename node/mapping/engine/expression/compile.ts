import jsonata from 'jsonata'
import { err, ok, type Result } from 'neverthrow'
import { limits } from '../../document/limits'
import { guard, refusedFunctions } from './guards'
import { compileRegex, LinearRegex } from './regex'

const options = {
  timeout: limits.evaluationTime,
  stack: 200,
  sequence: 20_000,
  // jsonata uses only what LinearRegex has.
  RegexEngine: LinearRegex as unknown as RegExpConstructor,
}

/** Compiles an expression with all guards; an error says what is wrong with it. The only place that calls jsonata. */
export function compileExpression(text: string): Result<jsonata.Expression, string> {
  if (text.length > limits.expressionLength)
    return err(`must have at most ${limits.expressionLength} characters`)
  try {
    const expression = jsonata(text, options)
    const problem = refusal(expression.ast())
    if (problem) return err(problem)
    guard(expression)
    return ok(expression)
  } catch (thrown) {
    return err(syntaxProblem(thrown))
  }
}

function syntaxProblem(thrown: unknown): string {
  const { message, position } = Object(thrown) as { message?: unknown; position?: unknown }
  const where = typeof position === 'number' ? ` (at character ${position})` : ''
  return `is not a valid expression: ${typeof message === 'string' ? message : 'it is nested too deep'}${where}`
}

/** Why an expression must not be used; its regular expressions are compiled on the way. */
function refusal(tree: unknown): string | null {
  const open: unknown[] = [tree]
  const seen = new Set<unknown>()
  while (open.length > 0) {
    const node = open.pop()
    if (typeof node !== 'object' || node === null || seen.has(node)) continue
    seen.add(node)
    if (node instanceof RegExp) compileRegex(node)
    const why =
      isVariable(node) && Object.hasOwn(refusedFunctions, node.value) && refusedFunctions[node.value]
    if (why) return `must not use $${(node as { value: string }).value}: ${why}`
    open.push(...(Object.values(node) as unknown[]))
  }
  return null
}

function isVariable(node: object): node is { type: 'variable'; value: string } {
  return 'type' in node && node.type === 'variable' && 'value' in node && typeof node.value === 'string'
}
