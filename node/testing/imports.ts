import { commitImport, openImport, putPart, type Import, type ImportOptions } from '../delivery/jobs/import'
import type { RawRecord } from '../delivery/jobs/refusal'
import type { Job } from '../delivery/jobs/job'
import type { TestDeps } from './deps'
import { nextId } from './jobs'

export function startImport(deps: TestDeps, options: Partial<ImportOptions> = {}): Promise<Import> {
  return openImport(deps, {
    flow: 'inventory',
    mode: 'upsert',
    missing: 'report',
    dryRun: false,
    verify: false,
    park: false,
    source: 'erp',
    id: nextId(deps.now()),
    ...options,
  })
}

/** Opens, sends the parts in the order given (numbered from 1) and commits. */
export async function importOf(
  deps: TestDeps,
  parts: readonly (readonly RawRecord[])[],
  options: Partial<ImportOptions> = {},
): Promise<Job> {
  let current = await startImport(deps, options)
  for (const [index, records] of parts.entries()) {
    current = (await putPart(deps, current, index + 1, records))._unsafeUnwrap()
  }
  return (await commitImport(deps, current))._unsafeUnwrap()
}
