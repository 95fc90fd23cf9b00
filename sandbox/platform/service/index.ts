import { Agent, type Server } from 'node:http'
import { Courier, type Delivery } from '../infra/courier'
import { tellOrders } from '../infra/order-events'
import { closeServer, listen, portOf } from '../listening'
import { createProxy } from '../proxy'
import { postEvent } from '../replica-call'
import type { World } from '../world'
import { buildApp } from './build'
import { LogSink } from './logs'
import { Supervisor } from './supervisor'

export interface ServiceOptions {
  root: string
  replicas: number
  logFile: string | undefined
  /** The longest the app waits for VTEX, in milliseconds; its own timeouts without it. */
  patienceMs?: number | undefined
}

/** The app as it runs: its replicas, the proxy they call out through, and the courier that brings them events. */
export interface RunningService {
  supervisor: Supervisor
  courier: Courier
  logs: LogSink
  stop(): Promise<void>
}

/** How long an event waits for a replica before the attempt counts as failed. */
const PATIENCE_MS = 2_000

/** Builds the app and prepares its processes; `supervisor.start()` starts them. */
export async function prepareService(world: World, options: ServiceOptions): Promise<RunningService> {
  const agent = new Agent({ keepAlive: true })
  const logs = new LogSink(options.logFile)
  const courier = new Courier({ deliver: (delivery) => deliver(delivery), counts: () => world.stats.events })
  tellOrders(world, courier)
  const proxy = createProxy({ ...world, courier })
  const { dir } = await buildApp(options.root)
  await listen(proxy, 0)
  const supervisor = new Supervisor({
    dir,
    replicas: options.replicas,
    memory: world.app.service.memory,
    env: { ...replicaEnv(world, proxy), ...patienceEnv(options) },
    logs,
    onGiveUp: (reason) => console.error(reason),
  })

  async function deliver(delivery: Delivery): Promise<boolean> {
    const port = await supervisor.pickPatiently(PATIENCE_MS)
    if (port === undefined) return false
    const credential = world.identity.appToken(delivery.account)
    return postEvent(delivery, { port, credential, timeoutMs: world.app.service.timeout * 1_000 }, agent)
  }

  return {
    supervisor,
    courier,
    logs,
    stop: async () => {
      courier.clear()
      await supervisor.stop()
      await closeServer(proxy)
      agent.destroy()
      logs.close()
    },
  }
}

function replicaEnv({ app }: World, proxy: Server): Record<string, string> {
  const address = `http://127.0.0.1:${portOf(proxy)}`
  return {
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    VTEX_IO: 'true',
    VTEX_APP_ID: app.id,
    VTEX_APP_NAME: app.manifest.name,
    VTEX_APP_VENDOR: app.manifest.vendor,
    VTEX_APP_VERSION: app.manifest.version,
    VTEX_REGION: 'aws-us-east-1',
    VTEX_ACCOUNT: 'demo',
    VTEX_WORKSPACE: 'master',
    VTEX_PRODUCTION: 'true',
    NODE_ENV: 'production',
    http_proxy: address,
    // No call of the app may leave the machine, not even one made to an https address.
    https_proxy: address,
  }
}

function patienceEnv({ patienceMs }: ServiceOptions): Record<string, string> {
  return patienceMs === undefined ? {} : { ERP_INTEGRATOR_PATIENCE_MS: String(patienceMs) }
}
