import { ok, type Result } from 'neverthrow'
import { z } from 'zod'
import { authorise } from '../../auth/caller'
import { eraseCustomer } from '../../customers/erase-customer'
import { findCustomers, type CustomerQuery } from '../../customers/find-customers'
import { listCustomers } from '../../customers/list-customers'
import { readCursor, writeCursor, type PageCursor } from '../../customers/page-cursor'
import { fail, type Failure } from '../../errors/failure'
import { customers } from '../../flows/customers'
import { documentNumber, email } from '../../flows/customers/schema'
import { instant } from '../../flows/fields'
import { masterDataResources } from '../../flows/permissions'
import { problem, type Answer } from '../answer'
import { customerList, erasedAnswer } from '../customer-schemas'
import { flag, limit } from '../parameters'
import { parseQuery, type AuthenticatedRequest, type Route } from '../route'

const listQuery = z.strictObject({
  email: email.optional(),
  document: documentNumber.optional(),
  vtexId: z
    .string()
    .regex(/^[\w-]{1,100}$/, 'must be an id of VTEX')
    .optional(),
  updatedSince: instant.optional().meta({
    description: 'Customers that VTEX changed since then, by their last change, without addresses.',
  }),
  cursor: z.string().max(8_000).optional().meta({ description: 'The `cursor` of the call before.' }),
  limit: limit(50, 100),
})
const eraseQuery = z.strictObject({
  vtex: flag.meta({ description: 'true: delete the customer and its addresses in VTEX too.' }),
})

/** Calls about customers besides those of every flow. */
export const customerRoutes: Route[] = [
  {
    method: 'GET',
    path: '/customers',
    access: { anyOf: customers.permissions.read },
    handle: getCustomers,
    docs: {
      operationId: 'list_customers',
      summary: 'Customers of VTEX: one by e-mail address, document or id, or those that changed',
      description:
        'Exactly one of email, document, vtexId, updatedSince and cursor. Changes are listed a minute after they were made.',
      query: listQuery,
      answers: { 200: { description: 'The customers.', schema: customerList } },
    },
  },
  {
    method: 'POST',
    path: '/customers/{ref}/erase',
    access: { anyOf: customers.permissions.write },
    handle: postErase,
    docs: {
      operationId: 'erase_customer',
      summary: 'Forget a customer',
      description:
        'Deletes what this app keeps, and with vtex=true the documents of VTEX. Can be repeated. Send vtex=true with the first call: a customer that the app did not create is found by what it keeps.',
      query: eraseQuery,
      answers: { 200: { description: 'What was erased.', schema: erasedAnswer } },
    },
  },
]

type Asked = z.output<typeof listQuery>

async function getCustomers({ deps, query, path }: AuthenticatedRequest): Promise<Answer> {
  const asked = parseQuery(listQuery, query).andThen(oneQuestion)
  if (asked.isErr()) return problem(asked.error, path)
  if ('by' in asked.value) {
    const found = await findCustomers(deps, asked.value)
    return found.match(
      (all) => ({ status: 200, body: { customers: all, cursor: null, more: false } }),
      (failed) => problem(failed, path),
    )
  }
  const page = await listCustomers(deps, asked.value.cursor, asked.value.limit)
  return page.match(
    ({ cursor, ...body }) => ({ status: 200, body: { ...body, cursor: writeCursor(cursor) } }),
    (failed) => problem(failed, path),
  )
}

function oneQuestion({
  limit: most,
  cursor,
  updatedSince,
  ...keys
}: Asked): Result<CustomerQuery | { cursor: PageCursor; limit: number }, Failure> {
  const asked = Object.values({ ...keys, cursor, updatedSince }).filter((value) => value !== undefined)
  if (asked.length !== 1) {
    return fail(
      'invalid_parameter',
      'Exactly one of email, document, vtexId, updatedSince and cursor is needed.',
    )
  }
  for (const by of ['email', 'document', 'vtexId'] as const) {
    const value = keys[by]
    if (value !== undefined) return ok({ by, value })
  }
  const from = cursor === undefined ? sinceOf(updatedSince) : readCursor(cursor)
  return from
    ? ok({ cursor: from, limit: most })
    : fail('invalid_parameter', 'The cursor is not one this call gave.')
}

const sinceOf = (updatedSince = ''): PageCursor => ({ from: new Date(updatedSince).toISOString(), seen: [] })

async function postErase({
  deps,
  clients,
  caller,
  query,
  params,
  path,
}: AuthenticatedRequest): Promise<Answer> {
  const options = parseQuery(eraseQuery, query)
  if (options.isErr()) return problem(options.error, path)
  const { vtex } = options.value
  if (vtex) {
    const allowed = await authorise({ account: deps.account, clients }, caller, masterDataResources.remove)
    if (allowed.isErr()) return problem(allowed.error, path)
  }
  const key = customers.keySchema.safeParse([params.ref])
  if (!key.success) return problem(fail('invalid_parameter', 'The ref is not one of a customer.').error, path)
  const erased = await eraseCustomer(deps, { key: key.data, vtex, by: caller.source })
  return erased.match(
    (body) => ({ status: 200, body }),
    (failed) => problem(failed, path),
  )
}
