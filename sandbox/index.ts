import { resolve } from 'node:path'
import type { Commerce, SeededSku, SeedSku, TuningOptions } from './commerce'
import { setEventRates, type EventRates } from './commerce/oms/faults/rates'
import { startPlatform, type Platform, type Store } from './platform'
import type { FaultSpec } from './platform/faults'
import { keys, users } from './platform/identity/seed'
import type { EventTrouble } from './platform/infra/courier'
import { bucketKey } from './platform/infra/vbase'
import type { OutboundCall } from './platform/journal'
import type { Receiver } from './platform/receiver'
import { readSkus } from './data/seed'
import type { StatsSnapshot } from './platform/stats'

export type { EventRates } from './commerce/oms/faults/rates'
export type { FaultSpec } from './platform/faults'
export type { EventTrouble } from './platform/infra/courier'
export type { OutboundCall } from './platform/journal'
export type { StatsSnapshot } from './platform/stats'
export type { TuningOptions } from './commerce'

export interface SandboxOptions {
  /** 0, the default, takes any free port. */
  port?: number
  /** Processes of the app, 2 by default. */
  replicas?: number
  /** Folder that keeps the state across restarts; in memory without it. */
  dataDir?: string
  /** Whether unknown keys in bodies are refused; true by default. */
  strict?: boolean
  /** CSV or JSON file of SKUs for the demo account. */
  skusFile?: string
  /** The app's repository; this one by default. */
  root?: string
  /** Milliseconds added to every commerce answer. */
  latencyMs?: number
  /** The longest the app waits for an answer of VTEX, at least 1,000; its own timeouts, 5 to 20 s, without it. */
  patienceMs?: number
  /** How Catalog lags and deadlocks; changed later by `commerce.tune`. */
  catalog?: TuningOptions
  /** File that receives the replicas' log lines. */
  logFile?: string
  /** SKUs and warehouses a store starts with, again after each reset. */
  seed?: { skus?: readonly SeedSku[]; warehouses?: { id: string; name: string }[] }
}

export interface Sandbox {
  /** The store's address, without a slash at the end. */
  url: string
  account: 'demo'
  /** Seeded keys by purpose. */
  keys: { erp: ApiKey; wms: ApiKey; reader: ApiKey; otherAccount: ApiKey }
  /** Fixed VTEX ID tokens of the demo account's people. */
  tokens: { admin: string; viewer: string; shopper: string }
  /** What the app sent to VTEX's APIs, oldest first. Set `length = 0` to forget. */
  outbound: OutboundCall[]
  stats(): StatsSnapshot
  resetStats(): void
  reset(options?: { keepService?: boolean }): Promise<void>
  faults: { add(spec: FaultSpec): { id: string }; clear(): void }
  events: { set(trouble: EventTrouble): void; idle(): Promise<void>; pending(): number }
  /** Calls to hooks of orders that are under way. */
  hooks: { idle(): Promise<void>; pending(): number }
  /** The store's own app at /_v/erp-orders/, which gets pushed orders. */
  receiver: Pick<Receiver, 'received' | 'answerWith' | 'clear'>
  /** How often events of orders go wrong from now on; replaces what was set. Other troubles: `commerce.orders.faults`. */
  setOrderEvents(rates: EventRates): void
  setLatency(ms: number, template?: string): void
  seedSkus(account: string, skus: readonly SeedSku[]): SeededSku[]
  /** SIGKILL to every replica; resolves when all of them listen again. */
  killService(): Promise<void>
  commerce: Commerce
  /** Calls one of VTEX's APIs on the demo account as its admin, in this process. */
  callAsAdmin(method: string, path: string, body?: unknown): Promise<{ status: number }>
  /** The app's documents of the demo account's master workspace, as bytes. */
  vbase: {
    read(bucket: string, path: string): { bytes: Buffer; hash: string } | null
    /** False when `ifMatch` is given and not the document's hash. */
    write(bucket: string, path: string, bytes: Buffer, ifMatch?: string): boolean
    remove(bucket: string, path: string): void
  }
  /** The replicas' last log lines. */
  logs(): string[]
  stop(): Promise<void>
}

export interface ApiKey {
  appKey: string
  appToken: string
}

const WAREHOUSES = '/api/logistics/pvt/configuration/warehouses'

/** Starts a VTEX with the app installed on it and resolves when every replica listens. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const platform = await startPlatform({
    root: options.root ?? resolve(__dirname, '..'),
    port: options.port ?? 0,
    replicas: options.replicas ?? 2,
    strict: options.strict ?? true,
    latencyMs: options.latencyMs ?? 0,
    catalog: options.catalog,
    dataDir: options.dataDir,
    logFile: options.logFile,
    patienceMs: options.patienceMs,
    seed: (store) => seedStore(store, options),
  })
  const { world, service } = platform
  return {
    url: `http://127.0.0.1:${platform.port}`,
    account: 'demo',
    keys: {
      erp: keyOf('vtexappkey-demo-erp'),
      wms: keyOf('vtexappkey-demo-wms'),
      reader: keyOf('vtexappkey-demo-reader'),
      otherAccount: keyOf('vtexappkey-other-erp'),
    },
    tokens: { admin: tokenOf('admin'), viewer: tokenOf('viewer'), shopper: tokenOf('shopper') },
    outbound: world.journal.calls,
    stats: () => world.stats.snapshot(),
    resetStats: () => world.stats.reset(),
    reset: (reset) => platform.reset(reset),
    faults: { add: (spec) => world.faults.add(spec), clear: () => world.faults.clear() },
    events: {
      set: (trouble) => service.courier.setTrouble(trouble),
      idle: () => service.courier.idle(),
      pending: () => service.courier.pending(),
    },
    hooks: { idle: () => world.hooks.idle(), pending: () => world.hooks.pending() },
    receiver: world.receiver,
    setOrderEvents: (rates) => setEventRates(world.commerce.orders.faults, rates),
    setLatency: (ms, template) => world.gateway.setLatency(ms, template),
    seedSkus: (account, skus) => platform.seedSkus(account, skus),
    killService: () => service.supervisor.restart(),
    commerce: world.commerce,
    async callAsAdmin(method, path, body) {
      const { response } = await platform.callAsAdmin(method, path, body)
      return { status: typeof response === 'object' ? response.status : 0 }
    },
    vbase: vbaseOf(platform),
    logs: () => service.logs.tail().map(({ line }) => line),
    stop: () => platform.stop(),
  }
}

function vbaseOf({ world: { vbase, app } }: Platform): Sandbox['vbase'] {
  const keyOf = (bucket: string) => bucketKey('demo', 'master', app.name, bucket)
  return {
    read: (bucket, path) => vbase.get(keyOf(bucket), path),
    write: (bucket, path, bytes, ifMatch) =>
      vbase.put(keyOf(bucket), path, { bytes, contentType: 'application/json' }, ifMatch) !== null,
    remove: (bucket, path) => void vbase.delete(keyOf(bucket), path),
  }
}

async function seedStore(store: Store, { skusFile, seed }: SandboxOptions): Promise<void> {
  if (seed?.skus !== undefined) store.seedSkus('demo', seed.skus)
  if (skusFile !== undefined) {
    store.seedSkus('demo', readSkus(skusFile))
  }
  for (const { id, name } of seed?.warehouses ?? []) {
    await store.callAsAdmin('POST', WAREHOUSES, { id, name, warehouseDocks: [] })
    await store.callAsAdmin('POST', `${WAREHOUSES}/${encodeURIComponent(id)}/activation`)
  }
}

function keyOf(appKey: string): ApiKey {
  return { appKey, appToken: keys.find((key) => key.appKey === appKey)?.appToken ?? '' }
}

function tokenOf(person: string): string {
  return users.find(({ email }) => email === `${person}@demo.example`)?.token ?? ''
}
