/** A value of VTEX as JSON has it; null where there is none. */
export type Value = number | boolean | string | null

/** What one accepted record sets, and when it was accepted. */
export interface Write {
  /** Request that carried it, for messages and for the order within a request. */
  call: string
  /** Place in the request. */
  index: number
  /** Acceptance lies between these two; milliseconds of one monotonic clock. */
  from: number
  until: number
  version?: number
  /** By piece, such as `basePrice` or `fixed.gold`. */
  sets: Readonly<Record<string, Value>>
}

/** Clocks that name the order of acceptance have milliseconds. */
const CLOCK = 2

/**
 * Why VTEX cannot hold `observed` after these writes to one record; null when it can. The newest accepted value of each
 * piece wins; writes that overlapped in time may have been accepted either way, but in one order for all pieces.
 */
export function contradiction(
  writes: readonly Write[],
  observed: Readonly<Record<string, Value>>,
  initial: Readonly<Record<string, Value>>,
): string | null {
  const versioned = newestVersion(writes)
  if (versioned) return mismatch({ ...initial, ...versioned.sets }, observed)
  const candidates: [piece: string, last: Write[]][] = []
  for (const [piece, value] of Object.entries(observed)) {
    const setters = writes.filter(({ sets }) => Object.hasOwn(sets, piece))
    if (setters.length === 0) {
      if (value !== (initial[piece] ?? null)) return `${piece} is ${text(value)}, but nobody set it`
      continue
    }
    const last = setters.filter(
      (write) => write.sets[piece] === value && !setters.some((other) => isBefore(write, other)),
    )
    if (last.length === 0) return `${piece} is ${text(value)}, expected ${expectedOf(piece, setters)}`
    candidates.push([piece, last])
  }
  return hasOrder(writes, candidates, new Map())
    ? null
    : `the pieces ${text(observed)} come from records in contradicting orders`
}

/** With versions on all records of a ref, each whole, the highest counts, whenever it came. */
function newestVersion(writes: readonly Write[]): Write | null {
  if (writes.some(({ version }) => version === undefined)) return null
  return writes.reduce<Write | null>(
    (newest, write) => (newest === null || (write.version ?? 0) > (newest.version ?? 0) ? write : newest),
    null,
  )
}

function mismatch(
  expected: Readonly<Record<string, Value>>,
  observed: Readonly<Record<string, Value>>,
): string | null {
  const wrong = Object.keys(observed).find((piece) => observed[piece] !== (expected[piece] ?? null))
  return wrong === undefined
    ? null
    : `${wrong} is ${text(observed[wrong] ?? null)}, expected ${text(expected[wrong] ?? null)} of the highest version`
}

export function isBefore(one: Write, other: Write): boolean {
  if (one.call === other.call) return one.index < other.index
  return one.until + CLOCK < other.from
}

/** Whether some choice of a last write per piece leaves an order of all writes. */
function hasOrder(
  writes: readonly Write[],
  [first, ...rest]: readonly [piece: string, last: Write[]][],
  chosen: ReadonlyMap<string, Write>,
): boolean {
  if (!first) return isAcyclic(writes, chosen)
  const [piece, last] = first
  return last.some((write) => hasOrder(writes, rest, new Map([...chosen, [piece, write]])))
}

function isAcyclic(writes: readonly Write[], chosen: ReadonlyMap<string, Write>): boolean {
  const comesBefore = (one: Write, other: Write): boolean =>
    isBefore(one, other) ||
    [...chosen].some(([piece, last]) => last === other && one !== other && Object.hasOwn(one.sets, piece))
  let left = [...writes]
  while (left.length > 0) {
    const free = left.filter((write) => !left.some((other) => other !== write && comesBefore(other, write)))
    if (free.length === 0) return false
    left = left.filter((write) => !free.includes(write))
  }
  return true
}

function expectedOf(piece: string, setters: readonly Write[]): string {
  return setters
    .filter((write) => !setters.some((other) => isBefore(write, other)))
    .map(({ call, index, sets }) => `${text(sets[piece] ?? null)} of ${call}[${index}]`)
    .join(' or ')
}

const text = (value: unknown): string => JSON.stringify(value)
