import { openApiDocument } from '../openapi'
import type { Route } from '../route'
import { openApiSchema } from '../schemas'

/** `GET /openapi.json`: the contract, made from the route table that answers. */
export function contractRoute(routes: () => readonly Route[]): Route {
  let document: object | null = null
  return {
    method: 'GET',
    path: '/openapi.json',
    access: 'public',
    handle: async () => {
      document ??= openApiDocument(routes(), process.env.VTEX_APP_VERSION ?? '0.0.0')
      return { status: 200, body: document }
    },
    docs: {
      operationId: 'get_contract',
      summary: 'This document',
      answers: { 200: { description: 'OpenAPI 3.1.', schema: openApiSchema } },
    },
  }
}
