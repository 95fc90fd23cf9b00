import { keyId } from '../../flows/flow'
import { testDeps } from '../../testing/deps'
import { ledgerIn, type LedgerEntry } from '../ledger'
import { arrivedNotes } from './arrived'
import type { ParkedNote } from './notes'

const NOON = Date.parse('2026-03-01T12:00:00Z')
const MINUTE = 60_000
const refs = Array.from({ length: 250 }, (_, index) => `sku-${index}`)

const note = (ref: string, times: Pick<ParkedNote, 'since' | 'triedAt'>): ParkedNote => ({
  flow: 'skus',
  id: keyId([ref]),
  needs: { flow: 'images', ref },
  source: 'erp',
  fields: ['active'],
  places: [],
  ...times,
})
const applied = (at: number, changes: Partial<LedgerEntry> = {}): LedgerEntry => ({
  hash: 'h',
  vtexId: '7',
  order: '01J',
  at: new Date(at).toISOString(),
  batch: null,
  outcome: 'applied',
  fields: {},
  ...changes,
})

async function arrived(
  times: Pick<ParkedNote, 'since' | 'triedAt'>,
  entry: LedgerEntry | null,
  now = NOON + 60 * MINUTE,
): Promise<number> {
  const deps = testDeps()
  if (entry) await ledgerIn(deps.documents).save('images', new Map(refs.map((ref) => [keyId([ref]), entry])))
  const notes = refs.map((ref) => note(ref, times))
  return (await arrivedNotes({ ...deps, now: () => now }, 'images', notes, now + MINUTE)).length
}

const all = refs.length
/** Those that are looked at one by one, in turns. */
const some = 100

it.each<[string, Pick<ParkedNote, 'since' | 'triedAt'>, LedgerEntry | null, number]>([
  ['all that was applied since', { since: NOON }, applied(NOON + 1), all],
  ['all that was applied by a replica whose clock is behind', { since: NOON }, applied(NOON - 1_000), all],
  ['some of what was never sent', { since: NOON }, null, some],
  ['some of what was applied before the wait began', { since: NOON }, applied(NOON - MINUTE), some],
  ['some of what was not enough', { since: NOON, triedAt: NOON + 2 }, applied(NOON + 1), some],
  ['all that came again after it was not enough', { since: NOON, triedAt: NOON + 2 }, applied(NOON + 3), all],
  ['some of what failed', { since: NOON }, applied(NOON + 1, { outcome: 'failed' }), some],
  ['some of what VTEX has no id for', { since: NOON }, applied(NOON + 1, { vtexId: '' }), some],
])('looks at %s', async (_, times, entry, expected) => {
  expect(await arrived(times, entry)).toBe(expected)
})

it.each<[string, number | undefined, number, number]>([
  ['not at once', undefined, 10 * MINUTE - 1, 0],
  ['after ten minutes', undefined, 10 * MINUTE, some],
  ['not so soon again', 10 * MINUTE, 20 * MINUTE - 1, 0],
  ['after as long as it waited', 50 * MINUTE, 100 * MINUTE, some],
  ['not before', 50 * MINUTE, 100 * MINUTE - 1, 0],
  ['after 6 hours at the latest', 48 * 60 * MINUTE, 54 * 60 * MINUTE, some],
])('looks by itself at what nobody told of: %s', async (_, tried, now, expected) => {
  const times = { since: NOON, ...(tried !== undefined && { triedAt: NOON + tried }) }
  expect(await arrived(times, null, NOON + now)).toBe(expected)
})
