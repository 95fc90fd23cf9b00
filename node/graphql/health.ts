import type { ServiceContext } from '@vtex/api'
import type { Clients } from '../clients'
import { depsOf } from '../delivery/deps'
import { sweep } from '../delivery/jobs'
import { checkHealth } from '../health/check'

/** `Query.health`: the same checks as GET /health; statuses are an enum in capitals. */
export async function health(_root: unknown, _args: unknown, { vtex, clients }: ServiceContext<Clients>) {
  const deps = depsOf(vtex, clients)
  await sweep(deps)
  const found = await checkHealth(deps, process.env.VTEX_APP_VERSION ?? 'unknown')
  return {
    ...found,
    status: found.status.toUpperCase(),
    checks: found.checks.map((check) => ({ ...check, status: check.status.toUpperCase() })),
  }
}
