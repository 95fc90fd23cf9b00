import { JanusClient, type InstanceOptions, type IOContext } from '@vtex/api'
import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { apiOptions } from '../options'
import { asResult } from '../response'

/** VTEX says that writes of its Catalog take seconds now and then; milliseconds. */
const TIMEOUT = 20_000

/** What the clients of VTEX's Catalog API share: the account's host, the catalog lane, answers as data. */
export class CatalogClient extends JanusClient {
  constructor(context: IOContext, options?: InstanceOptions) {
    super(context, apiOptions(context, options, { timeout: TIMEOUT, lane: 'catalog' }))
  }

  /** Names the store whose answers these are; for what is kept for a while. */
  public get scope(): string {
    return `${this.context.account}/${this.context.workspace}`
  }

  protected find<T>(path: string, metric: string, params?: object): Promise<Result<T | null, Failure>> {
    return asResult(this.http.get<T | null>(path, { metric, params, nullIfNotFound: true }))
  }

  protected list<T>(path: string, metric: string, params?: object): Promise<Result<T, Failure>> {
    return asResult(this.http.get<T>(path, { metric, params }))
  }

  protected post<T>(path: string, metric: string, body?: unknown): Promise<Result<T, Failure>> {
    return asResult(this.http.post<T>(path, body, { metric }))
  }

  protected put<T>(path: string, metric: string, body?: unknown): Promise<Result<T, Failure>> {
    return asResult(this.http.put<T>(path, body, { metric }))
  }

  protected delete(path: string, metric: string, params?: object): Promise<Result<unknown, Failure>> {
    return asResult(this.http.delete(path, { metric, params }))
  }
}
