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
