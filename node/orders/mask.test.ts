import { vtexOrder } from '../testing/orders'
import { erpOrderSchema } from './erp-order'
import { maskedOrder } from './mask'
import { orderForErp } from './show-order'

const secret = 'Zoë-Ω 4711'
const order = orderForErp(
  vtexOrder({
    clientProfileData: {
      ...{ firstName: secret, lastName: secret, email: 'zoe4711@example.com', document: '47110815' },
      ...{ documentType: 'cpf', isCorporate: true, corporateName: secret, corporateDocument: secret },
    },
    shippingData: {
      address: {
        ...{ receiverName: secret, street: secret, number: '4711', postalCode: '04711-000' },
        ...{ city: 'Recife', state: 'PE', country: 'BRA', geoCoordinates: [-34.9, -8.05] },
      },
    },
    openTextField: { value: secret },
    customData: { customApps: [{ id: 'gift', fields: { card: secret } }] },
    items: [
      {
        ...{ id: '7', refId: 'A', quantity: 2, price: 1_000 },
        attachments: [{ name: 'a', content: { to: secret } }],
      },
    ],
  }),
  null,
)

it('says nothing of the shopper, and keeps the form of every text', () => {
  const masked = maskedOrder(order)
  expect(JSON.stringify(masked)).not.toMatch(/4711|Zoë|-34\.9/)
  expect(masked).toMatchObject({
    customer: {
      firstName: 'Xxx-X 9999',
      email: 'xxx9999@xxxxxxx.xxx',
      document: '99999999',
      documentType: 'cpf',
    },
    shipTo: { zip: '99999-999', city: 'Recife', state: 'PE', country: 'BRA' },
    notes: 'Xxx-X 9999',
    customData: { gift: { card: 'Xxx-X 9999' } },
    lines: [{ skuRef: 'A', attachments: [{ name: 'a', content: { to: 'Xxx-X 9999' } }] }],
  })
})

it('is an order as any other, with its ids, codes and money', () => {
  const masked = maskedOrder(order)
  expect(erpOrderSchema.parse(masked)).toEqual(masked)
  const { customer: _c, shipTo: _s, invoiceTo: _i, notes: _n, customData: _d, lines: _l, ...rest } = order
  expect(masked).toMatchObject(rest)
})
