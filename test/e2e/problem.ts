import type { Answer } from '../support/http'

export interface ProblemDetails {
  type: string
  title: string
  status: number
  detail: string
  code: string
  owner: string
  help: string
  instance: string
  errors: { pointer: string; code: string; message: string }[]
}

export interface ExpectedProblem {
  status: number
  code: string
  /** JSON pointer of the field at fault. */
  pointer?: string
}

/** Asserts problem details (RFC 9457) that a person can act on and that give nothing away. */
export function expectProblem(answer: Answer, { status, code, pointer }: ExpectedProblem): ProblemDetails {
  const body = answer.body as ProblemDetails
  const text = expect.stringMatching(/\S/)
  expect({ answered: answer.status, ...body }).toMatchObject({ answered: status, code })
  expect(body).toMatchObject({ type: text, title: text, status, detail: text, help: text, instance: text })
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json\b/)
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(JSON.stringify(body)).not.toMatch(/node_modules|\.[jt]s:\d+|\bat \S+ \(|Error:/)
  if (pointer !== undefined) expect(body.errors.map((error) => error.pointer)).toContain(pointer)
  return body
}
