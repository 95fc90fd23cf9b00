import { ok, type Result } from 'neverthrow'
import type { RawRecord } from '../delivery/jobs'
import { fail, type Failure } from '../errors/failure'
import { parseJson, parseLines, type TextBody } from './body'

export const JSON_TYPE = 'application/json'
export const NDJSON_TYPE = 'application/x-ndjson'

/** The records of a body: `{"records":[…]}`, or one JSON object per line. */
export function recordsIn({ mediaType, text }: TextBody): Result<readonly RawRecord[], Failure> {
  if (mediaType === NDJSON_TYPE) return ok(parseLines(text))
  return parseJson(text).andThen((body) => {
    const { records, ...rest } = (typeof body === 'object' && body !== null ? body : {}) as {
      records?: unknown
    }
    const unknown = Object.keys(rest)[0]
    if (unknown !== undefined) {
      const errors = [{ pointer: `/${unknown}`, code: 'unknown_field', message: 'is not a field of a batch' }]
      return fail(
        'unknown_field',
        `The body holds "records" and nothing else; it has "${unknown.slice(0, 60)}".`,
        { errors },
      )
    }
    return Array.isArray(records)
      ? ok(records.map((record: unknown) => ok(record)))
      : fail('invalid_record', 'The body must be {"records": [ … ]}.')
  })
}
