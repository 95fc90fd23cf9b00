import { z } from 'zod'
import { ok, text } from '../answers'
import { param, type Call, type Handler } from '../routes'
import { readBody, type ShapeKit } from '../shape'
import type { Dock } from './store'
import { parseTimeSpan } from './time-span'

/** The body of POST docks; times are `d.hh:mm:ss`. */
export function dockBody(kit: ShapeKit) {
  const time = z.string().refine((text) => parseTimeSpan(text) !== null, 'expected d.hh:mm:ss')
  const address = kit.object({
    postalCode: z.string(),
    country: kit.object({ acronym: z.string(), name: z.string() }),
    city: z.string(),
    state: z.string(),
    neighborhood: z.string(),
    street: z.string(),
    number: z.string(),
    complement: z.string(),
    coordinates: z.array(z.array(z.number())),
  })
  return kit.object({
    id: z.string().min(1),
    name: z.string().min(1),
    priority: z.int32(),
    dockTimeFake: time,
    timeFakeOverhead: time,
    salesChannels: z.array(z.string()),
    salesChannel: z.string(),
    freightTableIds: z.array(z.string()),
    wmsEndPoint: z.string().nullable(),
    address,
  })
}

export const listDocks: Handler = ({ state }) => ok([...state.kept.logistics.docks.values()].map(shown))

export const getDock: Handler = withDock((_call, dock) => ok(shown(dock)))

/** POST creates or replaces the dock of that id and answers `true`. Assumption: a new dock is active. */
export function postDock(schema: ReturnType<typeof dockBody>): Handler {
  return ({ state, request }) => {
    const body = readBody(schema, request.body)
    if (!body.ok) return text(400, body.message)
    const { docks } = state.kept.logistics
    docks.set(body.value.id, { ...body.value, isActive: docks.get(body.value.id)?.isActive ?? true })
    return ok(true)
  }
}

/** POST activation or deactivation: 204. */
export function setDockActive(isActive: boolean): Handler {
  return withDock((_call, dock) => {
    dock.isActive = isActive
    return { status: 204 }
  })
}

/** DELETE answers `true`. Assumption: warehouses keep their link to it. */
export const deleteDock: Handler = withDock((call, dock) => {
  call.state.kept.logistics.docks.delete(dock.id)
  return ok(true)
})

function withDock(handle: (call: Call, dock: Dock) => ReturnType<Handler>): Handler {
  return (call) => {
    const id = param(call, 'dockId')
    const dock = call.state.kept.logistics.docks.get(id)
    return dock ? handle(call, dock) : text(404, `Dock ${id} not found.`)
  }
}

// `isActice` is VTEX's own spelling.
function shown(dock: Dock) {
  return {
    pickupStoreInfo: {
      isPickupStore: false,
      storeId: null,
      friendlyName: null,
      address: null,
      additionalInfo: null,
    },
    storeId: null,
    pickupInStoreInfo: { isActice: false, additionalInfo: null },
    deliveryFromStoreInfo: {
      isActice: false,
      deliveryRadius: 0,
      deliveryFee: 0,
      deliveryTime: '00:00:00',
      maximumWeight: 0,
    },
    location: null,
    shippingRatesProviders: [],
    deliveryAgreementsIds: [],
    ...dock,
  }
}
