import { sweep } from '../delivery/jobs'
import { checkHealth, type HealthStatus } from '../health/check'
import { noArguments } from './arguments'
import { show } from './resolver'

const statusNames = { ok: 'OK', warning: 'WARNING', error: 'ERROR' } as const satisfies Record<
  HealthStatus,
  string
>

/** `Query.health`: the same checks as GET /health; statuses are an enum in capitals. */
export const health = show(noArguments, async ({ deps, orders }) => {
  await sweep(deps)
  const { delivery: _, ...found } = await checkHealth(
    deps,
    orders.oms,
    process.env.VTEX_APP_VERSION ?? 'unknown',
  )
  return {
    ...found,
    status: statusNames[found.status],
    checks: found.checks.map((check) => ({ ...check, status: statusNames[check.status] })),
  }
})
