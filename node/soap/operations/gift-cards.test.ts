import { failure } from '../../errors/failure'
import { inFakeTime } from '../../testing/deps'
import { codeOf, run } from '../../testing/soap-run'
import { soapStore } from '../../testing/soap-store'

// What is made once waits for others that may make it at the same time.
beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

type Store = ReturnType<typeof soapStore>

const insert = (fields: string, store: Store) =>
  inFakeTime(run('GiftCardInsertUpdate', `<giftcard>${fields}</giftcard>`, {}, store))
const book = (fields: string, store: Store) => {
  const item = `<giftCardTransactionItem>${fields}</giftCardTransactionItem>`
  return inFakeTime(run('GiftCardTransactionItemInsert', item, {}, store))
}
const bytes = async (sent: ReturnType<typeof run>) => (await sent).answer._unsafeUnwrap()

const card =
  '<ExpiringDate>2030-01-01T00:00:00</ExpiringDate><Funds>50.0000</Funds><Id>12</Id><MultipleCredits>true</MultipleCredits><OwnerId>ana@example.com</OwnerId>'
const debit =
  '<OrderId>9</OrderId><RedemptionCode>CODE-1</RedemptionCode><TransactionAction>Debit</TransactionAction><TransactionConfirmed>true</TransactionConfirmed><Value>20</Value>'

const lost = (applied: boolean) => ({
  applied,
  failure: failure('vtex_timeout', undefined, { kind: 'timeout' as const }),
})

describe('a gift card', () => {
  it('is made with its funds, and answered with the code that VTEX made', async () => {
    const store = soapStore()
    const sent = await insert(card, store)
    expect(sent.asked).toEqual(['GiftCardAdmin'])
    expect(store.giftCards.created).toEqual([
      {
        relationName: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        ...{ caption: 'Gift card 12', profileId: 'ana@example.com', expiringDate: '2030-01-01T00:00:00' },
        ...{ multipleCredits: true, multipleRedemptions: false, restrictedToOwner: false },
      },
    ])
    expect(store.giftCards.booked).toMatchObject([
      { operation: 'Credit', value: 50, redemptionCode: 'CODE-1' },
    ])
    expect(sent.answer._unsafeUnwrap()).toContain(
      '<a:EmissionDate>2026-03-01T09:00:00</a:EmissionDate><a:ExpiringDate>2030-01-01T00:00:00</a:ExpiringDate>' +
        '<a:Funds>50.0000</a:Funds><a:Id>12</a:Id><a:MultipleCredits>true</a:MultipleCredits>' +
        '<a:MultipleRedemptions>false</a:MultipleRedemptions><a:OwnerId>ana@example.com</a:OwnerId>' +
        '<a:RedeptionCode>CODE-1</a:RedeptionCode><a:RestrictedToOwner>false</a:RestrictedToOwner><a:StatusId i:nil="true"/>',
    )
  })

  it('is made and credited once, however often it is sent', async () => {
    const store = soapStore()
    const first = await bytes(insert(card, store))
    expect(await bytes(insert(card, store))).toBe(first)
    expect(await bytes(insert(`${card}<RedeptionCode>CODE-1</RedeptionCode>`, store))).toBe(first)
    expect(store.giftCards.created).toHaveLength(1)
    expect(store.giftCards.booked).toHaveLength(1)
  })

  it('is made once by two calls at the same time, and for two callers twice', async () => {
    const store = soapStore()
    await Promise.all([insert(card, store), insert(card, store)])
    expect(store.giftCards.created).toHaveLength(1)
    await insert(card, { ...store, call: { ...store.call, source: 'another' } })
    expect(store.giftCards.created).toHaveLength(2)
  })

  it.each([[true], [false]])('is made by no call any more when nobody knows (done: %p)', async (applied) => {
    const store = soapStore()
    store.giftCards.troubles.push(lost(applied))
    expect(codeOf(await insert(card, store))).toBe('vtex_timeout')
    expect((await insert(card, store)).answer._unsafeUnwrapErr()).toMatchObject({
      code: 'cannot_change',
      detail: expect.stringContaining('VTEX Admin') as string,
    })
    expect(store.giftCards.created).toHaveLength(applied ? 1 : 0)
  })

  it('is not made where VBase denies what is known of it', async () => {
    const store = soapStore()
    await insert(card, store)
    const { read } = store.deps.documents
    store.deps.documents.read = async (bucket, key) => (bucket === 'soap-made' ? null : read(bucket, key))
    expect(codeOf(await insert(card, store))).toBe('vtex_unavailable')
    expect(store.giftCards.created).toHaveLength(1)
  })

  it('is made when VTEX refused it before', async () => {
    const store = soapStore()
    store.giftCards.troubles.push({
      applied: false,
      failure: failure('vtex_refused', 'no', { kind: 'refused' }),
    })
    expect(codeOf(await insert(card, store))).toBe('vtex_refused')
    expect(codeOf(await insert(card, store))).toBe('answered')
  })

  it.each([[true], [false]])('is credited once when VTEX does not answer (done: %p)', async (applied) => {
    const store = soapStore()
    const { create } = store.giftCards.calls
    store.giftCards.calls.create = async (sent) => {
      const made = await create(sent)
      store.giftCards.troubles.push(lost(applied))
      return made
    }
    expect(codeOf(await insert(card, store))).toBe('vtex_timeout')
    expect(await bytes(insert(card, store))).toContain('<a:Funds>50.0000</a:Funds>')
    expect(store.giftCards.booked).toHaveLength(1)
  })

  it.each([
    ['other funds', card.replace('50.0000', '60')],
    ['another day', card.replace('2030', '2031')],
    ['another owner', card.replace('ana', 'eva')],
    ['a status', `${card}<StatusId>2</StatusId>`],
  ])('does not change: %s', async (_name, other) => {
    const store = soapStore()
    await insert(card, store)
    expect(codeOf(await insert(other, store))).toBe('cannot_change')
    expect(store.giftCards.booked).toHaveLength(1)
  })

  it.each([
    ['no number', card.replace('<Id>12</Id>', '')],
    ['no owner', card.replace('ana@example.com', '')],
    ['no day', card.replace('2030-01-01T00:00:00', '')],
    ['funds below nothing', card.replace('50.0000', '-1')],
    ['a code of the caller', `${card}<RedeptionCode>MINE</RedeptionCode>`],
    ['the code of another card', `${card}<RedeptionCode>CODE-7</RedeptionCode>`],
  ])('is not made with %s', async (_name, fields) => {
    const store = soapStore()
    expect(codeOf(await insert(fields, store))).toBe('invalid_record')
    expect(store.giftCards.created).toEqual([])
  })

  it('is found by its caller’s number and by its code', async () => {
    const store = soapStore()
    const made = await bytes(insert(card, store))
    const inside = (answer: string) => /Result [^>]*>(.*)<\/GiftCard\w*Result>/.exec(answer)?.[1]
    const byNumber = await bytes(run('GiftCardGet', '<Id>12</Id>', {}, store))
    expect(inside(byNumber)).toBe(inside(made))
    const code = '<redeptionCode>CODE-1</redeptionCode>'
    expect(inside(await bytes(run('GiftCardGetByRedeptionCode', code, {}, store)))).toBe(inside(made))
    expect(await bytes(run('GiftCardGet', '<Id>13</Id>', {}, store))).toContain('i:nil="true"')
    const unknown = await run('GiftCardGetByRedeptionCode', '<redeptionCode>X</redeptionCode>', {}, store)
    expect(codeOf(unknown)).toBe('invalid_record')
  })

  it('has its code in no document', async () => {
    const store = soapStore()
    await insert(card, store)
    const kept = JSON.stringify([...store.deps.documents.stored])
    expect(kept).not.toContain('CODE-1')
    expect(kept).toContain('ana@example.com_1')
  })
})

describe('a transaction', () => {
  async function withCard() {
    const store = soapStore()
    await insert(card, store)
    return store
  }

  it('is booked once, however often it is sent', async () => {
    const store = await withCard()
    for (const _ of [1, 2]) expect(await bytes(book(debit, store))).toContain('Result>true<')
    expect(store.giftCards.booked.slice(1)).toMatchObject([
      { operation: 'Debit', value: 20, description: 'Order 9', redemptionCode: 'CODE-1' },
    ])
    expect(store.giftCards.cards.get('ana@example.com_1')?.balance).toBe(30)
  })

  it.each([
    ['for another order', debit.replace('>9<', '>10<')],
    ['for a SKU of the order', `${debit}<StockKeepingUnitId>7</StockKeepingUnitId>`],
    ['the other way', debit.replace('Debit', 'Credit')],
  ])('is another one %s', async (_name, other) => {
    const store = await withCard()
    await book(debit, store)
    await book(other, store)
    expect(store.giftCards.booked).toHaveLength(3)
  })

  it('does not change its amount', async () => {
    const store = await withCard()
    await book(debit, store)
    expect(codeOf(await book(debit.replace('>20<', '>21<'), store))).toBe('cannot_change')
    expect(store.giftCards.booked).toHaveLength(2)
  })

  it.each([[true], [false]])('is booked once when VTEX does not answer (done: %p)', async (applied) => {
    const store = await withCard()
    store.giftCards.troubles.push(lost(applied))
    expect(codeOf(await book(debit, store))).toBe('vtex_timeout')
    expect(await bytes(book(debit, store))).toContain('Result>true<')
    expect(store.giftCards.cards.get('ana@example.com_1')?.balance).toBe(30)
  })

  it.each([
    ['no order', debit.replace('<OrderId>9</OrderId>', '')],
    ['no direction', debit.replace('<TransactionAction>Debit</TransactionAction>', '')],
    ['no amount', debit.replace('>20<', '>0<')],
    ['no confirmation', debit.replace('>true<', '>false<')],
    ['an unknown card', debit.replace('CODE-1', 'CODE-9')],
  ])('is not booked with %s', async (_name, fields) => {
    const store = await withCard()
    expect(codeOf(await book(fields, store))).toBe('invalid_record')
    expect(store.giftCards.booked).toHaveLength(1)
  })
})
