import { failure, type Failure, type FieldError } from '../../errors/failure'

/** The failure of a document with something wrong in it. */
export function invalidMapping(errors: FieldError[]): Failure {
  const shown = errors.slice(0, 3).map(({ pointer, message }) => `${pointer || 'document'} ${message}`)
  const more = errors.length > 3 ? `; and ${errors.length - 3} more` : ''
  return failure('invalid_mapping', `${shown.join('; ')}${more}.`, { errors })
}
