import { brands } from './brands'
import { categories } from './categories'
import type { Flow, FlowName } from './flow'
import { inventory } from './inventory'
import { prices } from './prices'
import { products } from './products'
import { specifications } from './specifications'

/** Every flow of this app: the only list. */
export const flows: Readonly<Record<FlowName, Flow>> = {
  brands,
  categories,
  specifications,
  products,
  prices,
  inventory,
}

export const flowNames = Object.keys(flows) as FlowName[]

export function isFlowName(name: string): name is FlowName {
  return Object.hasOwn(flows, name)
}
