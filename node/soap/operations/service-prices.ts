import { ok, safeTry } from 'neverthrow'
import type { VtexServiceType, VtexServiceValue, VtexServiceValueInput } from '../../clients/catalog/services'
import { sideBySide } from '../../clients/side-by-side'
import type { Failure } from '../../errors/failure'
import { catalogResources } from '../../flows/permissions'
import type { Answered, ResultsOf, Sent } from '../contract'
import { echoed } from '../dto/decimal'
import { amountsOf, servicePriceDto } from '../dto/service'
import { given, refused, type Answer, type Call, type Operations } from './call'
import { listed, putInto } from './made'
import { findById, findNamed, save, type Kind } from './save'
import { named, serviceOf } from './services'

const anyOf = [catalogResources.skuServices]

/** Prices, and services, that are read side by side. */
export const AT_ONCE = 5
/** The highest price in currency units, as of everything else. */
const HIGHEST = 1_000_000_000

const valuesOf = ({ clients: { services } }: Call): Kind<VtexServiceValue, VtexServiceValueInput> => ({
  name: 'service-price',
  byId: (id) => services.valueById(id),
  create: (body) => services.createValue(body),
  replace: (id, body) => services.replaceValue(id, body),
})

/** VTEX does not tell which prices a service has: those that were sent here. */
const listOf = ({ Id }: VtexServiceType): string => `service-prices/${Id}`

export const servicePriceOperations = {
  ServicePriceGet: {
    anyOf,
    handle: ({ idServicePrice }, call) =>
      safeTry(async function* () {
        const price = yield* await servicePriceOf('idServicePrice', idServicePrice, call)
        return ok({ result: price && (yield* await withService(price, call)) })
      }),
  },
  ServicePriceList: {
    anyOf,
    handle: ({ idService }, call) =>
      safeTry(async function* () {
        const type = yield* await serviceOf('idService', idService, call)
        const ids = type ? await listed(call, listOf(type)) : []
        const { services } = call.clients
        const prices = yield* await sideBySide(ids, AT_ONCE, (id) => services.valueById(String(id)))
        const ofService = prices.filter((price) => price?.SkuServiceTypeId === type?.Id)
        return ok({ result: ofService.flatMap((price) => (price ? servicePriceDto(price, type) : [])) })
      }),
  },
  ServicePriceInsertUpdate: {
    anyOf,
    handle: ({ servicePrice }, call) =>
      safeTry(async function* () {
        const sent = yield* given('servicePrice', servicePrice)
        const { price, type } = yield* await savePrice(sent, call)
        await putInto(call, listOf(type), price.Id)
        const result = servicePriceDto(price, type)
        const shown = { ...result, Price: echoed(sent.Price, result.Price) }
        return ok<ResultsOf<'ServicePriceInsertUpdate'>>({ result: shown, servicePriceId: price.Id })
      }),
  },
} as const satisfies Operations

function savePrice(sent: Sent<'ServicePriceDTO'>, call: Call) {
  return safeTry<{ price: VtexServiceValue; type: VtexServiceType }, Failure>(async function* () {
    const sentService = sent.ServiceId ?? sent.Service?.Id ?? null
    const otherwise = sentService && sent.Name ? `${sentService}/${sent.Name}` : ''
    const naming = { pointer: 'servicePrice/Id', id: sent.Id, otherwise }
    const found = yield* await findNamed(valuesOf(call), naming, call)
    const type = yield* await typeFor(sentService ?? found.live?.SkuServiceTypeId ?? null, call)
    const Name = yield* named('servicePrice/Name', sent.Name || found.live?.Name)
    const amounts = yield* amountsIn(sent, found.live)
    const body = { SkuServiceTypeId: type.Id, Name, ...amounts }
    return ok({ price: yield* await save(valuesOf(call), found, body, call), type })
  })
}

async function typeFor(id: number | null, call: Call): Answer<VtexServiceType> {
  const pointer = 'servicePrice/ServiceId'
  const type = await serviceOf(pointer, id, call)
  return type.andThen((found) => (found ? ok(found) : refused(pointer, 'not_found', 'is no service of VTEX')))
}

/** A price of 0 is one: the service is free. */
function amountsIn({ Price }: Sent<'ServicePriceDTO'>, live: VtexServiceValue | null) {
  const pointer = 'servicePrice/Price'
  if (Price === null && live) return ok({ Value: live.Value, Cost: live.Cost })
  return given(pointer, Price).andThen((price) =>
    Number(price) >= 0 && Number(price) <= HIGHEST
      ? ok(amountsOf(price, live))
      : refused(pointer, 'invalid_amount', `must be an amount from 0 to ${HIGHEST}`),
  )
}

/** The price that a parameter names. */
export const servicePriceOf = (
  pointer: string,
  id: number | null,
  call: Call,
): Answer<VtexServiceValue | null> => findById(valuesOf(call), pointer, id, call)

/** A price as the WebService shows it, with its service. */
export async function withService(
  price: VtexServiceValue,
  { clients: { services } }: Call,
): Answer<Answered<'ServicePriceDTO'>> {
  const type = await services.typeById(String(price.SkuServiceTypeId))
  return type.map((found) => servicePriceDto(price, found))
}
