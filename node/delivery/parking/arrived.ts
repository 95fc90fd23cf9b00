import { keyId, type AwaitedFlow } from '../../flows/flow'
import { callLane } from '../call-lane'
import { scopeOf, type Deps } from '../deps'
import { directoryOf, nothingRemembered } from '../directory'
import { ledgerIn } from '../ledger'
import { isReferenceFlow } from '../lookups'
import { readMatchRule } from '../settings'
import type { ParkedNote } from './notes'

/** References asked for in one call to the catalog. */
const REFS_PER_CALL = 200
/** Records asked for one by one in one go. */
const ONE_BY_ONE = 100
/** Clocks of replicas differ by less; milliseconds. */
const CLOCK_SKEW = 5_000
/**
 * Time between two looks at what only trying again can tell, from the first to the last; each is twice the one before.
 * The first is longer than a large load takes, whose records all come through this app.
 */
const FIRST_PAUSE = 10 * 60_000
const LONGEST_PAUSE = 6 * 3_600_000

/**
 * Which of the notes wait for records that are there by now: those this app applied since, however many; and some that
 * people or other systems may have made or changed, for which VTEX is asked.
 */
export async function arrivedNotes(
  deps: Deps,
  awaited: AwaitedFlow,
  notes: readonly ParkedNote[],
  deadline: number,
): Promise<ParkedNote[]> {
  const told = new Set(await withNews(deps, awaited, notes))
  const left = notes.filter((note) => !told.has(note))
  const isTried = ({ needs }: ParkedNote): boolean => !isReferenceFlow(awaited) || needs.toChange === true
  const [now, refs] = [
    deps.now(),
    new Set(left.filter((note) => !isTried(note)).map(({ needs }) => needs.ref)),
  ]
  const found = await foundInVtex(deps, awaited, [...refs], deadline)
  const due = someOf(
    left.filter((note) => isTried(note) && isDue(note, now)),
    now,
  )
  return [...told, ...left.filter((note) => !isTried(note) && found.has(note.needs.ref)), ...due]
}

/** Notes whose awaited record the ledger says was applied after they began to wait, or were last tried. */
export async function withNews(
  deps: Pick<Deps, 'account' | 'workspace' | 'documents'>,
  awaited: AwaitedFlow,
  notes: readonly ParkedNote[],
): Promise<ParkedNote[]> {
  const entries = await ledgerIn(deps.documents, { scope: scopeOf(deps) }).load(awaited, [
    ...new Set(notes.map(({ needs }) => keyId([needs.ref]))),
  ])
  return notes.filter(({ needs, since, triedAt }) => {
    const entry = entries.get(keyId([needs.ref]))
    if (!entry?.vtexId || entry.outcome === 'failed') return false
    const at = Date.parse(entry.at)
    return triedAt === undefined ? at >= since - CLOCK_SKEW : at > triedAt
  })
}

/** Nobody tells what people and other systems do: it is looked at as long again as it has waited. */
function isDue({ since, triedAt = since }: ParkedNote, now: number): boolean {
  const pause = Math.min(Math.max(triedAt - since, FIRST_PAUSE), LONGEST_PAUSE)
  return now - triedAt >= pause
}

async function foundInVtex(
  deps: Deps,
  awaited: AwaitedFlow,
  refs: readonly string[],
  deadline: number,
): Promise<Set<string>> {
  if (!isReferenceFlow(awaited) || refs.length === 0) return new Set()
  // The notes are of many sources; whether refs are VTEX's ids is the same for all of them.
  const areAskedTogether = awaited === 'skus' && (await readMatchRule(deps, 'skus', null)) !== 'vtexId'
  if (areAskedTogether) return arrivedSkus(deps, refs, deadline)
  const asked = awaited === 'products' || awaited === 'skus' ? someOf(refs, deps.now()) : refs
  const directory = directoryOf(deps, nothingRemembered, {
    source: null,
    priority: 'background',
    deadline,
  })
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
function someOf<T>(all: readonly T[], now: number): T[] {
  const start = all.length > 0 ? Math.floor(now / 1_000) % all.length : 0
  return [...all.slice(start), ...all.slice(0, start)].slice(0, ONE_BY_ONE)
}
