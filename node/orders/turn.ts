import { readOrCreate } from '../storage/first-write'
import type { OrderDeps } from './deps'

const BUCKET = 'order-search'

/** Whether the time has come for something that is done once in `period` milliseconds, and it is this process that does it. */
export async function takeTurn(
  { documents, now }: Pick<OrderDeps, 'documents' | 'now'>,
  name: string,
  period: number,
): Promise<boolean> {
  const stored = await readOrCreate(documents, BUCKET, name, { nextAt: 0 })
  if (!stored || stored.value.nextAt > now()) return false
  return documents.replace(BUCKET, name, { nextAt: now() + period }, stored.etag)
}
