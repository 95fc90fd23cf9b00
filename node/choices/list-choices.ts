import { LRUCache } from 'lru-cache'
import { ok, type Result } from 'neverthrow'
import { meter } from '../delivery/sync/metered'
import { scopeOf, type Deps } from '../delivery/deps'
import type { Failure } from '../errors/failure'
import { readers, type Found } from './readers'

export const choiceKinds = [
  'WAREHOUSE',
  'PRICE_TABLE',
  'CATEGORY',
  'BRAND',
  'TRADE_POLICY',
  'SPECIFICATION',
  'CARRIER',
  'PAYMENT_METHOD',
] as const
export type ChoiceKind = (typeof choiceKinds)[number]

/** A value VTEX has: what a code table would hold, and its name for people. */
export interface Choice {
  value: string
  label: string
}

export interface Choices {
  choices: Choice[]
  /** More exist than are shown. */
  isPartial: boolean
}

/** How long somebody waits for the list. */
const PATIENCE_MILLISECONDS = 15_000

/** Somebody types letter by letter: what VTEX answered is good for a minute. */
const known = new LRUCache<string, Found>({
  max: 200,
  ttl: 60_000,
  maxSize: 100_000,
  sizeCalculation: sizeOf,
})

type ChoiceDeps = Pick<Deps, 'documents' | 'account' | 'workspace' | 'clients' | 'log' | 'now'>

/** Values VTEX has now whose name or id holds the text, by name; asks VTEX at most once a minute per kind. */
export async function listChoices(
  deps: ChoiceDeps,
  { kind, search = '', limit }: { kind: ChoiceKind; search?: string; limit: number },
): Promise<Result<Choices, Failure>> {
  const found = await choicesOf(deps, kind)
  return found.map(({ choices, isPartial }) => {
    const wanted = search.trim().toLowerCase()
    const fitting = choices.filter(({ value, label }) => `${value}\n${label}`.toLowerCase().includes(wanted))
    return { choices: fitting.slice(0, limit), isPartial: isPartial || fitting.length > limit }
  })
}

async function choicesOf(deps: ChoiceDeps, kind: ChoiceKind): Promise<Result<Found, Failure>> {
  const key = `${scopeOf(deps)}/${kind}`
  const before = known.get(key)
  if (before) return ok(before)
  const options = { priority: 'interactive', deadline: deps.now() + PATIENCE_MILLISECONDS } as const
  const read = await readers[kind](meter({ deps, options }).clients, deps.clients)
  return read.map(({ choices, isPartial }) => {
    const sorted = { choices: [...choices].sort((a, b) => a.label.localeCompare(b.label, 'en')), isPartial }
    known.set(key, sorted)
    return sorted
  })
}

function sizeOf({ choices }: Found): number {
  return choices.length + 1
}
