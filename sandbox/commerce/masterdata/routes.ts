import type { ApiRoute } from '../../http'
import { toRoutes, type Context } from '../routes'
import { shapeKit } from '../shape'
import { deleteDocument, getDocument, patchById, patchDocument, postDocument, putDocument } from './documents'
import { addressBody, customerBody } from './fields'
import { searchDocuments } from './search'

const remove = ['POWER_USER_DS', 'ADMIN_DS']
const write = ['NOREMOVE_USER_DS', ...remove]
const read = ['READONLY_USER_DS', ...write]

const entity = '/api/dataentities/{acronym}'
const documents = `${entity}/documents`
const document = `${documents}/{id}`

/** Master Data v1: documents of customers (CL) and addresses (AD), and searches. No rate is published. */
export function masterDataRoutes(context: Context): ApiRoute[] {
  const kit = shapeKit(context.strict)
  const bodies = { CL: customerBody(kit), AD: addressBody(kit) }
  return toRoutes(context, [
    {
      method: 'GET',
      template: `${entity}/search`,
      resources: read,
      handle: searchDocuments(context, Object.keys(bodies)),
    },
    { method: 'GET', template: document, resources: read, handle: getDocument },
    { method: 'POST', template: documents, resources: write, handle: postDocument(context, bodies) },
    { method: 'PATCH', template: documents, resources: write, handle: patchById(context, bodies) },
    { method: 'PATCH', template: document, resources: write, handle: patchDocument(context, bodies) },
    { method: 'PUT', template: document, resources: write, handle: putDocument(context, bodies) },
    { method: 'DELETE', template: document, resources: remove, handle: deleteDocument(context) },
  ])
}
