import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeWithFolder, folder } from '../support/shared-data'
import { Contract } from './engine/check'
import type { Document } from './engine/openapi'
import { routesOf } from './engine/routes'
import { PATCHES, type Patch } from './patches'
import { undocumentedCalls } from './undocumented'

export { Contract, type OutgoingRequest, type Problem } from './engine/check'

/** The OpenAPI documents of the APIs the app calls, as VTEX names the files: `VTEX - {name}.json`. */
const DOCUMENTS = [
  'Catalog API',
  'Pricing API',
  'Bulk Pricing API',
  'Logistics API',
  'Orders API',
  'Orders API PII version',
  'Promotions & Taxes API',
  'Promotions & Taxes API - v2',
  'License Manager API',
  'VTEX ID API',
  'MasterData API - v10.2',
  'Master Data API - v2',
]

const VARIABLE = 'VTEX_OAS_DIR'
const defaultDir = () => folder(VARIABLE, '../shared/reference/openapi')

/** VTEX IO's own services (VBase, events, app settings): no commerce API, so no OpenAPI document has them. */
export const isInfra = (host: string) => /^(infra|platform)\.io\.vtex\.com(:\d+)?$/i.test(host)

/**
 * VTEX's OpenAPI documents as one contract, patched, with the calls they leave out. Null when the folder is
 * absent; throws when a document in it is missing or a patch no longer has what it corrects.
 */
export function loadSpecs(dir = defaultDir()): Contract | null {
  if (!existsSync(dir)) return null
  const documents = DOCUMENTS.map((name) => patched(name, read(dir, name)))
  return new Contract(routesOf([...documents, undocumentedCalls()]))
}

/** Tests against the contract; skipped aloud when the documents are absent (see describeWithFolder). */
export function describeWithSpecs(name: string, fn: (contract: Contract) => void): void {
  const load = (dir: string) => loadSpecs(dir) as Contract
  describeWithFolder(name, { dir: defaultDir(), variable: VARIABLE, load }, fn)
}

const read = (dir: string, name: string) =>
  JSON.parse(readFileSync(join(dir, `VTEX - ${name}.json`), 'utf8')) as Document

function patched(name: string, document: Document): Document {
  PATCHES.filter((patch: Patch) => patch.document === name).forEach((patch) => patch.apply(document))
  return document
}
