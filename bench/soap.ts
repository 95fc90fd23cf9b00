import { soapEnvelope } from '../node/testing/soap-samples'
import { basic, SOAP_PATH } from '../test/support/soap-client'
import type { Answer } from '../test/support/http'
import { figuresOf, type Figure } from './figure'
import { cpuSeconds } from './replicas'
import { setting, vbaseCalls, vtexCalls, withStore, type Store } from './store'

/** Calls of one protocol before it is the other's turn. */
const BLOCK = 25
const CONTRACTS = 'http://schemas.datacontract.org/2004/07/Vtex.Commerce.WebApps.AdminWcfService.Contracts'

/** One way to say something to the app. */
interface Side {
  /** What is sent, for the nth SKU; `text` differs in every call. */
  body(sku: Store['skus'][number], text: string): string
  send(sku: Store['skus'][number], body: string): Promise<Answer>
  /** Whether the app did what was asked. */
  isGood(answer: Answer, text: string): boolean
}

/** What all calls of a side took. */
interface Taken {
  calls: number
  seconds: number
  cpu: number
  vtex: number
  vbase: number
  sent: number
  received: number
}

/**
 * The same by SOAP and by REST, one call after the other as ERPs do, in turns: a SKU read by its id and by its reference
 * code, and a SKU that gets another name, named by VTEX's id in both.
 */
export function soap(): Promise<Figure[]> {
  const count = setting('BENCH_SOAP', 400)
  return withStore({ skus: count, replicas: 1 }, async (store) => {
    const read = await inTurns(store, count, restRead(store), soapRead(store))
    const write = await inTurns(store, count, restWrite(store, await productsOf(store)), soapWrite(store))
    return [...figures('StockKeepingUnitGet', 'GET', read), ...figures('…InsertUpdate', 'PUT', write)]
  })
}

const restRead = ({ erp }: Store): Side => ({
  body: () => '',
  send: ({ refId }) => erp.get(`/skus/${refId}`),
  isGood: ({ status }) => status === 200,
})

const soapRead = (store: Store): Side => ({
  body: ({ skuId }) => soapEnvelope(`<StockKeepingUnitGet><id>${skuId}</id></StockKeepingUnitGet>`),
  send: (_, body) => post(store, 'StockKeepingUnitGet', body),
  isGood: ({ status, body }) => status === 200 && String(body).includes('<a:RefId>SKU-'),
})

const restWrite = ({ erp }: Store, products: ReadonlyMap<number, number>): Side => ({
  body: ({ skuId }, text) => JSON.stringify({ productRef: `vtex:${products.get(skuId)}`, name: text }),
  send: ({ skuId }, body) =>
    erp.put(`/skus/vtex:${skuId}`, body, { as: 'raw', headers: { 'content-type': 'application/json' } }),
  isGood: ({ status, body }) => status === 200 && (body as { outcome: string }).outcome === 'applied',
})

const soapWrite = (store: Store): Side => ({
  body: ({ skuId }, text) =>
    soapEnvelope(
      `<StockKeepingUnitInsertUpdate><stockKeepingUnitVO xmlns:a="${CONTRACTS}"><a:Id>${skuId}</a:Id>` +
        `<a:Name>${text}</a:Name></stockKeepingUnitVO></StockKeepingUnitInsertUpdate>`,
    ),
  send: (_, body) => post(store, 'StockKeepingUnitInsertUpdate', body),
  isGood: ({ status, body }, text) => status === 200 && String(body).includes(`:Name>${text}<`),
})

/** Ids of the SKUs' products, which a record in REST has to name. */
async function productsOf({ vtex, skus }: Store): Promise<Map<number, number>> {
  const products = new Map<number, number>()
  for (const { skuId } of skus) {
    const path = `/api/catalog/pvt/stockkeepingunit/${skuId}`
    products.set(skuId, (await vtex.get<{ ProductId: number }>(path)).body.ProductId)
  }
  return products
}

function post({ vtex, sandbox }: Store, operation: string, body: string): Promise<Answer> {
  return vtex.post(SOAP_PATH, body, {
    as: 'raw',
    headers: {
      authorization: basic(sandbox.keys.erp),
      'content-type': 'text/xml; charset=utf-8',
      soapaction: `"http://tempuri.org/IService/${operation}"`,
      ...{ accept: undefined, 'x-vtex-api-appkey': undefined, 'x-vtex-api-apptoken': undefined },
    },
  })
}

/** Each SKU by each side, in blocks; the first block of each warms up and does not count. */
async function inTurns(store: Store, count: number, rest: Side, soapSide: Side): Promise<[Taken, Taken]> {
  const taken: [Taken, Taken] = [nothing(), nothing()]
  for (let start = 0; start < count; start += BLOCK) {
    const skus = store.skus.slice(start, start + BLOCK)
    for (const [index, side] of [rest, soapSide].entries()) {
      const own = await block(store, side, skus, `${index}-${start}`)
      const sum = taken[index] ?? own
      if (start > 0) for (const key of Object.keys(sum) as (keyof Taken)[]) sum[key] += own[key]
    }
  }
  return taken
}

async function block(store: Store, side: Side, skus: Store['skus'], name: string): Promise<Taken> {
  const own = nothing()
  store.sandbox.resetStats()
  const cpuBefore = cpuSeconds()
  const startedAt = process.hrtime.bigint()
  for (const sku of skus) {
    const text = `Name ${name}`
    const body = side.body(sku, text)
    const answer = await side.send(sku, body)
    if (!side.isGood(answer, text))
      throw new Error(`unexpected answer ${answer.status}: ${JSON.stringify(answer.body).slice(0, 300)}`)
    own.sent += Buffer.byteLength(body)
    own.received += Buffer.byteLength(
      typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body),
    )
  }
  own.seconds = Number(process.hrtime.bigint() - startedAt) / 1e9
  own.cpu = cpuSeconds() - cpuBefore
  own.calls = skus.length
  own.vtex = vtexCalls(store)
  own.vbase = vbaseCalls(store)
  return own
}

function figures(operation: string, method: string, [rest, soapSide]: [Taken, Taken]): Figure[] {
  const figure = figuresOf('soap')
  const of = ({ calls, ...taken }: Taken) => ({
    'requests per second': [calls / taken.seconds, '1/s'],
    'requests per second of processor time': [calls / taken.cpu, '1/s'],
    'VTEX calls per request': [taken.vtex / calls, 'calls'],
    'VBase calls per request': [taken.vbase / calls, 'calls'],
    'bytes sent': [taken.sent / calls, 'bytes'],
    'bytes received': [taken.received / calls, 'bytes'],
  })
  const [bySoap, byRest] = [of(soapSide), of(rest)]
  const names = Object.keys(bySoap) as (keyof typeof bySoap)[]
  return [
    ...names.flatMap((name) => [
      figure(`${operation}: ${name}`, ...(bySoap[name] as [number, string])),
      figure(`${method} /skus: ${name}`, ...(byRest[name] as [number, string])),
    ]),
    figure(`${operation}: requests per second, as a share of ${method} /skus`, ratio('seconds'), '×'),
    figure(`${operation}: the same of processor time`, ratio('cpu'), '×'),
  ]

  function ratio(of: 'seconds' | 'cpu'): number {
    return soapSide.calls / soapSide[of] / (rest.calls / rest[of])
  }
}

const nothing = (): Taken => ({
  ...{ calls: 0, seconds: 0, cpu: 0, vtex: 0, vbase: 0 },
  ...{ sent: 0, received: 0 },
})
