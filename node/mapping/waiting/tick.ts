import type { Deps } from '../../delivery/deps'
import { releaseCodes } from './release'
import { waitingTables } from './notes'

/** Completes releases that were cut short, and gives up what waited too long. */
export async function releaseAllCodes(deps: Deps): Promise<void> {
  for (const name of await waitingTables(deps)) await releaseCodes(deps, name)
}
