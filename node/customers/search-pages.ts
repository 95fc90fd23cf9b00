import { err, ok, type Result } from 'neverthrow'
import type { VtexCustomer } from '../clients/masterdata/customers'
import type { Failure } from '../errors/failure'
import { plainId } from '../flows/customers/ids'
import type { FlowClients } from '../flows/flow'

/** VTEX answers at most so many documents at once. */
const PAGE = 100

export interface CustomerSearch {
  /** Condition of Master Data; must not hold anything that was not checked. */
  where: string
  fields: readonly string[]
  /** `createdIn ASC`. */
  sort: string
  /** At most so many customers; VTEX goes no deeper than 10,000. */
  most: number
}

/** The first customers of a search, each once: one whose id was written in two cases is listed twice. */
export async function searchPages(
  { customers }: Pick<FlowClients, 'customers'>,
  { where, fields, sort, most }: CustomerSearch,
): Promise<Result<VtexCustomer[], Failure>> {
  const all = new Map<string, VtexCustomer>()
  for (let from = 0; all.size < most; from += PAGE) {
    const found = await customers.search(where, { fields, from, count: PAGE, sort })
    if (found.isErr()) return err(found.error)
    for (const customer of found.value)
      if (!all.has(plainId(customer.id))) all.set(plainId(customer.id), customer)
    if (found.value.length < PAGE) break
  }
  return ok([...all.values()].slice(0, most))
}
