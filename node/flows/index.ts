import { brands } from './brands'
import type { Flow, FlowName } from './flow'
import { images } from './images'
import { inventory } from './inventory'
import { prices } from './prices'
import { products } from './products'
import { skus } from './skus'

/** Every flow of this app: the only list. */
export const flows: Readonly<Record<FlowName, Flow>> = { brands, products, skus, images, prices, inventory }

export const flowNames = Object.keys(flows) as FlowName[]

export function isFlowName(name: string): name is FlowName {
  return Object.hasOwn(flows, name)
}
