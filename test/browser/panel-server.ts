import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { configureAdmin, serveAdmin } from '../../sandbox/admin-shell/serve'

/** What the server answers to a GraphQL request: JSON, a bare status, or nothing until `until` resolves. */
export type Answer = { body: unknown; until?: Promise<unknown> } | { status: number }

/** A GraphQL request of the panel. */
export interface Asked {
  operationName: string
  variables: Record<string, unknown>
}

export interface PanelServer {
  url: string
  /** Tokens of the logged-in user, one per GraphQL request. */
  tokens: (string | undefined)[]
  /** Every GraphQL request. */
  asked: Asked[]
  /** The answer to every operation that `answerTo` does not name. */
  answer(next: Answer): void
  /** The answer to one operation, by its name, or what makes it from the variables. */
  answerTo(operationName: string, next: Answer | ((variables: Asked['variables']) => Answer)): void
  close(): Promise<void>
}

const ADMIN_TOKEN = 'panel-admin-token'

/** The panel with canned answers in place of the app, on a free port. */
export async function startPanelServer(): Promise<PanelServer> {
  configureAdmin({ adminToken: ADMIN_TOKEN, account: 'demo', workspace: 'master' })
  const tokens: (string | undefined)[] = []
  const asked: Asked[] = []
  const named = new Map<string, Answer | ((variables: Asked['variables']) => Answer)>()
  let next: Answer = { status: 500 }

  const answerGraphql = async (req: IncomingMessage, res: ServerResponse): Promise<void> => {
    tokens.push(readToken(req))
    const question = (await json(req)) as Asked
    asked.push(question)
    const given = named.get(question.operationName) ?? next
    await send(res, typeof given === 'function' ? given(question.variables) : given)
  }
  const server = createServer((req, res) => {
    const isGraphql = req.url === '/_v/private/graphql/v1'
    void (isGraphql ? answerGraphql(req, res) : serveAdmin(req, res)).catch((error) => res.destroy(error))
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    tokens,
    asked,
    answer: (given) => (next = given),
    answerTo: (operationName, given) => void named.set(operationName, given),
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
