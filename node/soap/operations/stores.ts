import { ok, safeTry } from 'neverthrow'
import type { VtexTradePolicy } from '../../clients/catalog/lookup'
import { flows } from '../../flows'
import type { Answered } from '../contract'
import { idIn, type Operations } from './call'

/** Stores are what VTEX calls trade policies now. */
const anyOf = flows.products.permissions.read

export const storeOperations = {
  StoreList: {
    anyOf,
    handle: (_nothing, { clients }) =>
      safeTry(async function* () {
        const policies = yield* await clients.catalog.tradePolicies()
        return ok({ result: policies.map(storeDto) })
      }),
  },
  StoreGet: {
    anyOf,
    handle: ({ storeId }, { clients }) =>
      safeTry(async function* () {
        const id = yield* idIn('storeId', storeId)
        const policies = yield* await clients.catalog.tradePolicies()
        const found = policies.find((policy) => String(policy.Id) === id)
        return ok({ result: found ? storeDto(found) : null })
      }),
  },
} as const satisfies Operations

const storeDto = ({ Id, Name, IsActive }: VtexTradePolicy): Answered<'StoreDTO'> => ({
  Id,
  IsActive: IsActive ?? null,
  Name,
})
