import { ok } from 'neverthrow'
import { answerCall } from '../soap/operations'
import { readEnvelope } from '../soap/read/envelope'
import { soapEnvelope } from './soap-samples'
import { soapStore } from './soap-store'

export type SoapOptions = Parameters<typeof soapStore>[0]

/** Calls an operation with fields as text; what the store was sent, and the answer. */
export async function run(
  operation: string,
  inside: string,
  options: SoapOptions = {},
  store = soapStore(options),
) {
  const { call, writes } = store
  const asked: string[] = []
  const may: typeof call.may = (anyOf) => {
    asked.push(anyOf.map(({ key }) => key).join())
    return Promise.resolve(ok(undefined))
  }
  const answer = await answerCall(readCall(operation, inside), { ...call, may })
  return {
    answer,
    asked,
    names: writes.map(({ name }) => name),
    bodies: writes.map(({ parameters }) => parameters.at(-1)),
  }
}

/** The call of an operation with fields as text. */
export function readCall(operation: string, inside: string) {
  const bytes = Buffer.from(soapEnvelope(`<${operation}>${inside}</${operation}>`))
  return readEnvelope({ bytes, contentType: '', action: '' })._unsafeUnwrap()
}

export const codeOf = ({ answer }: Awaited<ReturnType<typeof run>>) =>
  answer.isErr() ? answer.error.code : 'answered'

/**
 * What a caller reaches who goes on after the last id until the answer is nil, and in how many answers, each with as much
 * time as a call has.
 */
export async function untilNil(
  { call }: Pick<ReturnType<typeof soapStore>, 'call'>,
  idsFrom: (start: number) => Promise<number[]>,
): Promise<{ reached: number[]; answers: number }> {
  const reached: number[] = []
  for (let [start, answers] = [1, 0]; ; answers++) {
    call.deadline = Date.now() + 14_000
    const ids = await idsFrom(start)
    if (ids.length === 0) return { reached, answers }
    reached.push(...ids)
    start = (ids.at(-1) ?? 0) + 1
  }
}
