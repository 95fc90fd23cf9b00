import type { OrderDeps } from '../deps'
import { allowedAddresses } from './address'
import type { PushFailure } from './answer'
import { secretView } from './secrets'
import { readPushSettings, type PushSettings } from './settings'
import { isFailing, readState } from './state'

/** The settings and how the address does. Times are RFC 3339. */
export interface PushView {
  settings: PushSettings
  /** What the app's manifest lets it call; `*` stands for anything. */
  allowed: string[]
  /** When the secret was made; null: there is none. */
  secretMadeAt: string | null
  /** Until when an older secret signs, too; null: none does. */
  oldSecretUntil: string | null
  lastSuccessAt: string | null
  lastFailure: { at: string; why: PushFailure['why']; status: number | null } | null
  /** Since when deliveries fail, one after the other; null: the last was taken. */
  failingSince: string | null
  /** Whether so many failed that the address is tried with one order at a time. */
  isFailing: boolean
  /** Nothing is sent before; null: it may be now. */
  pausedUntil: string | null
}

/** No secret is in it. */
export async function pushView(
  deps: Pick<OrderDeps, 'account' | 'workspace' | 'documents' | 'now'>,
): Promise<PushView> {
  const [settings, secret, state] = await Promise.all([
    readPushSettings(deps),
    secretView(deps),
    readState(deps),
  ])
  const { lastFailure } = state
  return {
    settings,
    allowed: allowedAddresses(deps.account),
    secretMadeAt: instant(secret?.madeAt),
    oldSecretUntil: instant(secret?.oldUntil),
    lastSuccessAt: instant(state.lastSuccessAt),
    lastFailure: lastFailure && {
      ...{ at: new Date(lastFailure.at).toISOString(), why: lastFailure.why, status: lastFailure.status },
    },
    failingSince: instant(state.failingSince),
    isFailing: isFailing(state),
    pausedUntil: state.pausedUntil > deps.now() ? instant(state.pausedUntil) : null,
  }
}

const instant = (at: number | null | undefined): string | null =>
  at === null || at === undefined ? null : new Date(at).toISOString()
