import { err, ok } from 'neverthrow'
import { z } from 'zod'
import { parseSettings } from '../delivery/settings'
import { makeSecret } from '../orders/push/secrets'
import { pushSettingsSchema, savePushSettings } from '../orders/push/settings'
import { tryOut } from '../orders/push/try-out'
import { pushView } from '../orders/push/view'
import { noArguments } from './arguments'
import { answer, show, type PanelCall } from './resolver'

/** `Query.orderPush`. */
export const orderPush = show(noArguments, ({ deps }) => viewOf(deps))

/** `Mutation.saveOrderPush`. */
export const saveOrderPush = answer(
  'OrderPush',
  z.object({ settings: z.unknown() }),
  async ({ deps }, { settings }) => {
    const parsed = parseSettings(pushSettingsSchema, settings)
    if (parsed.isErr()) return err(parsed.error)
    const saved = await savePushSettings(deps, parsed.value)
    return saved.isErr() ? err(saved.error) : ok(await viewOf(deps))
  },
)

/** `Mutation.makeOrderPushSecret`: the only answer that ever holds the secret. */
export const makeOrderPushSecret = answer(
  'OrderPushSecret',
  z.object({ keepsOld: z.boolean().default(true) }),
  async ({ deps }, { keepsOld }) => {
    const secret = await makeSecret(deps, keepsOld)
    return ok({ secret, push: await viewOf(deps) })
  },
)

/** `Mutation.testOrderPush`. */
export const testOrderPush = answer('OrderPushTest', noArguments, ({ push }) => tryOut(push()))

async function viewOf(deps: PanelCall['deps']) {
  const { settings, lastFailure, ...view } = await pushView(deps)
  const { at = null, why = null, status = null } = lastFailure ?? {}
  return { ...settings, ...view, lastFailureAt: at, lastFailureWhy: why, lastFailureStatus: status }
}
