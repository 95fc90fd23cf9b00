import { err, ok, type Result } from 'neverthrow'
import { z } from 'zod'
import { storedSettings } from '../../delivery/settings/stored-settings'
import { fail, type Failure } from '../../errors/failure'
import { sourceName } from '../../sources/source-name'
import type { OrderDeps } from '../deps'
import { orderShapes, type OrderShape } from '../queue/shape-order'
import { queueEvents, type QueueEvent } from '../record/record'
import { LONGEST_ADDRESS, parseAddress, type PushAddress } from './address'
import { secretView } from './secrets'
import { changeState, resumed } from './state'

/** Whether and where orders are pushed, instead of being asked for. */
export const pushSettingsSchema = z
  .strictObject({
    isActive: z.boolean().default(false).meta({ description: 'Whether orders are pushed.' }),
    address: z.string().trim().min(1).max(LONGEST_ADDRESS).nullable().default(null).meta({
      description:
        'Where they are posted to, https://host/path with an optional query; `allowed` says which.',
    }),
    source: sourceName.nullable().default(null).meta({
      description: 'appKey of the calling system whose queue and mapping are used, and who acknowledges.',
    }),
    shape: z.enum(orderShapes).default('erp').meta({
      description: 'As of `GET /orders/queue`. erp: in the shape of the source’s mapping, where it has one.',
    }),
    events: z
      .array(z.enum(queueEvents))
      .min(1)
      .max(queueEvents.length)
      .default([...queueEvents])
      .meta({ description: 'What is told, as of `GET /orders/queue`.' }),
    visibility: z.int().min(10).max(43_200).default(300).meta({
      description:
        'Seconds in which the ERP may acknowledge by itself what it took without a number; then it comes again.',
    }),
    perMinute: z.int().min(1).max(600).default(60).meta({ description: 'Deliveries a minute at most.' }),
  })
  .meta({ id: 'OrderPushSettings' })

export type PushSettings = z.output<typeof pushSettingsSchema>

const stored = storedSettings('order-push', pushSettingsSchema)

type SettingsDeps = Pick<OrderDeps, 'account' | 'workspace' | 'documents' | 'now'>

/** As they are now: who switches it off may rely on it. */
export const readPushSettings = stored.readNow

/** Whether orders may be pushed; a change takes up to 10 seconds to be known. */
export async function isPushOn(deps: SettingsDeps): Promise<boolean> {
  return (await stored.read(deps)).isActive
}

/** What a delivery takes, from settings that are complete. */
export interface PushTask {
  address: PushAddress
  source: string
  shape: OrderShape
  events: readonly QueueEvent[]
  visibility: number
  perMinute: number
}

/** What is to be done; null where nothing is, or the address is none of the allowed ones any more. Pure. */
export function taskOf(settings: PushSettings, account: string): PushTask | null {
  const { isActive, address, source, ...others } = settings
  if (!isActive || address === null || source === null) return null
  const parsed = parseAddress(address, account)
  return parsed.isOk() ? { ...others, address: parsed.value, source } : null
}

/**
 * Saves the settings; where orders are pushed, what waits is tried at once. Failures: `push_address_refused`, and `invalid_settings`
 * where it is switched on with something missing.
 */
export async function savePushSettings(
  deps: SettingsDeps & { push(): Promise<void> },
  settings: PushSettings,
): Promise<Result<PushSettings, Failure>> {
  const { isActive, address, source } = settings
  if (address !== null) {
    const parsed = parseAddress(address, deps.account)
    if (parsed.isErr()) return err(parsed.error)
  }
  if (isActive && address === null) return missing('/address', 'is needed to push orders')
  if (isActive && source === null) return missing('/source', 'is needed to push orders')
  if (isActive && (await secretView(deps)) === null)
    return missing('/isActive', 'needs a secret: make one first, and give it to the receiver')
  await stored.save(deps, settings)
  await changeState(deps, resumed)
  if (isActive) await deps.push()
  return ok(settings)
}

function missing(pointer: string, message: string) {
  const errors = [{ pointer, code: 'required', message }]
  return fail('invalid_settings', `${pointer.slice(1)} ${message}.`, { errors })
}
