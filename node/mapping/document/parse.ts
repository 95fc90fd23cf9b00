import { err, ok, type Result } from 'neverthrow'
import type { FieldError, Failure } from '../../errors/failure'
import { invalidRecord } from '../../delivery/record'
import { invalidMapping } from './failure'
import { limits } from './limits'
import { mappingDocumentSchema, type MappingDocument } from './schema'

/** Parses what is to become a mapping document; a failure (invalid_mapping) says what is wrong where. Never throws. */
export function parseDocument(raw: unknown): Result<MappingDocument, Failure> {
  const size = sizeProblem(raw)
  if (size) return err(invalidMapping([size]))
  const parsed = mappingDocumentSchema.safeParse(raw, { reportInput: true })
  if (!parsed.success) return err(invalidMapping(invalidRecord(parsed.error.issues).errors ?? []))
  const tooLarge = parsed.data.tests.flatMap(({ sample }, index) =>
    JSON.stringify(sample).length > limits.sampleSize
      ? [tooBig(`/tests/${index}/sample`, `is larger than ${limits.sampleSize} characters`)]
      : [],
  )
  return tooLarge.length > 0 ? err(invalidMapping(tooLarge)) : ok(parsed.data)
}

/** Looked at before anything walks the document, which might be deep enough to exhaust the stack. */
function sizeProblem(raw: unknown): FieldError | null {
  if (isDeeper(raw, limits.jsonDepth)) return tooBig('', `has more than ${limits.jsonDepth} levels`)
  const size = (JSON.stringify(raw) ?? '').length
  return size > limits.documentSize ? tooBig('', `is larger than ${limits.documentSize} characters`) : null
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  return levels === 0 || Object.values(value).some((member) => isDeeper(member, levels - 1))
}

const tooBig = (pointer: string, message: string): FieldError => ({ pointer, code: 'too_big', message })
