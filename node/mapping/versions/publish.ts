import { ok, type Err, type Result } from 'neverthrow'
import type { Deps } from '../../delivery/deps'
import { fail, type Failure } from '../../errors/failure'
import type { MappingDocument } from '../document'
import {
  findDocument,
  readHead,
  storeDocument,
  updateHead,
  type MappingHead,
  type MappingName,
  type VersionHead,
} from './head'
import { forgetPublished } from './published'
import { conflict } from './save-draft'
import { releaseHeldOrders } from '../../orders/queue/held'
import { releaseSource } from '../waiting'
import { stateOf, testsOf, type MappingState } from './state'

/** Versions kept; the one in force always. */
const MOST_VERSIONS = 100

export interface PublishInput extends MappingName {
  /** Of the draft that was looked at. */
  revision: string
  note: string | null
  by: string
}

/** Puts the draft in force as a new version. A test that is red stops it. */
export async function publishDraft(
  deps: Deps,
  { source, flow, revision, note, by }: PublishInput,
): Promise<Result<MappingState, Failure>> {
  const name = { source, flow }
  const { draft } = await readHead(deps, name)
  if (draft?.revision !== revision) return conflict(revision)
  const document = await findDocument(deps, revision)
  if (!document) return conflict(revision)
  const red = (await testsOf(deps, source, document)).filter(({ passed }) => !passed)
  if (red.length > 0) return testsFailed(red)
  let isOther = false
  const head = await updateHead(deps, name, (current) => {
    isOther = current.draft?.revision !== revision
    if (isOther) return null
    const added = { document: revision, note, by, at: new Date(deps.now()).toISOString(), rolledBackTo: null }
    return { ...withVersion(current, added), draft: null }
  })
  if (isOther) return conflict(revision)
  await putInForce(deps, name)
  return ok(await stateOf(deps, name, head))
}

/** Brings an older version back, as a new one. */
export async function rollBackMapping(
  deps: Deps,
  { source, flow, version, by }: MappingName & { version: number; by: string },
): Promise<Result<MappingState, Failure>> {
  const name = { source, flow }
  let isKnown = true
  const head = await updateHead(deps, name, (current) => {
    const wanted = current.versions.find((each) => each.version === version)
    isKnown = wanted !== undefined
    if (!wanted || current.published === version) return null
    const at = new Date(deps.now()).toISOString()
    return withVersion(current, {
      document: wanted.document,
      note: wanted.note,
      by,
      at,
      rolledBackTo: version,
    })
  })
  if (!isKnown) return fail('not_found', `There is no version ${version} of this mapping.`)
  await putInForce(deps, name)
  return ok(await stateOf(deps, name, head))
}

/** Records of the source are canonical again; the versions stay to be brought back. */
export async function removeMapping(deps: Deps, { source, flow }: MappingName): Promise<MappingState> {
  const name = { source, flow }
  const head = await updateHead(deps, name, (current) => ({ ...current, published: null, draft: null }))
  await putInForce(deps, name)
  return stateOf(deps, name, head)
}

/** Puts a document in force as a new version; a draft stays as it is. Whoever calls has checked and tested it. */
export async function publishDocument(
  deps: Deps,
  { source, flow, document, note, by }: Omit<PublishInput, 'revision'> & { document: MappingDocument },
): Promise<void> {
  const name = { source, flow }
  const stored = await storeDocument(deps, document)
  const at = new Date(deps.now()).toISOString()
  await updateHead(deps, name, (current) =>
    withVersion(current, { document: stored, note, by, at, rolledBackTo: null }),
  )
  await putInForce(deps, name)
}

/** Another mapping is in force: what waited for a code may go on by it. */
async function putInForce(deps: Deps, name: MappingName): Promise<void> {
  forgetPublished(deps, name)
  if (name.flow === 'orders') return releaseHeldOrders(deps, name)
  await releaseSource(deps, name.source)
}

function withVersion(head: MappingHead, added: Omit<VersionHead, 'version'>): MappingHead {
  const version = (head.versions[0]?.version ?? 0) + 1
  return {
    ...head,
    published: version,
    versions: [{ version, ...added }, ...head.versions].slice(0, MOST_VERSIONS),
  }
}

/** The failure of a mapping with tests that are red. */
export function testsFailed(red: readonly { name: string; message: string | null }[]): Err<never, Failure> {
  const shown = red.slice(0, 3).map(({ name, message }) => (message ? `${name} (${message})` : name))
  const more = red.length > 3 ? ` and ${red.length - 3} more` : ''
  return fail(
    'tests_failed',
    `${red.length === 1 ? 'This test is' : 'These tests are'} red: ${shown.join(', ')}${more}.`,
  )
}
