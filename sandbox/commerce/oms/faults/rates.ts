import type { OrderFaultName, OrderFaults, OrderFaultSpec } from '.'

/** How often events of orders go wrong, each from 0 to 1. The other settings hold for all of them. */
export interface EventRates extends Pick<
  OrderFaultSpec,
  'orderId' | 'status' | 'times' | 'seed' | 'delayMs'
> {
  lose?: number | undefined
  double?: number | undefined
  delay?: number | undefined
  reorder?: number | undefined
  skip?: number | undefined
  bothDomains?: number | undefined
  blankLastState?: number | undefined
  flip?: number | undefined
}

type Rate = Exclude<keyof EventRates, 'orderId' | 'status' | 'times' | 'seed' | 'delayMs'>

const faultOf: Record<Rate, OrderFaultName> = {
  lose: 'lose-event',
  double: 'double-event',
  delay: 'delay-event',
  reorder: 'reorder-event',
  skip: 'skip-event',
  bothDomains: 'both-domains',
  blankLastState: 'blank-last-state',
  flip: 'flip',
}

export const eventRates: readonly Rate[] = [
  ...(['lose', 'double', 'delay', 'reorder', 'skip', 'bothDomains', 'blankLastState', 'flip'] as const),
]

/** Replaces what went wrong with events before; without rates all of it ends. */
export function setEventRates(faults: OrderFaults, rates: EventRates): void {
  const { orderId, status, times, seed = 1, delayMs } = rates
  faults.clear(Object.values(faultOf))
  eventRates.forEach((rate, index) => {
    const probability = rates[rate]
    // Random numbers of its own for each, else one event would be lost and doubled together.
    if (probability !== undefined)
      faults.add({
        fault: faultOf[rate],
        orderId,
        status,
        times,
        probability,
        seed: seed + index * 7_919,
        delayMs,
      })
  })
}
