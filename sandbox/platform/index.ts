import type { Server } from 'node:http'
import type { SeededSku, SeedSku } from '../commerce'
import { handleControl } from '../control'
import { serveAdminPanel } from './admin'
import { createEdge } from './edge'
import type { GatewayAnswer } from './gateway'
import { closeServer, listen, portOf } from './listening'
import { Persistence } from './persistence'
import { prepareService, type RunningService } from './service'
import { createWorld, type World, type WorldOptions } from './world'

export interface PlatformOptions extends WorldOptions {
  port: number
  replicas: number
  dataDir?: string | undefined
  logFile?: string | undefined
  patienceMs?: number | undefined
  /** Fills an empty store: at the start and after each reset. */
  seed: (store: Store) => Promise<void>
}

/** What filling a store takes. */
export interface Store {
  seedSkus(account: string, skus: readonly SeedSku[]): SeededSku[]
  callAsAdmin(method: string, path: string, body?: unknown): Promise<GatewayAnswer>
}

/** Builds the app, starts its replicas and everything of VTEX around them. Rejects when the port is taken. */
export async function startPlatform(options: PlatformOptions): Promise<Platform> {
  const world = createWorld(options)
  const persistence = new Persistence(options.dataDir, world)
  const restored = persistence.restore()
  const service = await prepareService(world, {
    root: options.root,
    replicas: options.replicas,
    logFile: options.logFile,
    patienceMs: options.patienceMs,
  })
  const platform = new Platform(world, service, persistence, options)
  try {
    await platform.start(restored)
  } catch (error) {
    await platform.stop()
    throw error
  }
  return platform
}

/** How often orders are looked at that go on by themselves; milliseconds. */
const ORDERS_EVERY_MS = 250

/** A running VTEX with the app installed. */
export class Platform implements Store {
  private readonly edge: Server
  private orders: NodeJS.Timeout | undefined

  constructor(
    readonly world: World,
    readonly service: RunningService,
    private readonly persistence: Persistence,
    private readonly options: PlatformOptions,
  ) {
    this.edge = createEdge({
      ...world,
      supervisor: service.supervisor,
      control: (req, res, path, search) => handleControl(this, req, res, path, search),
      admin: serveAdminPanel,
    })
  }

  /** Where the store's address listens. */
  get port(): number {
    return portOf(this.edge)
  }

  async start(restored: boolean): Promise<void> {
    await listen(this.edge, this.options.port)
    if (!restored) await this.options.seed(this)
    await this.service.supervisor.start()
    this.world.stats.reset()
    this.persistence.start()
    this.orders = setInterval(() => this.settleOrders(), ORDERS_EVERY_MS).unref()
  }

  private settleOrders(): void {
    for (const account of this.world.accounts) this.world.commerce.orders.settleAll(account)
  }

  seedSkus(account: string, skus: readonly SeedSku[]): SeededSku[] {
    this.persistence.touch()
    return this.world.commerce.seedSkus(account, skus)
  }

  /** Calls one of VTEX's APIs on the demo account as its admin. */
  callAsAdmin(method: string, path: string, body?: unknown): Promise<GatewayAnswer> {
    return this.world.gateway.handle({
      via: 'edge',
      account: 'demo',
      method,
      host: 'sandbox',
      rawPath: path,
      path,
      query: new URLSearchParams(),
      headers: {},
      body: { ok: true, body },
      caller: { kind: 'user', id: 'admin@demo.example', account: 'demo' },
    })
  }

  /**
   * Empties VBase, commerce, settings, the event queue, faults and statistics, and seeds anew; the journal
   * stays. The replicas are restarted first, so that nothing they were doing writes into the emptied store.
   */
  async reset({ keepService = false }: { keepService?: boolean } = {}): Promise<void> {
    const { courier, supervisor } = this.service
    const { faults, gateway, vbase, settings, commerce, stats } = this.world
    courier.clear()
    this.world.hooks.clear()
    courier.setTrouble({})
    faults.clear()
    gateway.setLatency(this.options.latencyMs)
    if (!keepService) await supervisor.restart()
    vbase.clear()
    settings.clear()
    commerce.reset()
    this.world.receiver.clear()
    await this.options.seed(this)
    stats.reset()
  }

  /** Ends the app's processes, frees all ports and saves the state when a folder was given. */
  async stop(): Promise<void> {
    clearInterval(this.orders)
    await closeServer(this.edge)
    this.world.hooks.clear()
    await this.service.stop()
    await this.persistence.stop()
  }
}
