import { openStore } from '../testing'

const cards = '/api/giftcards'
const card = {
  relationName: 'r-1',
  expiringDate: '2030-01-01T00:00:00',
  caption: 'c',
  profileId: 'p',
  multipleCredits: true,
}

interface Card {
  id: string
  redemptionCode: string
  redemptionToken: string
  balance: number
}

function open(more: object = {}) {
  const store = openStore()
  const made = store.call('POST', cards, { ...card, ...more }).body as Card
  const path = `${cards}/${made.id}`
  const { redemptionCode, redemptionToken } = made
  let requests = 0
  const book = (operation: string, value: number, rest: object = {}) =>
    store.call('POST', `${path}/transactions`, {
      ...{ operation, value, description: 'd', redemptionCode, redemptionToken },
      ...{ requestId: `r${++requests}`, ...rest },
    })
  return { ...store, made, path, book, balance: () => (store.call('GET', path).body as Card).balance }
}

it('are made without a balance, with a code of VTEX’s own', () => {
  const { call, made, path } = open()
  expect(made).toMatchObject({ id: 'p_1', balance: 0, relationName: 'r-1', currencyCode: 'BRL' })
  expect(made.redemptionCode).toMatch(/^\w{4}-\w{4}-\w{4}-\w{4}$/)
  expect(call('GET', path).body).toEqual(made)
  expect(call('GET', `${cards}/x`).status).toBe(404)
  expect(call('GET', `${path}/transactions`).body).toBeUndefined()
})

it('carry out one transaction of each request id', () => {
  const { call, path, book, balance } = open()
  const first = book('Credit', 50, { requestId: 'a' })
  expect(book('Credit', 50, { requestId: 'a' }).body).toEqual(first.body)
  book('Debit', 20.5)
  expect(balance()).toBe(29.5)
  const list = call('GET', `${path}/transactions`).body as { id: string }[]
  expect(list).toHaveLength(2)
  const found = call('GET', `${path}/transactions/${list[1]?.id ?? ''}`).body
  expect(found).toMatchObject({ requestId: 'a', value: 50, operation: 'Credit' })
  expect(call('GET', `${path}/transactions/x`).status).toBe(404)
})

it.each([
  ['a debit beyond the balance', 'Debit', 1, {}],
  ['another code', 'Credit', 1, { redemptionCode: 'ANOTHER' }],
  ['another token', 'Credit', 1, { redemptionToken: 'x' }],
  ['no amount', 'Credit', 0, {}],
  ['no direction', 'Take', 1, {}],
])('refuse %s', (_name, operation, value, more) => {
  const { book, balance } = open()
  expect(book(operation, value, more).status).toBe(400)
  expect(balance()).toBe(0)
})

it('are credited once without multipleCredits', () => {
  const { book } = open({ multipleCredits: false })
  expect(book('Credit', 5).status).toBe(200)
  expect(book('Credit', 5).status).toBe(400)
})

it.each([
  ['a relation name that is taken', card],
  ['no day', { ...card, relationName: 'r-2', expiringDate: '2030-01-01' }],
  ['no customer', { ...card, relationName: 'r-2', profileId: '' }],
])('are refused with %s', (_name, body) => {
  expect(open().call('POST', cards, body).status).toBe(400)
})
