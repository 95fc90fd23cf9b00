/**
 * One replica of the app: a process of its own that runs @vtex/api's worker in a built folder.
 * VTEX starts the same worker through startApp(), whose ports 5050 and 5000 are fixed; two sandboxes on one
 * machine need any free port instead. The port is told to the parent, and the replica ends with the parent.
 */
import { MetricsAccumulator } from '@vtex/api/lib/metrics/MetricsAccumulator'
import { getServiceJSON } from '@vtex/api/lib/service/loaders'
import { startWorker } from '@vtex/api/lib/service/worker'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

process.on('disconnect', () => process.exit(0))

Object.assign(global, { metrics: new MetricsAccumulator() })

const server: Server = startWorker(getServiceJSON()).listen(0, '127.0.0.1', () => {
  process.send?.({ port: (server.address() as AddressInfo).port })
})
// Longer than the edge keeps idle connections, so that a request never meets a closing one.
server.keepAliveTimeout = 120_000
