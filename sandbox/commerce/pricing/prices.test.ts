import { openStore } from '../testing'

const price = '/pricing/prices/7'
const range = { from: '2026-03-01T00:00:00-03:00', to: '2026-04-01T00:00:00-03:00' }
const fixed = (tradePolicyId: string, value: number, more = {}) => ({
  tradePolicyId,
  value,
  minQuantity: 1,
  ...more,
})

describe('PUT price', () => {
  it.each([
    ['base and cost', { basePrice: 250, costPrice: 10 }, { basePrice: 250, costPrice: 10, markup: 2400 }],
    ['cost and markup', { costPrice: 76.92, markup: 30 }, { basePrice: 100, costPrice: 76.92, markup: 30 }],
    ['base and markup', { basePrice: 130, markup: 30 }, { basePrice: 130, costPrice: 100, markup: 30 }],
    ['base alone', { basePrice: 19.9 }, { basePrice: 19.9, costPrice: 9.95, markup: 100 }],
    ['a cost of zero', { basePrice: 5, costPrice: 0 }, { basePrice: 5, costPrice: 0, markup: null }],
    ['a markup of -100', { basePrice: 5, markup: -100 }, { basePrice: 5, costPrice: null, markup: -100 }],
    ['a negative base price', { basePrice: -5, costPrice: 5 }, { basePrice: -5, costPrice: 5, markup: -200 }],
  ])('completes %s', (_name, sent, amounts) => {
    const { call } = openStore()
    expect(call('PUT', price, sent).status).toBe(200)
    expect(call('GET', price).body).toEqual({ itemId: '7', listPrice: null, ...amounts, fixedPrices: [] })
  })

  it.each([
    ['all three', { basePrice: 1, costPrice: 1, markup: 0 }],
    ['cost alone', { costPrice: 1 }],
    ['markup alone', { markup: 1 }],
    ['no amount', { listPrice: 1 }],
    ['text for a number', { basePrice: '1', costPrice: 1 }],
    ['not a number', { basePrice: Number.NaN, costPrice: 1 }],
    ['no body', undefined],
    ['an array', []],
    [
      'from equal to to',
      { basePrice: 1, fixedPrices: [fixed('1', 1, { dateRange: { from: range.from, to: range.from } })] },
    ],
    [
      'from after to',
      { basePrice: 1, fixedPrices: [fixed('1', 1, { dateRange: { from: range.to, to: range.from } })] },
    ],
    [
      'a period without zone',
      {
        basePrice: 1,
        fixedPrices: [fixed('1', 1, { dateRange: { from: '2026-01-01T00:00:00', to: range.to } })],
      },
    ],
    ['a quantity of 0', { basePrice: 1, fixedPrices: [fixed('1', 1, { minQuantity: 0 })] }],
    ['no minimum quantity', { basePrice: 1, fixedPrices: [{ tradePolicyId: '1', value: 1 }] }],
  ])('refuses %s in every mode and writes nothing', (_name, body) => {
    for (const strict of [true, false]) {
      const { call } = openStore({ strict })
      expect(call('PUT', price, body).status).toBe(400)
      expect(call('GET', price).status).toBe(404)
    }
  })

  it.each([
    ['an unknown key', { basePrice: 1, costPrice: 1, basePrise: 2 }, 'Unknown key: basePrise.'],
    [
      'an unknown key below',
      { basePrice: 1, fixedPrices: [fixed('1', 1, { price: 2 })] },
      'Unknown key: fixedPrices.0.price.',
    ],
    ['null', { basePrice: 1, costPrice: null }, 'costPrice: null is refused.'],
    [
      'a null list price',
      { basePrice: 1, fixedPrices: [fixed('1', 1, { listPrice: null })] },
      'fixedPrices.0.listPrice: null is refused.',
    ],
  ])('refuses %s when strict and ignores it otherwise', (_name, body, message) => {
    expect(openStore().call('PUT', price, body)).toMatchObject({ status: 400, body: message })
    expect(openStore({ strict: false }).call('PUT', price, body).status).toBe(200)
  })

  it('deletes the fixed prices that it does not carry', () => {
    const { call } = openStore()
    call('PUT', price, { basePrice: 10, fixedPrices: [fixed('1', 9), fixed('2', 8)] })
    call('PUT', price, { basePrice: 10, fixedPrices: [fixed('2', 7)] })
    expect(call('GET', `${price}/fixed`).body).toEqual([fixed('2', 7, { listPrice: null })])
    call('PUT', price, { basePrice: 11 })
    expect(call('GET', `${price}/fixed`).body).toEqual([])
  })

  it('forgets a list price that it does not carry', () => {
    const { call } = openStore()
    call('PUT', price, { basePrice: 10, listPrice: 12 })
    call('PUT', price, { basePrice: 10 })
    expect(call('GET', price).body).toMatchObject({ listPrice: null })
  })
})

describe('itemId', () => {
  it.each(['abc', '1.5', '-1', '0', '2147483648', '1 '])('%s is refused', (itemId) => {
    const { call } = openStore()
    const path = `/pricing/prices/${encodeURIComponent(itemId)}`
    expect(call('PUT', path, { basePrice: 1 }).status).toBe(400)
    expect(call('GET', path).status).toBe(400)
  })
})

describe('fixed prices', () => {
  it('PATCH merges by table, minimum quantity and period', () => {
    const { call } = openStore()
    call('PUT', price, { basePrice: 10, fixedPrices: [fixed('1', 9), fixed('1', 8, { minQuantity: 5 })] })
    const sent = [fixed('1', 7), fixed('1', 6, { dateRange: range }), fixed('gold', 5, { listPrice: 6.5 })]
    expect(call('PATCH', `${price}/fixed`, sent).status).toBe(200)
    expect(call('GET', `${price}/fixed`).body).toEqual([
      fixed('1', 7, { listPrice: null }),
      fixed('1', 8, { minQuantity: 5, listPrice: null }),
      fixed('1', 6, {
        listPrice: null,
        dateRange: { from: '2026-03-01T03:00:00Z', to: '2026-04-01T03:00:00Z' },
      }),
      fixed('gold', 5, { listPrice: 6.5 }),
    ])
    expect(call('GET', price).body).toMatchObject({ basePrice: 10 })
  })

  it('PATCH takes the same period in another zone for the same', () => {
    const { call } = openStore()
    call('PATCH', `${price}/fixed`, [fixed('1', 6, { dateRange: range })])
    const utc = { from: '2026-03-01T03:00:00Z', to: '2026-04-01T03:00:00Z' }
    call('PATCH', `${price}/fixed`, [fixed('1', 5, { dateRange: utc })])
    expect(call('GET', `${price}/fixed`).body).toEqual([fixed('1', 5, { listPrice: null, dateRange: utc })])
  })

  it('PATCH counts a missing minimum quantity as 1 and needs no base price', () => {
    const { call } = openStore()
    call('PATCH', `${price}/fixed`, [{ tradePolicyId: '1', value: 6 }])
    expect(call('GET', price).body).toEqual({
      itemId: '7',
      listPrice: null,
      costPrice: null,
      markup: null,
      basePrice: null,
      fixedPrices: [fixed('1', 6, { listPrice: null })],
    })
  })

  it('POST replaces the list of its table only', () => {
    const { call } = openStore()
    call('PUT', price, {
      basePrice: 10,
      fixedPrices: [fixed('b2b', 9), fixed('b2b', 8, { minQuantity: 5 }), fixed('1', 7)],
    })
    expect(call('POST', `${price}/fixed/b2b`, [{ value: 4, minQuantity: 2 }]).status).toBe(200)
    expect(call('GET', `${price}/fixed/b2b`).body).toEqual([
      fixed('b2b', 4, { minQuantity: 2, listPrice: null }),
    ])
    expect(call('GET', `${price}/fixed/1`).body).toEqual([fixed('1', 7, { listPrice: null })])
  })

  it('DELETE removes one table, or with the price everything', () => {
    const { call } = openStore()
    call('PUT', price, { basePrice: 10, fixedPrices: [fixed('1', 9), fixed('2', 8)] })
    expect(call('DELETE', `${price}/fixed/1`).status).toBe(200)
    expect(call('DELETE', `${price}/fixed/1`).status).toBe(404)
    expect(call('GET', `${price}/fixed/1`).status).toBe(404)
    expect(call('DELETE', price).status).toBe(200)
    expect(call('DELETE', price).status).toBe(404)
    expect(call('GET', `${price}/fixed`).status).toBe(404)
  })
})

it('accounts do not see each other', () => {
  const demo = openStore({ accounts: ['demo', 'other'] })
  demo.call('PUT', price, { basePrice: 1 })
  const get = demo.commerce.routes.find(
    ({ method, template }) => method === 'GET' && template === '/pricing/prices/{itemId}',
  )
  const ask = (account: string) =>
    get?.handle(
      {
        account,
        method: 'GET',
        path: price,
        query: new URLSearchParams(),
        headers: {},
        body: undefined,
        caller: { kind: 'nobody' },
      },
      { itemId: '7' },
    )
  expect(ask('other')).toMatchObject({ status: 404 })
  expect(ask('demo')).toMatchObject({ status: 200 })
  expect(ask('nobody')).toMatchObject({ status: 404, body: 'Account nobody not found.' })
})
