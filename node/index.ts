import { Service, IOClients } from '@vtex/api'

export default new Service({
  clients: { implementation: IOClients, options: {} },
  routes: {
    erp: async (ctx) => {
      ctx.body = { route: 'public', path: ctx.req.url }
    },
    erpPrivate: async (ctx) => {
      ctx.body = { route: 'private', path: ctx.req.url }
    },
  },
  events: { workBatch: async () => undefined },
})
