import { z } from 'zod'

type Parsed<T> = { ok: true; value: T } | { ok: false; message: string }

/**
 * Builds body schemas for one sandbox. Real VTEX ignores unknown keys; a strict sandbox refuses them, and
 * refuses null for numbers and booleans, so that our own mistakes surface in tests.
 */
export interface ShapeKit {
  object<S extends z.ZodRawShape>(shape: S): z.ZodObject<S, z.core.$strip>
  /** A key that may be missing; null counts as missing unless the sandbox is strict. */
  optional<T extends z.ZodType>(schema: T): z.ZodOptional<z.ZodNullable<T>>
}

/** @param strict refuse unknown keys, and null for numbers and booleans */
export function shapeKit(strict: boolean): ShapeKit {
  return {
    object: (shape) => (strict ? z.strictObject(shape) : z.object(shape)),
    optional: (schema) => (strict ? notNull(schema) : schema.nullable()).optional(),
  }
}

function notNull<T extends z.ZodType>(schema: T): z.ZodNullable<T> {
  return schema.nullable().refine((value) => value !== null, 'null is refused')
}

/** Checks a request body. A failure says in one sentence which key is wrong. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): Parsed<T> {
  if (body === undefined) return { ok: false, message: 'The request has no JSON body.' }
  const parsed = schema.safeParse(body)
  if (parsed.success) return { ok: true, value: parsed.data }
  const [issue] = parsed.error.issues
  return { ok: false, message: issue ? explain(issue) : 'The body is invalid.' }
}

function explain(issue: z.core.$ZodIssue): string {
  const at = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    return `Unknown key: ${issue.keys.map((key) => (at ? `${at}.${key}` : key)).join(', ')}.`
  }
  return at ? `${at}: ${issue.message}.` : `${issue.message}.`
}
