import { brands } from './brands'
import { categories } from './categories'
import { customers } from './customers'
import type { Flow, FlowName } from './flow'
import { images } from './images'
import { inventory } from './inventory'
import { prices } from './prices'
import { products } from './products'
import { skus } from './skus'
import { specifications } from './specifications'

/** Every flow of this app: the only list. */
export const flows: Readonly<Record<FlowName, Flow>> = {
  brands,
  categories,
  specifications,
  products,
  skus,
  images,
  prices,
  inventory,
  customers,
}

export const flowNames = Object.keys(flows) as FlowName[]

export function isFlowName(name: string): name is FlowName {
  return Object.hasOwn(flows, name)
}
