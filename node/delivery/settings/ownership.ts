import type { Flow, FlowRecord } from '../../flows/flow'
import { contentOf, wholeOf, withContent } from '../content'
import type { FieldOwnership } from './flow-settings'

/** The record without what the source does not own: of a record VTEX has, and of one that is to be created. Pure. */
export function ownedPart<R extends FlowRecord>(
  flow: Pick<Flow, 'keyFields' | 'split' | 'join'>,
  record: R,
  ownership: FieldOwnership,
  { exists }: { exists: boolean },
): R {
  const isOwned = (piece: string): boolean => {
    const owner = ownership[wholeOf(piece)]
    return owner !== 'never' && !(owner === 'create' && exists)
  }
  const content = Object.entries(contentOf(flow, record))
  const owned = content.filter(([piece]) => isOwned(piece))
  return owned.length === content.length ? record : withContent(flow, record, Object.fromEntries(owned))
}
