import type { Failure } from '../../errors/failure'

/** What a file does to one thing of the configuration. */
export interface ImportedLine {
  /** Such as `mapping of prices of erp-1`. */
  what: string
  action: 'added' | 'changed' | 'unchanged' | 'refused'
  /** Why, or how much. */
  message: string | null
}

/** How a file is read. */
export interface ImportOptions {
  /** Tells what would happen and saves nothing. */
  dryRun: boolean
  /** Who imports, as a name that is no e-mail. */
  by: string
}

export const refused = (what: string, { detail }: Failure): ImportedLine => ({
  what,
  action: 'refused',
  message: detail,
})
