import { ok, safeTry, type Result } from 'neverthrow'
import type { VtexCustomer } from '../../clients/masterdata/customers'
import { searchPages } from '../../customers/search-pages'
import type { Failure } from '../../errors/failure'
import { flows } from '../../flows'
import type { Answered } from '../contract'
import { byClock, instantByClock } from '../dto/text'
import { refused, type Operations } from './call'

/** Subscribers that one call answers at most. */
const MOST = 1_000
const FIELDS = ['id', 'email', 'firstName', 'lastName', 'updatedIn'] as const satisfies (keyof VtexCustomer)[]

/** Who wants the newsletter is a field of customers now, and when they said so is not kept: only their last change is. */
export const newsletterOperations = {
  NewsletterGetAllByDate: {
    anyOf: flows.customers.permissions.read,
    handle: ({ BeginDate, EndDate }, { clients, deps }) =>
      safeTry(async function* () {
        const from = yield* instantIn('BeginDate', BeginDate)
        const to = EndDate === null ? deps.now() : yield* instantIn('EndDate', EndDate)
        if (from > to) return ok({ result: [] })
        const found = yield* await searchPages(clients, {
          where: `(updatedIn between ${iso(from)} AND ${iso(to)}) AND isNewsletterOptIn=true`,
          fields: FIELDS,
          sort: 'updatedIn ASC',
          most: MOST + 1,
        })
        const all = yield* notTooMany(found)
        return ok({ result: all.map(subscriberDto) })
      }),
  },
} as const satisfies Operations

const iso = (instant: number): string => new Date(instant).toISOString()

function instantIn(name: string, sent: string | null): Result<number, Failure> {
  const instant = instantByClock(sent)
  return instant === undefined ? refused(name, 'invalid', 'is required') : ok(Date.parse(instant))
}

/** The operation knows no pages: a part would be taken for all. */
function notTooMany(found: VtexCustomer[]): Result<VtexCustomer[], Failure> {
  const message = `must be closer to BeginDate: more than ${MOST} subscribers changed in between`
  return found.length > MOST ? refused('EndDate', 'invalid', message) : ok(found)
}

const subscriberDto = (customer: VtexCustomer): Answered<'NewsletterDTO'> => ({
  Data: byClock(customer.updatedIn),
  Email: customer.email || null,
  Id: null,
  IsPersisted: true,
  IsRemoved: false,
  Name: [customer.firstName, customer.lastName].filter(Boolean).join(' ') || null,
})
