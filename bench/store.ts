import { createSandbox, type Sandbox } from '../sandbox'
import { erpClient, vtexApi, type ErpClient, type HttpClient } from '../test/support/http'
import type { SeededSku } from '../sandbox/commerce'

/** A store with goods, and the ERP beside it. */
export interface Store {
  sandbox: Sandbox
  erp: ErpClient
  /** VTEX's own APIs, as the ERP's key reaches them. */
  vtex: HttpClient
  skus: SeededSku[]
  warehouses: string[]
}

export interface StoreOptions {
  skus: number
  warehouses?: number
  /** Milliseconds VTEX takes for an answer. */
  latencyMs?: number
  replicas?: number
}

/** Runs a task on a store of its own, in memory and stopped at the end. */
export async function withStore<T>(options: StoreOptions, task: (store: Store) => Promise<T>): Promise<T> {
  const warehouses = numbered('w', options.warehouses ?? 0)
  const sandbox = await createSandbox({
    replicas: options.replicas ?? 2,
    latencyMs: options.latencyMs ?? 0,
    seed: { warehouses: warehouses.map((id) => ({ id, name: id })) },
  })
  try {
    const access = { url: sandbox.url, ...sandbox.keys.erp }
    const skus = sandbox.seedSkus('demo', goods(options.skus))
    return await task({ sandbox, erp: erpClient(access), vtex: vtexApi(access), skus, warehouses })
  } finally {
    await sandbox.stop()
  }
}

export function goods(count: number): { refId: string; name: string }[] {
  return numbered('SKU-', count).map((refId) => ({ refId, name: refId }))
}

/** Calls of the app to VTEX's catalog, prices and stock since the statistics were reset. */
export function vtexCalls({ sandbox }: Store): number {
  return sandbox
    .stats()
    .calls.filter(({ via, template }) => via === 'app' && /pricing|logistics|catalog/.test(template))
    .reduce((sum, { total }) => sum + total, 0)
}

export function vbaseCalls({ sandbox }: Store): number {
  return Object.values(sandbox.stats().vbase)
    .flatMap((statuses) => Object.values(statuses))
    .reduce((sum, count) => sum + count, 0)
}

/** A whole number from the environment. */
export function setting(name: string, fallback: number): number {
  const value = Number(process.env[name] ?? fallback)
  if (!Number.isInteger(value) || value < 1) throw new Error(`${name} must be a whole number above 0.`)
  return value
}

const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(7, '0')}`)
