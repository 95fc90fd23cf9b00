import { ApolloServerBase } from 'apollo-server-core'
import { makeExecutableSchema } from 'graphql-tools'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { resolvers } from '../graphql'
import { documentsIn } from '../storage/documents'
import type { TestDeps } from './deps'
import { openJobStore } from './jobs'
import { memoryOms, type MemoryOms } from './orders'
import { fakeVBase } from './vbase'

const folder = join(__dirname, '../../graphql')

/** As the runtime declares them; access is checked by end-to-end tests, on the runtime itself. */
const directives = `
  enum IOAuthScope { PUBLIC PRIVATE }
  directive @auth(scope: IOAuthScope, productCode: String, resourceCode: String) on FIELD_DEFINITION
  enum IOCacheControlScope { SEGMENT PUBLIC PRIVATE }
  directive @cacheControl(maxAge: Int, scope: IOCacheControlScope) on FIELD_DEFINITION
`

/** The panel's schema as VTEX's builder puts it together. */
export const schemaText = [
  ...readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => readFileSync(join(folder, file), 'utf8')),
  directives,
].join('\n')

const schema = makeExecutableSchema({ typeDefs: schemaText, resolvers })

/** The name that stands for `ana@store.example` wherever people are named. */
export const ANA = 'admin-2d62bdf1'

/** A store with SKUs R0, R1 … and the panel's API on top of it, executed as a whole. */
export function openPanel(skus = 0) {
  const { deps, refs } = openJobStore(skus)
  const { vbase } = fakeVBase()
  Object.assign(deps, { documents: documentsIn(vbase) })
  const oms = memoryOms()
  const context = contextOf(deps, vbase, oms)
  return { deps, refs, vbase, oms, context, ask: asker(context) }
}

/** What the runtime hands to resolvers and events, as far as they look at it. */
function contextOf(deps: TestDeps, vbase: unknown, oms: MemoryOms) {
  const { account, workspace, log } = deps
  const owner = { user: 'ana@store.example', account, audience: 'admin' }
  const clients = Object.assign(Object.create(deps.clients) as object, {
    vbase,
    oms: oms.calls,
    events: { sendEvent: () => Promise.resolve() },
    vtexId: { validate: () => Promise.resolve(owner) },
  })
  return {
    vtex: { account, workspace, logger: log },
    clients,
    cookies: { get: () => `token of ${account}` },
    get: () => '',
  }
}

function asker(context: ReturnType<typeof contextOf>) {
  const server = new ApolloServerBase({ schema, context: () => context })
  return async (query: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await server.executeOperation({ query, variables })
    return { data: data as Record<string, unknown> | null | undefined, errors }
  }
}
