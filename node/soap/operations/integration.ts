import { ok } from 'neverthrow'
import type { Operations } from './call'

/** The log of an integrator that VTEX gave up in 2018: what still calls it is answered, and nothing is kept. */
export const integrationOperations = {
  IntegrationLogErrorInsertUpdate: { anyOf: [], handle: () => Promise.resolve(ok({})) },
  IntegrationErrorCheckInstanceExists: { anyOf: [], handle: () => Promise.resolve(ok({ result: false })) },
} as const satisfies Operations
