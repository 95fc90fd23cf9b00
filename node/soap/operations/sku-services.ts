import { err, ok, safeTry } from 'neverthrow'
import type { VtexServiceValue, VtexSkuService, VtexSkuServiceInput } from '../../clients/catalog/services'
import { sideBySide } from '../../clients/side-by-side'
import type { Failure } from '../../errors/failure'
import { catalogResources } from '../../flows/permissions'
import type { Answered, ResultsOf, Sent } from '../contract'
import { LONGEST_NAME, LONGEST_TEXT, skuServiceDto, skuServiceOf } from '../dto/service'
import { given, refused, type Answer, type Call, type Operations } from './call'
import { listed, LONGEST_LIST, putInto } from './made'
import { skuWith } from './read-sku'
import { findById, findNamed, save, type Found, type Kind } from './save'
import { AT_ONCE, servicePriceOf, withService } from './service-prices'
import { named } from './services'

const anyOf = [catalogResources.skuServices]

const servicesOf = ({ clients: { services } }: Call): Kind<VtexSkuService, VtexSkuServiceInput> => ({
  name: 'sku-service',
  byId: (id) => services.byId(id),
  create: (body) => services.create(body),
  replace: (id, body) => services.replace(id, body),
})

const listOf = (skuId: number): string => `sku-services/${skuId}`

export const skuServiceOperations = {
  StockKeepingUnitServiceGet: {
    anyOf,
    handle: ({ idStockKeepingUnitService: sent }, call) =>
      safeTry(async function* () {
        const found = yield* await findById(servicesOf(call), 'idStockKeepingUnitService', sent, call)
        return ok({ result: found && (yield* await withPrice(found, call)) })
      }),
  },
  StockKeepingUnitServiceList: {
    anyOf,
    handle: ({ idSku }, call) =>
      safeTry(async function* () {
        const sku = yield* await skuWith('idSku', idSku, call)
        const services = yield* await readServicesOf(sku.Id, call)
        return ok({ result: yield* await sideBySide(services, AT_ONCE, (each) => withPrice(each, call)) })
      }),
  },
  StockKeepingUnitServiceInsertUpdate: {
    anyOf,
    handle: ({ stockKeepingUnitService }, call) =>
      safeTry(async function* () {
        const sent = yield* given('stockKeepingUnitService', stockKeepingUnitService)
        const service = yield* await saveService(sent, call)
        await putInto(call, listOf(service.SkuId), service.Id)
        const result = yield* await withPrice(service, call)
        const answered = { result, stockKeepingUnitServiceId: service.Id }
        return ok<ResultsOf<'StockKeepingUnitServiceInsertUpdate'>>(answered)
      }),
  },
} as const satisfies Operations

type SentService = Sent<'StockKeepingUnitServiceDTO'>

function saveService(sent: SentService, call: Call) {
  return safeTry<VtexSkuService, Failure>(async function* () {
    const pointer = 'stockKeepingUnitService'
    const sentPrice = sent.ServicePriceId ?? sent.ServicePrice?.Id ?? null
    const skuId = sent.StockKeepingUnitId
    const otherwise = skuId && sentPrice ? `${skuId}/${sentPrice}` : ''
    const found = yield* await findNamed(
      servicesOf(call),
      { pointer: `${pointer}/Id`, id: sent.Id, otherwise },
      call,
    )
    const live = found.live
    const sku = yield* await skuWith(`${pointer}/StockKeepingUnitId`, skuId ?? live?.SkuId ?? null, call)
    const price = yield* await priceFor(sentPrice ?? live?.SkuServiceValueId ?? null, call)
    const wanted = yield* await orOffered(found, { skuId: sku.Id, price, sent }, call)
    const body = skuServiceOf(sent, wanted.live, { price, skuId: sku.Id })
    yield* named(`${pointer}/Name`, body.Name, LONGEST_NAME)
    if (body.Text) yield* named(`${pointer}/Description`, body.Text, LONGEST_TEXT)
    return ok(yield* await save(servicesOf(call), wanted, body, call))
  })
}

interface Offer {
  skuId: number
  price: VtexServiceValue
  sent: SentService
}

/** What was sent without an Id, and what was made for no Id, may be what VTEX offers with the SKU already. */
async function orOffered(
  found: Found<VtexSkuService>,
  { skuId, price, sent }: Offer,
  call: Call,
): Answer<Found<VtexSkuService>> {
  if (found.live || sent.Id !== null) return ok(found)
  const offered = await readServicesOf(skuId, call)
  return offered.map((services) => ({
    ...found,
    live: services.find(({ SkuServiceValueId }) => SkuServiceValueId === price.Id) ?? null,
  }))
}

async function priceFor(id: number | null, call: Call): Answer<VtexServiceValue> {
  const pointer = 'stockKeepingUnitService/ServicePriceId'
  const price = await servicePriceOf(pointer, id, call)
  return price.andThen((found) =>
    found ? ok(found) : refused(pointer, 'not_found', 'is no price of a service of VTEX'),
  )
}

/** The services of a SKU: those its context shows, and those that were sent here, as far as VTEX still has them. */
async function readServicesOf(skuId: number, call: Call): Answer<VtexSkuService[]> {
  const { skus, services } = call.clients
  const [context, made] = await Promise.all([skus.surroundings(String(skuId)), listed(call, listOf(skuId))])
  if (context.isErr()) return err(context.error)
  const shown = (context.value?.Services ?? []).flatMap((each) =>
    typeof each === 'string' ? Number(each) || [] : (each.Options ?? []).map(({ Id }) => Id),
  )
  const ids = [...new Set([...shown, ...made])].slice(0, LONGEST_LIST)
  const read = await sideBySide(ids, AT_ONCE, (id) => services.byId(String(id)))
  return read.map((all) => all.flatMap((service) => (service?.SkuId === skuId ? service : [])))
}

async function withPrice(
  service: VtexSkuService,
  call: Call,
): Answer<Answered<'StockKeepingUnitServiceDTO'>> {
  const found = await call.clients.services.valueById(String(service.SkuServiceValueId))
  if (found.isErr()) return err(found.error)
  const price = found.value ? await withService(found.value, call) : ok(null)
  return price.map((shown) => skuServiceDto(service, shown))
}
