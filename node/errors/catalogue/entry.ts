/** Who can mend it: the calling system, the store's configuration, VTEX, or this app. */
export type ErrorOwner = 'source' | 'configuration' | 'vtex' | 'app'

export interface CatalogueEntry {
  owner: ErrorOwner
  /** HTTP status when the failure is the answer to a request. */
  status: number
  title: string
  /** What happened, in plain words. */
  explanation: string
  /** What to do about it. */
  help: string
  /** Whether sending the same thing again later can succeed. */
  retryable: boolean
}

export const source = (status: number, title: string, explanation: string, help: string): CatalogueEntry => ({
  owner: 'source',
  status,
  title,
  explanation,
  help,
  retryable: false,
})
export const configuration = (
  status: number,
  title: string,
  explanation: string,
  help: string,
): CatalogueEntry => ({
  ...source(status, title, explanation, help),
  owner: 'configuration',
})
export const vtex = (
  status: number,
  title: string,
  explanation: string,
  help: string,
  retryable: boolean,
): CatalogueEntry => ({ owner: 'vtex', status, title, explanation, help, retryable })
