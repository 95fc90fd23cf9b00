import type { Deps } from '../../delivery/deps'
import { waitingFor, type Waiting } from '../../delivery/parking'
import { codesWaitedFor, type WaitedCode } from './list'

export interface AllWaiting {
  /** Records that wait, for other records and for codes. */
  total: number
  waiting: Waiting[]
  codes: WaitedCode[]
}

/** What records wait for: other records and codes, each of what most wait for first, at most `limit`. */
export async function allWaiting(deps: Pick<Deps, 'documents'>, limit: number): Promise<AllWaiting> {
  const [records, codes] = await Promise.all([waitingFor(deps, limit), codesWaitedFor(deps)])
  return {
    total: records.total + codes.records,
    waiting: records.waiting,
    codes: codes.codes.slice(0, limit),
  }
}
