import { seededRandom } from '../../../sandbox/platform/random'
import { placeBody, type PlaceBody } from '../../../sandbox/commerce/oms/place-body'

/** What becomes of an order, as shopper and ERP want it. */
export const endings = [
  /** One invoice, and the goods arrive. */
  'whole',
  /** Two parcels with an invoice each. */
  'split',
  /** The ERP cannot deliver. */
  'canceled-by-erp',
  /** The shopper changes her mind before the ERP has the order. */
  'canceled-early',
  /** The shopper changes her mind while it is prepared, and the ERP agrees. */
  'canceled-late',
  /** She does, but it is on its way. */
  'denied',
  /** One unit is missing: the order is changed, and the rest invoiced. */
  'changed',
  /** A part of the goods comes back. */
  'returned',
  /** The ERP refuses the order first, and takes it a little later. */
  'refused-first',
  /** Of a trade policy that the ERP has nothing to do with. */
  'foreign',
] as const
export type Ending = (typeof endings)[number]

/** Out of 100 orders. */
const shares: Record<Ending, number> = {
  whole: 45,
  split: 14,
  'canceled-by-erp': 6,
  'canceled-early': 6,
  'canceled-late': 6,
  denied: 5,
  changed: 6,
  returned: 6,
  'refused-first': 3,
  foreign: 3,
}

/** How the ERP behaves when it is given the order. */
export type Mishap = 'none' | 'dies before storing' | 'dies before answering' | 'answers late'

export interface Story {
  ending: Ending
  mishap: Mishap
  body: PlaceBody
}

export const WAREHOUSE = 'w1'
export const FOREIGN_POLICY = '9'

/** What can be bought, by ref; of a kit its parts. */
export type Goods = ReadonlyMap<string, { skuId: string; quantity: number }[] | undefined>

/** The day's orders, the same for the same seed. */
export function storiesOf(count: number, seed: number, goods: Goods): Story[] {
  const random = seededRandom(seed)
  const upTo = (most: number) => Math.floor(random() * most)
  return Array.from({ length: count }, () => {
    const ending = pick(random)
    return { ending, mishap: mishapOf(random()), body: bodyOf(ending, goods, upTo) }
  })
}

function pick(random: () => number): Ending {
  let left = random() * 100
  return endings.find((ending) => (left -= shares[ending]) < 0) ?? 'whole'
}

function mishapOf(chance: number): Mishap {
  if (chance < 0.06) return 'dies before storing'
  if (chance < 0.12) return 'dies before answering'
  return chance < 0.15 ? 'answers late' : 'none'
}

function bodyOf(ending: Ending, goods: Goods, upTo: (most: number) => number): PlaceBody {
  // A change of an order in VTEX wants every SKU once, and a marketplace's own flow has no changes here.
  const lines = ending === 'split' || ending === 'changed' ? 2 + upTo(2) : 1 + upTo(3)
  const refs = [...goods.keys()]
  const first = upTo(refs.length)
  const refOf = (index: number) => refs[(first + index * 7) % refs.length] ?? ''
  const items = Array.from({ length: lines }, (_, index) => ({
    refId: refOf(index),
    components: goods.get(refOf(index)),
    warehouseId: WAREHOUSE,
    quantity: ending === 'changed' || ending === 'returned' ? 2 + upTo(2) : 1 + upTo(3),
    price: 500 + upTo(20_000),
  }))
  const isSeller = upTo(5) === 0 && ending !== 'changed'
  return placeBody.parse({
    items,
    discount: upTo(5) === 0 ? 1 + upTo(199) : 0,
    shipping: upTo(3) * 733,
    salesChannel: ending === 'foreign' ? FOREIGN_POLICY : '1',
    ...(isSeller && { flow: 'seller', affiliateId: 'MGZ', marketplaceOrderId: `M-${String(upTo(1e9))}` }),
    until: 'ready-for-handling',
  })
}
