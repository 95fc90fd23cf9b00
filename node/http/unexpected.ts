import type { ServiceContext } from '@vtex/api'
import type { Clients } from '../clients'
import { failureOf } from '../clients/response'
import { failure, type Failure } from '../errors/failure'

/** A lost call to VTEX or its storage is VTEX's failure; anything else is a bug of ours and logged whole. */
export function unexpected(ctx: ServiceContext<Clients>, error: unknown): Failure {
  try {
    const failed = failureOf(error as Error)
    ctx.vtex.logger.warn({ message: 'platform call failed', code: failed.code, reason: failed.detail })
    return failed.code === 'vtex_refused'
      ? failure('vtex_unavailable', failed.detail, { retryAfter: 5 })
      : failed
  } catch {
    ctx.vtex.logger.error(error)
    return failure('internal')
  }
}
