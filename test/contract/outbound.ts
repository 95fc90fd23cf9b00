import type { OutboundCall } from '../../sandbox'
import { isInfra, loadSpecs } from './oas'

let warned = false

/**
 * Fails when a recorded request of the app breaks VTEX's OpenAPI documents; unknown keys count.
 * Without the documents it says aloud that nothing was checked, and fails in CI.
 */
export function expectRequestsToKeepTheContract(calls: readonly OutboundCall[]): void {
  const contract = loadSpecs()
  if (!contract) {
    if (process.env.CI === 'true')
      throw new Error('The OpenAPI documents are missing: outgoing requests were not checked.')
    if (!warned) console.warn('No OpenAPI documents: outgoing requests were NOT checked against VTEX.')
    warned = true
    return
  }
  const broken = calls
    .filter(({ host }) => !isInfra(host))
    .map((call) => ({ call: `${call.method} ${call.host}${call.path}`, problems: contract.check(call) }))
    .filter(({ problems }) => problems.length > 0)
  expect(broken.slice(0, 5)).toEqual([])
}
