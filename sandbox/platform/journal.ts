/** One call that the app made to VTEX's commerce APIs, VTEX ID or License Manager. */
export interface OutboundCall {
  /** Milliseconds since the epoch. */
  at: number
  account: string
  method: string
  host: string
  /** As sent, percent-encoded, without the query. */
  path: string
  query: Record<string, string | string[]>
  /** Parsed JSON; the text when it was none; undefined without a body. */
  body: unknown
  /** 0 when it got no answer. */
  status: number
  /** `none` when no route answers to the path. */
  template: string
}

const KEPT_CALLS = 200_000

/** The app's outbound calls, oldest first; the oldest are forgotten beyond 200,000. */
export class Journal {
  readonly calls: OutboundCall[] = []

  add(call: OutboundCall): void {
    this.calls.push(call)
    // In slices, because removing from the front costs the length of the list.
    if (this.calls.length > KEPT_CALLS * 1.1) this.calls.splice(0, this.calls.length - KEPT_CALLS)
  }
}

/** Query parameters by name; a repeated one as a list. */
export function queryRecord(query: URLSearchParams): OutboundCall['query'] {
  const record: OutboundCall['query'] = {}
  for (const [name, value] of query) {
    const known = record[name]
    if (known === undefined) record[name] = value
    else record[name] = Array.isArray(known) ? [...known, value] : [known, value]
  }
  return record
}
