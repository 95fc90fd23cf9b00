import { vtexCustomer } from '../../flows/customers/fixtures'
import { codeOf, run } from '../../testing/soap-run'
import { soapStore } from '../../testing/soap-store'

const NOON = Date.parse('2026-03-01T12:00:00Z')

beforeEach(() => jest.useFakeTimers({ now: NOON }))
afterEach(() => jest.useRealTimers())

/** A store whose customers changed one after the other, a second apart; every other one wants no newsletter. */
function subscribers(count: number) {
  const store = soapStore()
  store.customers.customers.clear()
  for (let number = 0; number < 2 * count; number++) {
    const fields = { id: `c${number}`, email: `${number}@example.com`, isNewsletterOptIn: number % 2 === 0 }
    const updatedIn = new Date(NOON - 3_600_000 + number * 1_000).toISOString()
    store.customers.put(vtexCustomer({ ...fields, updatedIn, lastName: 'King' }))
  }
  return store
}
const ask = (inside: string, store: ReturnType<typeof soapStore>) =>
  run('NewsletterGetAllByDate', inside, {}, store)

it('lists who wants the newsletter and changed in between, by Brasília’s clock', async () => {
  const between = '<BeginDate>2026-03-01T08:00:01</BeginDate><EndDate>2026-03-01T08:00:03</EndDate>'
  const { answer, asked } = await ask(between, subscribers(5))
  const subscriber =
    '<a:NewsletterDTO><a:Data>2026-03-01T08:00:02</a:Data><a:Email>2@example.com</a:Email><a:Id i:nil="true"/>' +
    '<a:IsPersisted>true</a:IsPersisted><a:IsRemoved>false</a:IsRemoved><a:Name>Ada King</a:Name></a:NewsletterDTO>'
  expect(answer._unsafeUnwrap()).toContain(`>${subscriber}</NewsletterGetAllByDateResult>`)
  expect(asked).toEqual(['READONLY_USER_DS,NOREMOVE_USER_DS,POWER_USER_DS,ADMIN_DS'])
})

it('goes to the present where no end is sent', async () => {
  const { answer } = await ask('<BeginDate>2026-03-01T08:00:08</BeginDate>', subscribers(5))
  expect(answer._unsafeUnwrap().match(/<a:NewsletterDTO>/g)).toHaveLength(1)
})

it.each([
  ['no beginning', '', 'invalid_record'],
  ['an end before it', '<BeginDate>2026-03-02</BeginDate><EndDate>2026-03-01</EndDate>', 'answered'],
])('answers to %s', async (_name, inside, code) => {
  expect(codeOf(await ask(inside, subscribers(1)))).toBe(code)
})

it('answers all subscribers or says that there are too many', async () => {
  const since = '<BeginDate>2026-03-01</BeginDate>'
  const all = await ask(since, subscribers(1_000))
  expect(all.answer._unsafeUnwrap().match(/<a:NewsletterDTO>/g)).toHaveLength(1_000)
  const { answer } = await ask(since, subscribers(1_001))
  expect(answer._unsafeUnwrapErr().errors).toMatchObject([{ pointer: '/EndDate' }])
})
