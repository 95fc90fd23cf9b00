/** A field of a type, or a parameter or result of an operation. */
export interface FieldSpec {
  name: string
  /** A simple type, a type of ours, an enumeration, or `ArrayOf` one of these. */
  type: string
  nillable: boolean
}

export interface OperationSpec {
  name: string
  parameters: readonly FieldSpec[]
  /** Null: the operation answers nothing. */
  result: FieldSpec | null
  /** What comes after the result. */
  second: readonly FieldSpec[]
}

/** Parses `name:type name:type?`. */
export function parseFields(signature: string): FieldSpec[] {
  return wordsOf(signature).map(parseField)
}

/** Parses `parameters -> result second-result`. */
export function parseOperation(signature: string, name: string): OperationSpec {
  const [parameters = '', results = ''] = signature.split('->')
  const [result = 'void', ...second] = wordsOf(results)
  return {
    name,
    parameters: parseFields(parameters),
    result: result === 'void' ? null : parseField(`${name}Result:${result}`),
    second: second.map(parseField),
  }
}

const wordsOf = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

function parseField(word: string): FieldSpec {
  const [name = '', type = ''] = word.split(':')
  return { name, type: type.replace(/\?$/, ''), nillable: type.endsWith('?') }
}
