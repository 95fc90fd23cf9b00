import { RE2JS } from 're2js'
import { limits } from '../../document/limits'

/** A search is linear in the text, but an expression may search once per character. */
const MOST_CHARACTERS = 20_000
const LONGEST_PATTERN = 200

const compiled = new WeakMap<RegExp, RE2JS>()

/** A regular expression of JSONata in linear time; throws for what RE2 does not have: references back, looking around. */
export function compileRegex(pattern: RegExp): RE2JS {
  const known = compiled.get(pattern)
  if (known) return known
  if (pattern.source.length > LONGEST_PATTERN)
    throw new Error(`A regular expression may have at most ${LONGEST_PATTERN} characters.`)
  const flags = (pattern.ignoreCase ? RE2JS.CASE_INSENSITIVE : 0) | (pattern.multiline ? RE2JS.MULTILINE : 0)
  const made = RE2JS.compile(pattern.source, flags)
  compiled.set(pattern, made)
  return made
}

/** What JSONata needs of a RegExp, on RE2. */
export class LinearRegex {
  lastIndex = 0
  private readonly regex: RE2JS
  private readonly deadline = Date.now() + limits.evaluationTime

  constructor(pattern: RegExp) {
    this.regex = compileRegex(pattern)
  }

  exec(text: string): RegExpExecArray | null {
    if (text.length > MOST_CHARACTERS)
      throw tooCostly(`searches a text of more than ${MOST_CHARACTERS} characters`)
    if (Date.now() > this.deadline) throw tooCostly('takes too long')
    const matcher = this.regex.matcher(text)
    if (this.lastIndex > text.length || !matcher.find(this.lastIndex)) return null
    this.lastIndex = matcher.end()
    const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group) ?? '')
    return Object.assign(groups, { index: matcher.start(), input: text, 0: groups[0] ?? '' })
  }
}

/** What an expression throws that would cost too much. */
export interface TooCostly {
  code: typeof TOO_COSTLY
  message: string
}

export const TOO_COSTLY = 'too-costly'

export const tooCostly = (message: string): TooCostly => ({ code: TOO_COSTLY, message })
