import {
  request,
  type Agent,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type ServerResponse,
} from 'node:http'
import type { Delivery } from './infra/courier'

const HOP_BY_HOP = [
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'expect',
]
// The platform's own words to the runtime; a client that sends them must not be believed.
const PLATFORM_HEADER =
  /^x-(colossus|event)-|^x-vtex-(account|workspace|credential|product|tenant|binding|workspace-is-production)$/

/** A client's headers without hop-by-hop headers and without those only the platform may set. */
export function clientHeaders(req: IncomingMessage): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {}
  for (const name in req.headers) {
    if (name.charCodeAt(0) === 120 && PLATFORM_HEADER.test(name)) continue
    headers[name] = req.headers[name]
  }
  for (const name of HOP_BY_HOP) delete headers[name]
  return headers
}

export interface ReplicaTarget {
  port: number
  /** Path with query, as the replica shall see it. */
  path: string
  headers: OutgoingHttpHeaders
  timeoutMs: number
}

export type ForwardResult = 'answered' | 'unreachable' | 'timeout'

/**
 * Streams a request to a replica and its answer back. `unreachable`: nothing was sent to the client yet;
 * a replica that dies in the middle of its answer breaks the client's connection.
 */
export function forward(
  req: IncomingMessage,
  res: ServerResponse,
  target: ReplicaTarget,
  agent: Agent,
): Promise<ForwardResult> {
  return new Promise((resolve) => {
    const { port, path, headers, timeoutMs } = target
    const up = request({ host: '127.0.0.1', port, path, method: req.method, headers, agent })
    const onClose = () => {
      if (!res.writableFinished) up.destroy()
    }
    const timer = setTimeout(() => {
      finish('timeout')
      up.destroy()
    }, timeoutMs)
    const finish = (result: ForwardResult) => {
      clearTimeout(timer)
      res.off('close', onClose)
      // An answer can come before the body was read; what is left of it would stop the client's next request.
      req.unpipe(up)
      req.resume()
      resolve(result)
    }
    res.once('close', onClose)
    up.on('error', () => {
      if (res.headersSent) res.destroy()
      finish('unreachable')
    })
    up.on('response', (answer) => {
      const answerHeaders = { ...answer.headers }
      delete answerHeaders.connection
      delete answerHeaders['keep-alive']
      res.writeHead(answer.statusCode ?? 502, answerHeaders)
      answer.pipe(res)
      answer.on('error', () => res.destroy())
      answer.on('close', () => finish('answered'))
    })
    if (hasBody(req)) req.pipe(up)
    else up.end()
  })
}

/** Whether a request carries a body. */
export function hasBody(req: IncomingMessage): boolean {
  const length = req.headers['content-length']
  return req.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
}

/** Posts an event to a replica. True when the handler answered 2xx within the time. */
export function postEvent(
  delivery: Delivery,
  target: { port: number; credential: string; timeoutMs: number },
  agent: Agent,
): Promise<boolean> {
  const { account, workspace, body } = delivery
  return new Promise((resolve) => {
    const post = request({
      host: '127.0.0.1',
      port: target.port,
      method: 'POST',
      path: `/${account}/${workspace}/_events`,
      agent,
      headers: {
        'content-type': delivery.contentType,
        'content-length': body.length,
        'x-event-handler-id': delivery.handlerId,
        'x-event-sender': delivery.sender,
        'x-event-key': delivery.key,
        'x-event-subject': delivery.subject,
        'x-vtex-account': account,
        'x-vtex-workspace': workspace,
        'x-vtex-credential': target.credential,
        'x-vtex-workspace-is-production': 'true',
      },
    })
    const timer = setTimeout(() => post.destroy(new Error('timeout')), target.timeoutMs)
    post.on('error', () => resolve(false))
    post.on('close', () => {
      clearTimeout(timer)
      resolve(false)
    })
    post.on('response', (answer) => {
      answer.resume()
      answer.on('end', () => resolve(answer.statusCode !== undefined && answer.statusCode < 300))
    })
    post.end(body)
  })
}
