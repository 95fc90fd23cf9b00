import type { Deps } from '../delivery/deps'
import type { FlowName } from '../flows/flow'
import { mergeGroups, type ProblemGroup } from './group'
import { groupsSince } from './hours'
import { flushFailures } from './note-failures'
import { isSentAgain, readRetries, type Retries } from './retries'

/** A group as the panel shows it. */
export interface Problem extends ProblemGroup {
  /** Whether a batch of it was not sent again yet. */
  canRetry: boolean
  /** Whether all of it was sent again since: nobody needs to look unless it comes back. */
  isRetried: boolean
}

export interface ProblemOptions {
  hours: number
  flow?: FlowName
  source?: string
}

/** Failed records of the last hours by flow and code, the largest group first. Counts failures, not records: who fails twice counts twice. */
export async function readProblems(
  deps: Pick<Deps, 'account' | 'workspace' | 'documents' | 'now' | 'log'>,
  { hours, flow, source }: ProblemOptions,
): Promise<Problem[]> {
  await flushFailures(deps)
  const [stored, retries] = await Promise.all([
    groupsSince(deps.documents, deps.now(), hours),
    readRetries(deps.documents),
  ])
  const groups = new Map<string, ProblemGroup>()
  for (const group of stored) {
    if ((flow && group.flow !== flow) || (source && !group.sources.includes(source))) continue
    const key = `${group.flow}/${group.code}`
    const before = groups.get(key)
    groups.set(key, before ? mergeGroups(before, group) : group)
  }
  return [...groups.values()].map((group) => ({ ...group, ...retryStateOf(group, retries) })).sort(byWeight)
}

const byWeight = (a: Problem, b: Problem): number =>
  b.records - a.records ||
  b.lastAt.localeCompare(a.lastAt) ||
  `${a.flow}/${a.code}`.localeCompare(`${b.flow}/${b.code}`)

function retryStateOf({ code, batches, lastAt }: ProblemGroup, retries: Retries) {
  const open = batches.filter((batch) => !isSentAgain(retries, batch, code))
  const retriedAt = batches.map((batch) => retries[batch]?.at ?? '').sort()
  return {
    canRetry: open.length > 0,
    isRetried: batches.length > 0 && open.length === 0 && lastAt <= (retriedAt.at(-1) ?? ''),
  }
}
