import { err, type Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { invalidMapping, parseDocument, type MappingDocument, type MappingFlow } from '../document'
import { checkCost, compile } from '../engine'

/** A document that may be saved for the flow: valid, and with expressions that a record can afford. */
export async function checkDocument(
  flow: MappingFlow,
  raw: unknown,
): Promise<Result<MappingDocument, Failure>> {
  const parsed = parseDocument(raw)
  if (parsed.isErr()) return err(parsed.error)
  const document = parsed.value
  if (document.flow !== flow) return wrongFlow(document.flow)
  const compiled = compile(document)
  if (compiled.isErr()) return err(compiled.error)
  const samples = document.tests.map(({ sample }) => sample)
  return (await checkCost(compiled.value, samples)).map(() => document)
}

const wrongFlow = (flow: MappingFlow): Result<never, Failure> =>
  err(
    invalidMapping([
      { pointer: '/flow', code: 'custom', message: `is ${flow}, not the flow of this mapping` },
    ]),
  )
