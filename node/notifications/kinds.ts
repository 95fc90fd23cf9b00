import type { FlowName } from '../flows/flow'
import type { LaneName } from '../delivery/lanes'
import type { OrderTrouble } from '../orders/watch'

/**
 * What the store is told of. A further kind is an entry here, one in `gatherers` (gather.ts), its words (words.ts) and
 * its texts in the panel.
 */
export const notificationKinds = [
  'batch_held',
  'records_failing',
  'lane_refused',
  'code_unknown',
  'order_stuck',
  'push_failing',
] as const
export type NotificationKind = (typeof notificationKinds)[number]

/** What a notification is about: names of the store's things, never anything out of a record. */
export interface Subject {
  flow?: FlowName | undefined
  /** Of the error catalogue. */
  code?: string | undefined
  source?: string | undefined
  table?: string | undefined
  lane?: LaneName | undefined
  batch?: string | undefined
  /** What is wrong with orders. */
  trouble?: OrderTrouble | undefined
  count: number
}

/** All of one kind in one hour. */
export interface Notification {
  /** Hour and kind. */
  id: string
  kind: NotificationKind
  count: number
  /** The largest first; a few. */
  subjects: Subject[]
  /** RFC 3339. */
  firstAt: string
  lastAt: string
  /** Grows with each change of the feed; what has a higher one is newer. */
  revision: number
  isRead: boolean
  /** Whether other apps were told. */
  isAnnounced: boolean
}

/** The hour as keys have it, such as `2026-03-01T12`. */
export const hourOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 13)
