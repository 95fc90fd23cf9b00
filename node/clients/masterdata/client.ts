import { ExternalClient, type InstanceOptions, type IOContext } from '@vtex/api'
import type { Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { apiOptions } from '../options'
import { asResult, statusOf } from '../response'
import { conceal } from './conceal'

/** Master Data names no usual time of an answer; milliseconds. */
const TIMEOUT = 15_000

export interface SearchOptions {
  /** Names of the fields to answer; `_all`: all of them. */
  fields: readonly string[]
  /** First document and how many, at most 100. */
  from?: number
  count: number
  /** `updatedIn ASC`. */
  sort?: string
}

/** One data entity of Master Data v1. Texts of VTEX's refusals are left out: they can quote what was sent. */
export class MasterDataClient extends ExternalClient {
  constructor(
    context: IOContext,
    options: InstanceOptions | undefined,
    private readonly entity: 'CL' | 'AD',
  ) {
    const shared = apiOptions(context, options, { timeout: TIMEOUT, lane: 'masterdata' })
    super(`http://api.vtex.com/api/dataentities/${entity}`, context, {
      ...shared,
      params: { an: context.account },
      headers: { ...shared.headers, Accept: 'application/vnd.vtex.ds.v10+json' },
    })
  }

  protected async document<T>(id: string, fields: readonly string[]): Promise<Result<T | null, Failure>> {
    const call = this.http.get<T | null>(this.path(id), {
      metric: this.metric('get'),
      params: { _fields: fields.join(',') },
      nullIfNotFound: true,
    })
    return (await asResult(call)).mapErr((failed) => conceal(failed, []))
  }

  /** Searches lag behind documents, and answer one document twice when its id was written in two cases. */
  protected async found<T>(
    where: string,
    { fields, from = 0, count, sort }: SearchOptions,
  ): Promise<Result<T[], Failure>> {
    const call = this.http.get<T[]>('/search', {
      metric: this.metric('search'),
      params: { _where: where, _fields: fields.join(','), ...(sort !== undefined && { _sort: sort }) },
      headers: { 'REST-Range': `resources=${from}-${from + count}` },
    })
    return (await asResult(call)).mapErr((failed) => conceal(failed, []))
  }

  /** `PATCH /documents`: creates the document of the id; where there is one, merges into it. */
  protected async put(document: object & { id: string }): Promise<Result<void, Failure>> {
    return this.patch('/documents', 'create', document)
  }

  /** `PATCH /documents/{id}`: leaves other fields as they are. */
  protected async merge(id: string, fields: object): Promise<Result<void, Failure>> {
    return this.patch(this.path(id), 'set', fields)
  }

  /** `DELETE /documents/{id}`; one that is gone already is what was wanted. Answers whether there was one. */
  protected async drop(id: string): Promise<Result<boolean, Failure>> {
    const call = this.http.delete(this.path(id), { metric: this.metric('remove') }).then(
      () => true,
      (error: unknown) => {
        if (statusOf(error) === 404) return false
        throw error
      },
    )
    return (await asResult(call)).mapErr((failed) => conceal(failed, []))
  }

  private async patch(path: string, verb: string, body: object): Promise<Result<void, Failure>> {
    const call = this.http.patch(path, body, { metric: this.metric(verb) }).then(
      () => undefined,
      (error: unknown) => {
        // Nothing differed.
        if (statusOf(error) !== 304) throw error
      },
    )
    return (await asResult(call)).mapErr((failed) => conceal(failed, Object.keys(body)))
  }

  private path(id: string): string {
    return `/documents/${encodeURIComponent(id)}`
  }

  private metric(verb: string): string {
    return `masterdata-${this.entity.toLowerCase()}-${verb}`
  }
}
