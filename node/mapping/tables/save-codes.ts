import { err, ok, type Result } from 'neverthrow'
import { z } from 'zod'
import type { Deps } from '../../delivery/deps'
import { invalidRecord } from '../../delivery/record'
import { fail, failure, type Failure } from '../../errors/failure'
import { releaseHeldOrders } from '../../orders/queue/held'
import { releaseCodes } from '../waiting'
import { forgetLoaded } from './load'
import {
  changeCodes,
  readCodes,
  readPolicy,
  writePolicy,
  type CodeValue,
  type TableName,
  type TablePolicy,
} from './table'
import { forgetUnknown } from './unknown'
import { viewOfTable, type CodeTable } from './list-tables'

/** Codes of one table at most. */
const MOST_CODES = 50_000
/** Codes changed in one go at most. */
export const MOST_CHANGES = 5_000

export const codeSchema = z.string().trim().min(1, 'must not be empty').max(200)
export const valueSchema = z.string().trim().min(1, 'must not be empty').max(200)
export const labelSchema = z.string().trim().max(200).nullish()

const changesSchema = z.object({
  set: z.array(z.object({ code: codeSchema, value: valueSchema, label: labelSchema })).max(MOST_CHANGES),
  remove: z.array(codeSchema).max(MOST_CHANGES),
})

/** Sets and removes codes of a table; records and orders that waited for one of them go on. */
export async function saveCodes(
  deps: Deps,
  name: TableName,
  changes: { set: unknown[]; remove: string[] },
): Promise<Result<CodeTable, Failure>> {
  const parsed = changesSchema.safeParse(changes, { reportInput: true })
  if (!parsed.success) return err(invalidRecord(parsed.error.issues))
  const { set, remove } = parsed.data
  const codes = new Map<string, CodeValue | null>([
    ...remove.map((code) => [code, null] as const),
    ...set.map(({ code, value, label }) => [code, { value, label: label ?? null }] as const),
  ])
  return applyCodes(deps, name, codes)
}

/** Changes valid codes, and lets everybody know who waits for them. */
export async function applyCodes(
  deps: Deps,
  name: TableName,
  codes: ReadonlyMap<string, CodeValue | null>,
): Promise<Result<CodeTable, Failure>> {
  const full = tooMany(await readCodes(deps, name), codes)
  if (full) return err(full)
  // So that the table is known by name even before anything else is said of it.
  await writePolicy(deps, name, await readPolicy(deps, name))
  await changeCodes(deps, name, codes)
  forgetLoaded(deps, name)
  const set = [...codes].flatMap(([code, value]) => (value === null ? [] : [code]))
  await forgetUnknown(deps, name, set)
  if (set.length > 0) {
    await releaseHeldOrders(deps, { ...name, codes: set })
    await releaseCodes(deps, name, { codes: set })
  }
  return ok(await viewOfTable(deps, name))
}

/** Why the table cannot take these codes; null: it can. */
export function tooMany(
  known: ReadonlyMap<string, CodeValue>,
  codes: ReadonlyMap<string, CodeValue | null>,
): Failure | null {
  const added = [...codes].filter(([code, value]) => value !== null && !known.has(code)).length
  return known.size + added > MOST_CODES
    ? failure('invalid_settings', `A code table holds at most ${MOST_CODES} codes.`)
    : null
}

/** What happens to codes the table does not have, and what its values are. */
export async function savePolicy(
  deps: Deps,
  name: TableName,
  policy: TablePolicy,
): Promise<Result<CodeTable, Failure>> {
  const checked = checkPolicy(policy)
  if (checked.isErr()) return err(checked.error)
  await writePolicy(deps, name, checked.value)
  forgetLoaded(deps, name)
  await releaseHeldOrders(deps, name)
  await releaseCodes(deps, name)
  return ok(await viewOfTable(deps, name))
}

/** A policy that may be saved: a default where it needs one, and none where it does not. Pure. */
export function checkPolicy(policy: TablePolicy): Result<TablePolicy, Failure> {
  if (policy.policy !== 'default') return ok({ ...policy, defaultValue: null })
  const defaultValue = policy.defaultValue?.trim()
  if (defaultValue) return ok({ ...policy, defaultValue })
  return fail('invalid_settings', 'The policy default needs a default value.', {
    errors: [{ pointer: '/defaultValue', code: 'required', message: 'is required' }],
  })
}
