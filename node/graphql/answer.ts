import { failureOf } from '../clients/response'
import { entryOf, failure, type Failure } from '../errors/failure'
import type { Failure as FailureType } from './schema-types'
import type { Context } from './resolver'

export type FailureView = FailureType & { __typename: 'Failure' }

/** A failure as the schema's type: the same code and text as problem details of the REST API. */
export function failureView(failed: Failure): FailureView {
  const { title, help, owner } = entryOf(failed)
  const { code, detail, errors = [] } = failed
  return { __typename: 'Failure', code, title, detail, help, owner, errors }
}

/**
 * What a request that has no answer at all is told: catalogue code and text, and nothing of our insides. The shape is
 * that of ApolloError, which the runtime does not hand to apps; without a stack, since the runtime would send it.
 */
export class PanelError extends Error {
  readonly extensions: { code: string; title: string; help: string; errors: Failure['errors'] }

  constructor(failed: Failure) {
    super(failed.detail)
    const { title, help } = entryOf(failed)
    this.name = 'PanelError'
    this.stack = ''
    this.extensions = { code: failed.code, title, help, errors: failed.errors ?? [] }
  }
}

/** A lost call to VTEX or its storage is VTEX's failure; anything else is a bug of ours and logged whole. */
export function unexpected({ vtex }: Pick<Context, 'vtex'>, error: unknown): Failure {
  try {
    const failed = failureOf(error as Error)
    vtex.logger.warn({ message: 'platform call failed', code: failed.code, reason: failed.detail })
    return failed.code === 'vtex_refused'
      ? failure('vtex_unavailable', failed.detail, { retryAfter: 5 })
      : failed
  } catch {
    vtex.logger.error(error)
    return failure('internal')
  }
}
