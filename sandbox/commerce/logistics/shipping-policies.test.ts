import { openStore } from '../testing'

const path = '/api/logistics/pvt/shipping-policies'
const policy = (id: string) => ({ id, name: `Carrier ${id}`, shippingMethod: 'Normal', isActive: true })

it('lists shipping policies page by page', () => {
  const store = openStore()
  for (const id of ['a', 'b', 'c']) expect(store.call('POST', path, policy(id)).status).toBe(200)
  expect(store.call('GET', `${path}?page=2&perPage=2`).body).toEqual({
    items: [policy('c')],
    paging: { page: 2, perPage: 2, total: 3, pages: 2 },
  })
  expect(store.call('GET', path).body).toMatchObject({ items: [{ id: 'a' }, { id: 'b' }, { id: 'c' }] })
})

it('refuses one without a name', () => {
  expect(openStore().call('POST', path, { id: 'a', shippingMethod: 'Normal' }).status).toBe(400)
})

it('knows the payment methods of every store', () => {
  expect(openStore().call('GET', '/api/pvt/merchants/payment-systems').body).toContainEqual(
    expect.objectContaining({ id: 125, name: 'Pix' }),
  )
})
