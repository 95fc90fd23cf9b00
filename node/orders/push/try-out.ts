import { err, ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import { parseAddress } from './address'
import { decisionOn, type PushFailure } from './answer'
import type { PushDeps } from './deps'
import { testMessage } from './message'
import { signingSecrets } from './secrets'
import { readPushSettings } from './settings'

/** What came of a delivery with nothing in it. */
export interface TriedOut {
  isTaken: boolean
  /** HTTP status; null: no answer. */
  status: number | null
  /** Null when it was taken. */
  why: PushFailure['why'] | null
  milliseconds: number
}

/**
 * Posts a delivery of event `test` to the address, also while the push is switched off; changes nothing. Failures:
 * `invalid_settings` without an address or a secret, `push_address_refused`.
 */
export async function tryOut(deps: PushDeps): Promise<Result<TriedOut, Failure>> {
  const [{ address }, secrets] = await Promise.all([readPushSettings(deps), signingSecrets(deps)])
  if (address === null) return fail('invalid_settings', 'There is no address to post to.')
  if (secrets.length === 0) return fail('invalid_settings', 'There is no secret to sign with.')
  const parsed = parseAddress(address, deps.account)
  if (parsed.isErr()) return err(parsed.error)
  const startedAt = deps.now()
  const answer = await deps.post(parsed.value, testMessage({ secrets, now: startedAt }))
  const milliseconds = deps.now() - startedAt
  const status = answer.kind === 'answered' ? answer.status : null
  const decision = decisionOn(answer, 'new', deps.now())
  const why = decision.kind === 'failed' ? decision.failure.why : null
  const isTaken = decision.kind === 'taken' || decision.kind === 'acknowledge'
  return ok({ isTaken, status, why: isTaken ? null : (why ?? 'status'), milliseconds })
}
