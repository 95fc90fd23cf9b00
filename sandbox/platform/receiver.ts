import { queryRecord, type OutboundCall } from './journal'
import type { ApiRequest, ApiResponse, ApiRoute } from '../http'

/** A post that the store's own receiver of orders got. */
export interface Received {
  /** Milliseconds since the epoch. */
  at: number
  account: string
  /** As sent, without the query. */
  path: string
  query: OutboundCall['query']
  headers: ApiRequest['headers']
  /** As sent, to check its signature. */
  body: string
  /** What was answered; a fault may have kept it back. */
  status: number
}

export interface ReceiverAnswer {
  status: number
  body?: unknown
  headers?: Record<string, string> | undefined
  /** So many posts get it, then the next answer has its turn; all of them unless told. */
  times?: number | undefined
}

const KEPT_POSTS = 10_000

/**
 * An IO app of the store's own at `{account}.myvtex.com/_v/erp-orders/…`, such as a store writes to pass orders on to its
 * ERP. It keeps what came, and checks nothing. Unless it was told what to answer it gives each Idempotency-Key a number.
 */
export class Receiver {
  readonly received: Received[] = []
  private answers: ReceiverAnswer[] = []
  private numbers = new Map<string, string>()

  constructor(private readonly now: () => number) {}

  /** What posts are answered from now on, first to last. None: as unless told. */
  answerWith(...answers: ReceiverAnswer[]): void {
    this.answers = answers.map((answer) => ({ ...answer }))
  }

  clear(): void {
    this.received.length = 0
    this.answers = []
    this.numbers.clear()
  }

  readonly routes: readonly ApiRoute[] = ['{name}', '{folder}/{name}'].map((rest) => ({
    method: 'POST',
    template: `/_v/erp-orders/${rest}`,
    resources: [],
    handle: (request) => this.receive(request),
  }))

  private receive({ account, path, query, headers, rawBody = '' }: ApiRequest): ApiResponse {
    const { status, headers: more, body } = this.next(headers['idempotency-key'] ?? '')
    const seen = { at: this.now(), account, path, query: queryRecord(query), headers, body: rawBody, status }
    this.received.push(seen)
    if (this.received.length > KEPT_POSTS * 1.1) this.received.splice(0, this.received.length - KEPT_POSTS)
    return { status, body, ...(more && { headers: more }) }
  }

  private next(key: string): ReceiverAnswer {
    const [first] = this.answers
    if (first === undefined) {
      const number = this.numbers.get(key) ?? `ERP-${this.numbers.size + 1}`
      this.numbers.set(key, number)
      return { status: 200, body: { erpOrderNumber: number } }
    }
    if (first.times !== undefined && --first.times <= 0) this.answers.shift()
    return first
  }
}
