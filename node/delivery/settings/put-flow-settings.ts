import { err, type Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import type { Flow } from '../../flows/flow'
import type { Deps } from '../deps'
import { flowSettingsSchema, ownFlowSettingsSchema } from './flow-schema'
import { saveFlowSettings, saveOwnFlowSettings } from './flow-settings'
import { parseSettings } from './parse-settings'

/**
 * Replaces what a source says of a flow, or what the store says where no source is named, as somebody sent it.
 * Fails (invalid_settings) when it is not valid.
 */
export async function putFlowSettings(
  deps: Pick<Deps, 'account' | 'workspace' | 'documents'>,
  { flow, source }: { flow: Flow; source?: string | undefined },
  value: unknown,
): Promise<Result<void, Failure>> {
  if (source === undefined) {
    const parsed = parseSettings(flowSettingsSchema(flow), value)
    return parsed.isErr() ? err(parsed.error) : saveFlowSettings(deps, flow.name, parsed.value)
  }
  const parsed = parseSettings(ownFlowSettingsSchema(flow), value)
  return parsed.isErr()
    ? err(parsed.error)
    : saveOwnFlowSettings(deps, { source, flow: flow.name }, parsed.value)
}
