import type { AwaitedFlow } from '../../flows/flow'
import { callLane } from '../call-lane'
import type { Deps } from '../deps'
import { directoryOf, isReferenceFlow, nothingRemembered } from '../directory'
import type { ParkedNote } from './notes'

/** References asked for in one call to the catalog. */
const REFS_PER_CALL = 200
/** Records asked for one by one in one go. */
const ONE_BY_ONE = 100

/** Which of the records that the notes wait for are there by now. */
export async function arrivedRefs(
  deps: Deps,
  awaited: AwaitedFlow,
  notes: readonly ParkedNote[],
  deadline: number,
): Promise<Set<string>> {
  const refs = [...new Set(notes.map(({ needs }) => needs.ref))]
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
