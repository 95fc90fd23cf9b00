/** What every emulated VTEX API is made of: a route takes an ApiRequest and answers an ApiResponse. */

/** Who calls. `app` carries an IO app's token, `key` an appKey, `user` an admin user's token. */
export type Caller =
  | { kind: 'app'; appId: string; account: string }
  | { kind: 'key'; id: string; account: string }
  | { kind: 'user'; id: string; account: string }
  | { kind: 'nobody' }

export interface ApiRequest {
  /** The account whose store is addressed (from the host, the path or `an=`). */
  account: string
  method: string
  /** Without the account prefix of api.vtex.com: `/pricing/prices/1`, `/api/catalog/pvt/product/7`. Raw, still percent-encoded. */
  path: string
  query: URLSearchParams
  headers: Record<string, string | undefined>
  /** Parsed JSON, or undefined when there was no body. */
  body: unknown
  /** The body as it was sent; only of the app's own calls. */
  rawBody?: string
  caller: Caller
  /** Resolves when the answer is out, latency included; absent where answers are not delayed. */
  answered?: Promise<void>
}

export interface ApiResponse {
  status: number
  headers?: Record<string, string>
  /** A string is sent as text/plain unless `headers` says otherwise; anything else as JSON. */
  body?: unknown
}

export interface ApiRoute {
  method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE'
  /** Path template as in VTEX's OpenAPI documents: `/pricing/prices/{itemId}`. Statistics are counted by it. */
  template: string
  /** License Manager resource keys (`modify_prices`, `InventoryAdmin` …); any one suffices. Empty = public. */
  resources: readonly string[]
  /** `params` are percent-decoded. */
  handle(request: ApiRequest, params: Record<string, string>): ApiResponse | Promise<ApiResponse>
}
