/** What the query ErpHealth answers; the fields are described in graphql/types/health.graphql. */
export type HealthStatus = 'OK' | 'WARNING' | 'ERROR'

export interface HealthCheck {
  id: string
  status: HealthStatus
  durationMs: number
  code: string | null
  detail: string | null
  help: string | null
  resource: string | null
}

export interface HealthActivity {
  openBatches: number
  lastBatchAt: string | null
  lastBatchId: string | null
}

export interface Health {
  status: HealthStatus
  account: string
  workspace: string
  version: string
  checkedAt: string
  checks: HealthCheck[]
  activity: HealthActivity
}
