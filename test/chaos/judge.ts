import type { ResultView, SentBatch } from './erp'
import type { History } from './life'
import { contradiction } from './model'
import { INITIAL, type ChaosStore } from './store'

/** Writes per accepted record. */
const MOST_WRITES = 1.25
const FINAL: readonly string[] = ['applied', 'unchanged', 'skipped', 'failed']

/** Everything that is not as the app promises once the store is at rest; empty when all is. */
export async function faultsFound(store: ChaosStore, history: History): Promise<string[]> {
  return [
    ...(await wrongBatches(store, history)),
    ...(await lostOrDoubled(store, history)),
    ...(await wrongInVtex(store, history)),
    ...tooManyWrites(store, history),
  ]
}

/** Every record of a batch has exactly one final outcome, and the counts say the same. */
async function wrongBatches({ erp }: ChaosStore, { batches }: History): Promise<string[]> {
  const found: string[] = []
  for (const batch of batches) {
    const { status, counts } = await erp.batch(batch.id)
    const results = await erp.results(batch.id)
    const problems = [
      ...(status === 'done' ? [] : [`is ${status}`]),
      ...countProblems(batch, counts, results),
      ...resultProblems(batch, results),
    ]
    found.push(...problems.map((problem) => `batch ${batch.id} ${problem}`))
  }
  return found
}

function countProblems(
  { size }: SentBatch,
  { total, pending, ...outcomes }: Record<string, number>,
  results: readonly ResultView[],
): string[] {
  const counted = Object.fromEntries(
    Object.keys(outcomes).map((outcome) => [
      outcome,
      results.filter((result) => result.outcome === outcome).length,
    ]),
  )
  return [
    ...(total === size && pending === 0 ? [] : [`counts total ${total}, pending ${pending} of ${size}`]),
    ...(same(counted, outcomes)
      ? []
      : [`counts ${JSON.stringify(outcomes)}, but its results are ${JSON.stringify(counted)}`]),
  ]
}

function resultProblems({ size }: SentBatch, results: readonly ResultView[]): string[] {
  const unfinished = results.filter(({ outcome }) => !FINAL.includes(outcome))
  const refs = results.map(({ ref, index }) => `${ref} ${index}`)
  return [
    ...(results.length === size && new Set(refs).size === size
      ? []
      : [`has ${results.length} results of ${new Set(refs).size} records, ${size} were sent`]),
    ...unfinished.slice(0, 3).map(({ ref, outcome, code }) => `left ${ref} ${outcome} (${code})`),
  ]
}

/** The app knows exactly the batches that were sent. */
async function lostOrDoubled({ erp }: ChaosStore, { batches }: History): Promise<string[]> {
  const sent = batches.map(({ id }) => id)
  const listed = (await erp.batches()).map(({ id }) => id)
  return [
    ...sent.filter((id) => !listed.includes(id)).map((id) => `batch ${id} is not listed`),
    ...listed.filter((id) => !sent.includes(id)).map((id) => `batch ${id} was made twice`),
    ...(new Set(listed).size === listed.length ? [] : ['a batch is listed twice']),
  ]
}

async function wrongInVtex(store: ChaosStore, { writes }: History): Promise<string[]> {
  const observed = await store.observe()
  return [...observed].flatMap(([key, held]) => {
    const sent = writes.get(key) ?? []
    const reason = contradiction(sent, held, INITIAL)
    const story = sent.map(
      ({ call, index, from, until, version, sets }) =>
        `\n    ${call}[${index}] ${Math.round(from)}..${Math.round(until)} ${version ?? ''} ${JSON.stringify(sets)}`,
    )
    return reason === null ? [] : [`VTEX ${key}: ${reason}${story.join('')}`]
  })
}

/** A record is written once; twice when another writer of it came in between, and one of them mended VTEX. */
function tooManyWrites(store: ChaosStore, { accepted }: History): string[] {
  const writes = store.writes()
  return writes <= accepted * MOST_WRITES ? [] : [`${writes} writes for ${accepted} records`]
}

function same(a: Record<string, number>, b: Record<string, number>): boolean {
  return Object.keys({ ...a, ...b }).every((key) => (a[key] ?? 0) === (b[key] ?? 0))
}
