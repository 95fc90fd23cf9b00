import { err, ok, type Result } from 'neverthrow'
import type { Deps } from '../../delivery/deps'
import { parseSettings } from '../../delivery/settings'
import { fail, type Failure } from '../../errors/failure'
import { importMappings } from './import-mapping'
import { importSettings, importSourceSettings } from './import-settings'
import { importTables } from './import-table'
import type { ImportedLine, ImportOptions } from './line'
import { configurationSchema } from './schema'

/** Characters of a file at most: a request of VTEX carries 1 MB. */
const LARGEST_FILE = 900_000

export interface ImportedConfiguration {
  lines: ImportedLine[]
  dryRun: boolean
}

/**
 * Brings a file of exportConfiguration in, thing by thing: what is wrong is refused and stops nothing else, what the
 * file does not name stays. Mappings become new versions when their tests pass. Reading a file twice changes nothing
 * more. Fails (invalid_settings) when it is no configuration at all.
 */
export async function importConfiguration(
  deps: Deps,
  text: string,
  options: ImportOptions,
): Promise<Result<ImportedConfiguration, Failure>> {
  const read = readFile(text).andThen((value) => parseSettings(configurationSchema, value))
  if (read.isErr()) return err(read.error)
  const { settings, sources } = read.value
  const lines = await importSettings(deps, settings, options)
  for (const { source, settings: own, tables, mappings } of sources) {
    lines.push(...(await importSourceSettings(deps, source, own, options)))
    // Tests of the mappings look codes up.
    const { lines: ofTables, tables: read } = await importTables(deps, source, tables, options)
    lines.push(...ofTables, ...(await importMappings(deps, source, { mappings, tables: read }, options)))
  }
  return ok({ lines, dryRun: options.dryRun })
}

function readFile(text: string): Result<unknown, Failure> {
  if (text.length > LARGEST_FILE)
    return fail(
      'invalid_settings',
      `The file is larger than ${LARGEST_FILE} characters. Import it in pieces: each source, table and mapping may come in a file of its own, and the codes of a large table as CSV.`,
    )
  try {
    return ok(JSON.parse(text) as unknown)
  } catch {
    return fail('invalid_settings', 'The file is not JSON.')
  }
}
