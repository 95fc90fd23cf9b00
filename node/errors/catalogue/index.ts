import type { CatalogueEntry } from './entry'
import { batchErrors } from './batches'
import { configurationErrors } from './configuration'
import { orderErrors } from './orders'
import { protocolErrors } from './protocol'
import { requestErrors } from './requests'
import { storeErrors } from './store'
import { vtexErrors } from './vtex'

export type { CatalogueEntry, ErrorOwner } from './entry'

/** Every failure this app answers with. The same code and text reach REST, GraphQL, the panel and the docs. */
export const catalogue = {
  ...requestErrors,
  ...orderErrors,
  ...protocolErrors,
  ...batchErrors,
  ...configurationErrors,
  ...storeErrors,
  ...vtexErrors,
} as const satisfies Record<string, CatalogueEntry>

export type ErrorCode = keyof typeof catalogue

export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(catalogue, code)
}
