import { openStore } from '../testing'

const path = '/api/checkout/pub/postal-code/BRA'

it('knows where a postal code is, and answers to any', () => {
  const { call } = openStore()
  expect(call('GET', `${path}/22250040`)).toMatchObject({
    status: 200,
    body: { postalCode: '22250040', country: 'BRA', city: 'Rio de Janeiro', state: 'RJ' },
  })
  expect(call('GET', `${path}/00000000`)).toMatchObject({ status: 200, body: { city: null, state: null } })
})
