import { keyId, type AwaitedFlow } from '../../flows/flow'
import { callLane } from '../call-lane'
import { scopeOf, type Deps } from '../deps'
import { directoryOf, isReferenceFlow, nothingRemembered } from '../directory'
import { ledgerIn } from '../ledger'
import type { ParkedNote } from './notes'

/** References asked for in one call to the catalog. */
const REFS_PER_CALL = 200
/** Records asked for one by one in one go. */
const ONE_BY_ONE = 100
/** Clocks of replicas differ by less; milliseconds. */
const CLOCK_SKEW = 5_000

/**
 * Which of the records that the notes wait for are there by now: those this app applied since, however many; and some
 * that people or other systems may have made, for which VTEX is asked.
 */
export async function arrivedRefs(
  deps: Deps,
  awaited: AwaitedFlow,
  notes: readonly ParkedNote[],
  deadline: number,
): Promise<Set<string>> {
  const applied = await appliedSince(deps, awaited, notes)
  const refs = [...new Set(notes.map(({ needs }) => needs.ref))].filter((ref) => !applied.has(ref))
  return new Set([...applied, ...(await foundInVtex(deps, awaited, refs, deadline))])
}

/** Refs of records the ledger says were applied after something began to wait for them, or was last tried. */
async function appliedSince(
  deps: Pick<Deps, 'account' | 'workspace' | 'documents'>,
  awaited: AwaitedFlow,
  notes: readonly ParkedNote[],
): Promise<Set<string>> {
  const entries = await ledgerIn(deps.documents, { scope: scopeOf(deps) }).load(awaited, [
    ...new Set(notes.map(({ needs }) => keyId([needs.ref]))),
  ])
  const isNews = ({ needs, since, triedAt }: ParkedNote): boolean => {
    const entry = entries.get(keyId([needs.ref]))
    if (!entry?.vtexId || entry.outcome === 'failed') return false
    const at = Date.parse(entry.at)
    return triedAt === undefined ? at >= since - CLOCK_SKEW : at > triedAt
  }
  return new Set(notes.filter(isNews).map(({ needs }) => needs.ref))
}

async function foundInVtex(
  deps: Deps,
  awaited: AwaitedFlow,
  refs: readonly string[],
  deadline: number,
): Promise<Set<string>> {
  if (awaited === 'skus') return arrivedSkus(deps, refs, deadline)
  // Nobody refers to these by ref: whether they were enough is found out by trying again.
  if (!isReferenceFlow(awaited)) return new Set(someOf(refs, deps.now()))
  const asked = awaited === 'products' ? someOf(refs, deps.now()) : refs
  const directory = directoryOf(deps, nothingRemembered, { priority: 'background', deadline })
  const found = await directory.ids(awaited, asked)
  return new Set(asked.filter((_, position) => found[position]?.isOk()))
}

async function arrivedSkus(deps: Deps, refs: readonly string[], until: number): Promise<Set<string>> {
  const found = new Set<string>()
  for (let start = 0; start < refs.length; start += REFS_PER_CALL) {
    const asked = refs.slice(start, start + REFS_PER_CALL)
    const call = { lane: 'catalog', kind: 'read', priority: 'background', until } as const
    const answer = await callLane(deps, call, () => deps.clients.catalog.skuIdsByRefs(asked))
    if (answer.isOk()) for (const [ref, id] of Object.entries(answer.value)) if (id) found.add(ref)
  }
  return found
}

/** As many as may be asked for one by one, others each time: nobody is looked at for ever and others never. */
function someOf(refs: readonly string[], now: number): string[] {
  const start = refs.length > 0 ? Math.floor(now / 1_000) % refs.length : 0
  return [...refs.slice(start), ...refs.slice(0, start)].slice(0, ONE_BY_ONE)
}
