import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { configureAdmin, serveAdmin } from '../../sandbox/admin-shell/serve'

/** What the server answers to a GraphQL request: JSON, a bare status, or nothing until `until` resolves. */
export type Answer = { body: unknown; until?: Promise<unknown> } | { status: number }

export interface PanelServer {
  url: string
  /** Tokens of the logged-in user, one per GraphQL request. */
  tokens: (string | undefined)[]
  answer(next: Answer): void
  close(): Promise<void>
}

const ADMIN_TOKEN = 'panel-admin-token'

/** The panel with canned answers in place of the app, on a free port. */
export async function startPanelServer(): Promise<PanelServer> {
  configureAdmin({ adminToken: ADMIN_TOKEN, account: 'demo', workspace: 'master' })
  const tokens: (string | undefined)[] = []
  let next: Answer = { status: 500 }
  const server = createServer((req, res) => {
    if (req.url !== '/_v/private/graphql/v1')
      return void serveAdmin(req, res).catch((error) => res.destroy(error))
    tokens.push(readToken(req))
    req.resume()
    void send(res, next)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    tokens,
    answer: (given) => (next = given),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

async function send(res: ServerResponse, answer: Answer): Promise<void> {
  if ('status' in answer) return void res.writeHead(answer.status).end('Internal error')
  await answer.until
  res.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer.body))
}

function readToken(req: IncomingMessage): string | undefined {
  return /VtexIdclientAutCookie=([^;]*)/.exec(req.headers.cookie ?? '')?.[1]
}
