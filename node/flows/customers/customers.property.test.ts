import fc from 'fast-check'
import { MemoryCustomers } from '../../testing/customer-store'
import { syncCustomer } from '../../testing/sync-customer'
import { decide } from '../../delivery/decide'
import { contentOf, withContent } from '../../delivery/content'
import { accepted } from '../../testing/deps'
import { customers } from '.'
import { customerRecord, SHOPPER, vtexAddress, vtexCustomer } from './fixtures'
import { addressFromVtex, fromVtex } from './mapper'

const seeded = { seed: 20260301 }

const word = fc.constantFrom(null, 'Ada', 'King', 'é')
const address = fc.record(
  {
    ref: fc.constantFrom('HOME', 'HQ', 'a/b:c'),
    city: word,
    street: word,
    country: fc.constantFrom(null, 'BRA', 'GBR'),
    deleted: fc.constantFrom(true, false),
  },
  { requiredKeys: ['ref'] },
)
const fields = fc.record(
  {
    email: fc.constantFrom('ada@example.com', 'b@example.com'),
    firstName: word,
    phone: word,
    document: fc.constantFrom(null, '1', '2'),
    birthDate: fc.constantFrom(null, '1990-12-10'),
    corporate: fc.option(fc.record({ name: word, tradeName: word }, { requiredKeys: [] })),
    priceTables: fc.constantFrom(null, [], ['gold'], ['gold', 'silver']),
    approved: fc.boolean(),
    newsletter: fc.boolean(),
    addresses: fc.uniqueArray(address, { maxLength: 3, selector: ({ ref }) => ref }),
  },
  { requiredKeys: ['email'] },
)
const anyRecord = fields.map((each) => customerRecord(each))

const openStore = () =>
  new MemoryCustomers().put(vtexCustomer(), vtexAddress(), vtexAddress({ id: 'w', addressName: 'WORK' }))

it('plans nothing more once a record is applied, and leaves alone what it does not say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), anyRecord, async (exists, record) => {
      const store = exists ? openStore() : new MemoryCustomers()
      await syncCustomer(store, record, { vtexId: exists ? SHOPPER : '' })
      const writes = store.writes().length
      expect(await syncCustomer(store, record, { vtexId: exists ? SHOPPER : '' })).toEqual([])
      expect(store.writes()).toHaveLength(writes)
      if (!exists) return
      const [before, after] = [vtexCustomer(), store.customers.get(SHOPPER) ?? vtexCustomer()].map(fromVtex)
      for (const [field, value] of Object.entries(before ?? {})) {
        const isSent = record[(field.split('.')[0] ?? '') as keyof typeof record] !== undefined
        if (!isSent) expect({ ...after }).toMatchObject({ [field]: value })
      }
      expect(store.addresses.get('w')).toMatchObject({ addressName: 'WORK', city: 'London' })
    }),
    seeded,
  )
})

it('is the same record after it was cut into pieces and joined', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const joined = withContent(customers, record, contentOf(customers, record))
      expect(contentOf(customers, joined)).toEqual(contentOf(customers, record))
      expect(customers.schema.safeParse(joined).success).toBe(true)
    }),
    seeded,
  )
})

it('ends the same whatever order two records come in', async () => {
  await fc.assert(
    fc.asyncProperty(anyRecord, anyRecord, async (first, second) => {
      const [older, newer] = [accepted('customers', first, 0), accepted('customers', second, 1)]
      const inOrder = openStore()
      for (const { record } of [older, newer])
        await syncCustomer(inOrder, record as never, { vtexId: SHOPPER })
      const late = openStore()
      await syncCustomer(late, newer.record as never, { vtexId: SHOPPER })
      const entry = {
        hash: newer.hash,
        vtexId: SHOPPER,
        order: newer.order,
        at: '',
        batch: null,
        outcome: 'applied' as const,
        fields: Object.fromEntries(
          Object.keys(contentOf(customers, newer.record)).map((piece) => [
            piece,
            { value: { hidden: true }, order: newer.order },
          ]),
        ),
      }
      const decision = decide(customers, older, entry, { verify: false })
      if (decision.kind === 'proceed') await syncCustomer(late, decision.record as never, { vtexId: SHOPPER })
      expect(shown(late)).toEqual(shown(inOrder))
    }),
    seeded,
  )
})

/** What VTEX holds, in our terms: an address that was removed and came again has another id. */
function shown({ customers: all, addresses }: MemoryCustomers) {
  const named = [...addresses.values()].map(
    (each) => [each.addressName ?? '', addressFromVtex(each)] as const,
  )
  return { customers: [...all.values()].map(fromVtex), addresses: Object.fromEntries(named) }
}
