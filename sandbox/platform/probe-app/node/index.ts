import {
  ExternalClient,
  IOClients,
  JanusClient,
  Service,
  type EventContext,
  type ServiceContext,
} from '@vtex/api'

/** Sends whatever it is told to, to try the outbound proxy. */
class Janus extends JanusClient {
  call(path: string) {
    return this.http.getRaw(path, {
      headers: { VtexIdclientAutCookie: this.context.authToken, 'X-Vtex-Use-Https': 'true' },
    })
  }
}

class Outside extends ExternalClient {
  constructor(...[context, options]: ConstructorParameters<typeof JanusClient>) {
    super('http://api.vtex.com', context, options)
  }

  call(method: 'get' | 'put', path: string, body?: unknown) {
    const config = { headers: { VtexIdclientAutCookie: this.context.authToken } }
    return method === 'get' ? this.http.getRaw(path, config) : this.http.putRaw(path, body, config)
  }
}

class Clients extends IOClients {
  get janus() {
    return this.getOrSet('janus', Janus)
  }
  get outside() {
    return this.getOrSet('outside', Outside)
  }
}

type Context = ServiceContext<Clients>
type Command = (ctx: Context, body: Record<string, unknown>) => Promise<unknown>

const BUCKET = 'probe'

const commands: Record<string, Command> = {
  echo: async (ctx) => ({
    url: ctx.req.url,
    route: ctx.vtex.route,
    account: ctx.vtex.account,
    headers: ctx.headers,
  }),
  save: ({ clients }, { path, value, ifMatch }) =>
    clients.vbase.saveJSON(BUCKET, String(path), value, undefined, ifMatch as string | undefined),
  load: async ({ clients }, { path }) => {
    const { data, headers } = await clients.vbase.getRawJSON(BUCKET, String(path), true)
    return { data, etag: headers?.etag }
  },
  list: ({ clients }, options) => clients.vbase.listFiles(BUCKET, options),
  emit: ({ clients }, { key, message }) => clients.events.sendEvent('', String(key), message),
  janus: async ({ clients }, { path }) => (await clients.janus.call(String(path))).data,
  outside: async ({ clients }, { method, path, body }) =>
    (await clients.outside.call(method === 'put' ? 'put' : 'get', String(path), body)).status,
  hang: () => new Promise(() => undefined),
}

async function readJson(ctx: Context): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of ctx.req) chunks.push(chunk as Buffer)
  return chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>)
}

async function handle(ctx: Context): Promise<void> {
  const name = String(ctx.vtex.route.params.path)
  const body = await readJson(ctx)
  try {
    ctx.body = { result: (await (commands[name] ?? commands.echo)?.(ctx, body)) ?? null }
  } catch (error) {
    const { response } = error as { response?: { status: number; data: unknown } }
    ctx.body = {
      failed: response === undefined ? String(error) : { status: response.status, data: response.data },
    }
  }
  ctx.status = 200
}

/** Counts itself in VBase; fails as often as the message asks for. */
async function tick({ body, clients }: EventContext<Clients>): Promise<void> {
  const path = `ticks/${body.id}`
  const { attempts } = (await clients.vbase.getJSON<{ attempts: number } | null>(BUCKET, path, true)) ?? {
    attempts: 0,
  }
  await clients.vbase.saveJSON(BUCKET, path, { attempts: attempts + 1 })
  if (attempts < Number(body.failures ?? 0)) throw new Error('asked to fail')
}

export default new Service({
  clients: { implementation: Clients, options: { default: { timeout: 1_000 } } },
  routes: { probe: handle, probePrivate: handle },
  events: { tick },
  graphql: { resolvers: { Query: { greeting: () => 'hello' } } },
})
