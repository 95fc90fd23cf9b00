const BASE = '/admin/app/erp-integrator'

/** Address of a batch's page. */
export function batchPath(id: string, shown: Record<string, string> = {}): string {
  const query = new URLSearchParams(shown).toString()
  return `${BASE}/activity/batches/${encodeURIComponent(id)}${query && `?${query}`}`
}

/** Address of a record's page. */
export function recordPath(flow: string, ref: string): string {
  return `${BASE}/activity/records/${encodeURIComponent(flow)}/${encodeURIComponent(ref)}`
}

/** Address of the activity page, with a tab and filters. */
export function activityPath(shown: Record<string, string> = {}): string {
  const query = new URLSearchParams(shown).toString()
  return `${BASE}/activity${query && `?${query}`}`
}

/** Address of a code table, showing the codes that have no value yet. */
export function codeTablePath(source: string, table: string): string {
  return `${BASE}/code-tables?${new URLSearchParams({ source, table, show: 'UNKNOWN' })}`
}
