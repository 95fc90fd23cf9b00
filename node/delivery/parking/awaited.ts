import type { AwaitedFlow } from '../../flows/flow'

/** Flows whose records others may wait for, in the order in which they make each other possible. */
export const awaitedFlows = [
  'brands',
  'categories',
  'specifications',
  'products',
  'skus',
  'images',
] as const satisfies AwaitedFlow[]

export function isAwaitedFlow(name: string): name is AwaitedFlow {
  return (awaitedFlows as readonly string[]).includes(name)
}
