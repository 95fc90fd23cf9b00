import { err, ok, safeTry } from 'neverthrow'
import type { VtexShippingPolicy } from '../../clients/logistics'
import { fail } from '../../errors/failure'
import { logisticsResources } from '../../flows/permissions'
import type { Answered } from '../contract'
import { nothingOf } from '../dto/nothing'
import { wholeOf } from '../dto/whole'
import type { Answer, Call, Operations } from './call'

/** Pages of 100 carriers. */
const MOST_PAGES = 20

/** Freights are what VTEX calls shipping policies now, or carriers. */
export const freightOperations = {
  FreightGetAll: {
    anyOf: [logisticsResources.viewer, logisticsResources.admin],
    handle: (_nothing, call) =>
      safeTry(async function* () {
        return ok({ result: (yield* await shippingPolicies(call)).map(freightDto) })
      }),
  },
} as const satisfies Operations

async function shippingPolicies({ clients }: Call): Answer<VtexShippingPolicy[]> {
  const all: VtexShippingPolicy[] = []
  for (let page = 1; page <= MOST_PAGES; page++) {
    const found = await clients.logistics.shippingPolicies(page)
    if (found.isErr()) return err(found.error)
    all.push(...found.value.items)
    if (page >= found.value.paging.pages) return ok(all)
  }
  return fail('vtex_refused', `VTEX has more than ${MOST_PAGES * 100} shipping policies.`)
}

/** Ids of shipping policies are texts; those that are numbers are the freight's. */
const freightDto = ({ id, name }: VtexShippingPolicy): Answered<'FreightDTO'> => ({
  ...nothingOf('FreightDTO'),
  FreightID: wholeOf(id),
  Name: name,
})
