import { err, type Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import type { Documents } from '../../storage/documents'
import { parseSettings } from '../settings/parse-settings'
import { guardSettingsSchema, ownGuardsSchema, saveGuardSettings, saveOwnGuards } from './settings'

/**
 * Replaces the limits of a source, or the store's where no source is named, as somebody sent them.
 * Fails (invalid_settings) when they are not valid.
 */
export async function putGuards(
  documents: Pick<Documents, 'write' | 'update'>,
  source: string | undefined,
  value: unknown,
): Promise<Result<void, Failure>> {
  if (source === undefined) {
    const parsed = parseSettings(guardSettingsSchema, value)
    return parsed.isErr() ? err(parsed.error) : saveGuardSettings(documents, parsed.value)
  }
  const parsed = parseSettings(ownGuardsSchema, value)
  return parsed.isErr() ? err(parsed.error) : saveOwnGuards(documents, source, parsed.value)
}
