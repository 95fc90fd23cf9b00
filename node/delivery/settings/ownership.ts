import type { Flow, FlowRecord } from '../../flows/flow'
import { contentOf, wholeOf, withContent } from '../content'
import { hashOf, type AcceptedRecord } from '../record'

export const ownerships = ['always', 'create', 'never'] as const
/** always: the source decides. create: the source decides while VTEX does not have the record. never: people do. */
export type Ownership = (typeof ownerships)[number]

/** Who decides on a field, by its name; the source where nothing is said. */
export type FieldOwnership = Readonly<Record<string, Ownership>>

type FlowContent = Pick<Flow, 'keyFields' | 'split' | 'join'>

/** The record without what the source does not own: of a record VTEX has, and of one that is to be created. Pure. */
export function ownedPart<R extends FlowRecord>(
  flow: FlowContent,
  record: R,
  ownership: FieldOwnership,
  { exists }: { exists: boolean },
): R {
  if (ownsAll(ownership)) return record
  const isOwned = (piece: string): boolean => {
    const owner = ownerOf(ownership, piece)
    return owner !== 'never' && !(owner === 'create' && exists)
  }
  const content = Object.entries(contentOf(flow, record))
  const owned = content.filter(([piece]) => isOwned(piece))
  return owned.length === content.length ? record : withContent(flow, record, Object.fromEntries(owned))
}

/**
 * Records with hashes that tell what else they would do in VTEX: the same record of a source that owns other fields, or
 * of one that owns them only now, is not the record that was applied before. Pure.
 */
export function hashedByOwner(
  flow: FlowContent,
  records: readonly AcceptedRecord[],
  ownership: FieldOwnership,
): readonly AcceptedRecord[] {
  if (ownsAll(ownership)) return records
  return records.map((accepted) => {
    const fields = new Set(Object.keys(contentOf(flow, accepted.record)).map(wholeOf))
    const owners = [...fields].flatMap((field) => {
      const owner = ownerOf(ownership, field)
      return owner === 'always' ? [] : [[field, owner]]
    })
    // Without a hash nobody is to take it for what was applied.
    if (owners.length === 0 || accepted.hash === '') return accepted
    return { ...accepted, hash: hashOf([accepted.hash, ...owners.map(String).sort()]) }
  })
}

function ownsAll(ownership: FieldOwnership): boolean {
  return Object.values(ownership).every((owner) => owner === 'always')
}

function ownerOf(ownership: FieldOwnership, piece: string): Ownership {
  const field = wholeOf(piece)
  return Object.hasOwn(ownership, field) ? (ownership[field] ?? 'always') : 'always'
}
