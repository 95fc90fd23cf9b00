import { ExternalClient, type InstanceOptions, type IOContext } from '@vtex/api'
import type { PushAddress } from '../orders/push/address'
import { ownPatience } from './options'

/** What goes out: its headers, and the body exactly as it was signed. */
export interface PushMessage {
  headers: Record<string, string>
  body: string
}

/** What came back, whatever its status; or why nothing did. */
export type PushAnswer =
  | { kind: 'answered'; status: number; body: string; retryAfter: string | null }
  | { kind: 'unanswered'; why: 'timeout' | 'connection' | 'too_large' }

/** A receiver answers a number or a reason; more is not read. */
const LONGEST_ANSWER = 16_384

/**
 * The store's own receiver of orders. It is not VTEX: it gets no token of the app or of a person (the token for VTEX
 * IO's own proxy is the proxy's), its answers are read up to 16 KB, and redirects are not followed.
 */
export class OrderPush extends ExternalClient {
  private readonly patience = ownPatience(10_000)

  constructor(context: IOContext, options?: InstanceOptions) {
    super('', ofNobody(context), {
      ...options,
      timeout: ownPatience(10_000),
      retries: 0,
      memoizable: false,
      headers: { ...options?.headers, 'X-Vtex-Use-Https': 'true' },
    })
  }

  /** `POST https://{host}{path}{query}`; an address that `parseAddress` took. Never throws for what the receiver does. */
  public async post({ host, path, query }: PushAddress, { headers, body }: PushMessage): Promise<PushAnswer> {
    // The timeout of HttpClient begins anew with every byte.
    const deadline = AbortSignal.timeout(this.patience)
    try {
      const {
        status,
        data,
        headers: answered,
      } = await this.http.postRaw<string>(
        `http://${host}${path}${query}`,
        // As bytes: text would be parsed and trimmed on its way, and the signature is of every byte.
        Buffer.from(body),
        {
          metric: 'order-push',
          headers: {
            ...headers,
            'Content-Type': 'application/json; charset=utf-8',
            Accept: 'application/json',
          },
          responseType: 'text',
          transformResponse: [(text: unknown) => text],
          validateStatus: () => true,
          maxRedirects: 0,
          maxContentLength: LONGEST_ANSWER,
          signal: deadline,
        },
      )
      const retryAfter = (answered as Record<string, string | undefined>)['retry-after'] ?? null
      return { kind: 'answered', status, body: String(data ?? ''), retryAfter }
    } catch (error) {
      return { kind: 'unanswered', why: reasonOf(error, deadline.aborted) }
    }
  }
}

/** A person's session and a shopper's segment are nobody else's. */
function ofNobody(context: IOContext): IOContext {
  return { ...context, sessionToken: undefined, segmentToken: undefined } as unknown as IOContext
}

function reasonOf(error: unknown, isOverdue: boolean): 'timeout' | 'connection' | 'too_large' {
  const { code, message = '' } = error as { code?: string; message?: string }
  if (isOverdue || code === 'ECONNABORTED' || code === 'ETIMEDOUT') return 'timeout'
  if (message.startsWith('maxContentLength')) return 'too_large'
  if (!code) throw error
  return 'connection'
}
