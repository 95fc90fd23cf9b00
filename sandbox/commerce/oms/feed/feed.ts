import { randomUUID } from 'node:crypto'
import { isTrue, takesStatus, type Filter } from './filter'

/** An update of an order, as feeds and hooks tell it. */
export interface OrderUpdate {
  domain: string
  orderId: string
  state: string
  lastState: string
  lastChange: string
  currentChange: string
}

/** What any change of an order may mean to a FromOrders filter, which is asked when somebody looks. */
export interface ChangedOrder {
  update: OrderUpdate
  /** The order then, as JSON. */
  document: string
  at: number
}

interface Message {
  eventId: string
  update: OrderUpdate
  /** Milliseconds since 1970. */
  at: number
  visibleAt: number
  receives: number
  /** Of the last receive. */
  handle: string
}

/** The queue of one appKey: at least once, in no order that could be relied on. */
export interface Feed {
  filter: Filter
  visibilitySeconds: number
  retentionSeconds: number
  messages: Message[]
  unasked: ChangedOrder[]
  /** Orders that a filter with single fire has let through. */
  fired: Set<string>
  lastReadAt: number
}

/** A message that was received more often than this is dropped (reference of the feed's configuration). */
const MOST_RECEIVES = 100

/** Takes a status that an order got, if the filter wants it. */
export function offerStatus(feed: Feed, update: OrderUpdate, now: number): void {
  if (takesStatus(feed.filter, update.state)) push(feed, update, now)
}

/** Takes a change of an order, for a FromOrders filter to judge. */
export function offerChange(feed: Feed, changed: ChangedOrder): void {
  if (feed.filter.type === 'FromOrders') feed.unasked.push(changed)
}

/** Asks the filter about the changes so far, in their order. */
export async function judgeChanges(feed: Feed): Promise<void> {
  for (let changed = feed.unasked.shift(); changed; changed = feed.unasked.shift()) {
    const { update, document, at } = changed
    if (await fires(feed, update.orderId, document)) push(feed, update, at)
  }
}

/** Whether the filter takes this version of the order; without disableSingleFire only the first that is true. */
export async function fires(
  { filter, fired }: Pick<Feed, 'filter' | 'fired'>,
  orderId: string,
  document: string,
): Promise<boolean> {
  if (!filter.disableSingleFire && fired.has(orderId)) return false
  const isWanted = await isTrue(filter.expression, document)
  if (isWanted) fired.add(orderId)
  return isWanted
}

function push(feed: Feed, update: OrderUpdate, at: number): void {
  const eventId = randomUUID().replaceAll('-', '').toUpperCase()
  feed.messages.push({ eventId, update, at, visibleAt: at, receives: 0, handle: '' })
}

/** Takes up to so many messages off the queue for the time of the visibility timeout. */
export function receive(feed: Feed, most: number, now: number): Message[] {
  feed.lastReadAt = now
  dropOld(feed, now)
  const received = feed.messages.filter(({ visibleAt }) => visibleAt <= now).slice(0, most)
  for (const message of received) {
    message.visibleAt = now + feed.visibilitySeconds * 1_000
    message.receives++
    message.handle = Buffer.from(`${message.eventId}/${message.receives}`).toString('base64url')
  }
  return received
}

/** Ends messages by the handles of their last receive. Assumption: other handles are ignored. */
export function commit(feed: Feed, handles: readonly string[]): void {
  feed.messages = feed.messages.filter(({ handle }) => handle === '' || !handles.includes(handle))
}

/** How many messages there are, visible or not, and the age of the oldest in seconds. */
export function sizeOf(feed: Feed, now: number): { quantity: number; oldestSeconds: number } {
  dropOld(feed, now)
  const oldest = feed.messages.reduce((earliest, { at }) => Math.min(earliest, at), now)
  return { quantity: feed.messages.length, oldestSeconds: (now - oldest) / 1_000 }
}

function dropOld(feed: Feed, now: number): void {
  const since = now - feed.retentionSeconds * 1_000
  feed.messages = feed.messages.filter(({ at, receives }) => at > since && receives < MOST_RECEIVES)
}
