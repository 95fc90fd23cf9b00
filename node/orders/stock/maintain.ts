import type { Deps } from '../../delivery/deps'
import { aloneInStore } from '../../delivery/lanes'
import { freeReservations } from './free'
import { resendCounts } from './resend'
import { tidied } from './row'
import { changeRows, nameOf, readRows } from './shelf'

/** How long one waits for another process to be done with the same; milliseconds. */
const PATIENCE = 1_000

/**
 * What orders leave to be done about stock: counts that are to be written once more, reservations of orders that are
 * over, and rows that nobody needs. By one process at a time, until `deadline` (milliseconds since 1970); what is left
 * is found again.
 */
export async function maintainStock(deps: Deps, deadline: number): Promise<void> {
  if ((await readRows(deps)).length === 0) return
  await aloneInStore(deps, 'order-stock', deps.now() + PATIENCE, async () => {
    const rows = await readRows(deps)
    const untidy = rows.filter((row) => tidied(row, deps.now()) !== row)
    await changeRows(deps, untidy.map(nameOf), (row) => row && tidied(row, deps.now()))
    const current = untidy.length > 0 ? await readRows(deps) : rows
    await resendCounts(deps, current, deadline)
    await freeReservations(deps, current, deadline)
  })
}
