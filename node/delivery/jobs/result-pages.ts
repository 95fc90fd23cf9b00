import { ok, type Result } from 'neverthrow'
import { fail, type Failure } from '../../errors/failure'
import type { Deps } from '../deps'
import { childrenOf, isBucketDone, withParts } from '../nested/join'
import type { Outcome, RecordResult } from '../outcome'
import type { Job } from './job'
import { jobStoreIn, type JobStore } from './job-store'

export interface ResultPage {
  results: RecordResult[]
  cursor: string | null
}

type ResultsDeps = Pick<Deps, 'documents'>

/** Documents read for one page when a filter leaves little; the cursor goes on from there. */
const DOCUMENTS_PER_PAGE = 40

/** A page of finished records in the order they are stored; each carries its place in the request. */
export async function pageOfResults(
  { documents }: ResultsDeps,
  job: Job,
  { outcome, code, limit, cursor }: { outcome?: Outcome; code?: string; limit: number; cursor?: string },
): Promise<Result<ResultPage, Failure>> {
  const start = cursor === undefined ? { document: 0, offset: 0 } : parseCursor(cursor)
  if (!start) return fail('invalid_parameter', 'The cursor is not one this call gave.')
  const store = jobStoreIn(documents)
  const sources = await sourcesOf(store, job)
  const results: RecordResult[] = []
  let { document, offset } = start
  for (let read = 0; document < sources.length && read < DOCUMENTS_PER_PAGE; read++, document++, offset = 0) {
    const found = (await sources[document]?.(store)) ?? []
    for (let position = offset; position < found.length; position++) {
      const result = found[position] as RecordResult
      if (outcome !== undefined && result.outcome !== outcome) continue
      if (code !== undefined && result.code !== code) continue
      if (results.length === limit) return ok({ results, cursor: `${document}.${position}` })
      results.push(result)
    }
  }
  return ok({ results, cursor: document < sources.length ? `${document}.0` : null })
}

/** All finished results, document by document, for downloads. */
export async function* allResults(
  { documents }: ResultsDeps,
  job: Job,
  outcome?: Outcome,
): AsyncIterable<RecordResult[]> {
  const store = jobStoreIn(documents)
  for (const source of await sourcesOf(store, job)) {
    const found = await source(store)
    yield outcome === undefined ? found : found.filter((result) => result.outcome === outcome)
  }
}

type Source = (store: JobStore) => Promise<RecordResult[]>

/**
 * Where the results of a job are: what was not valid, what was worked off, what a snapshot lacks. Records that brought
 * others along are shown when those are worked off too, with them.
 */
export async function sourcesOf(jobs: JobStore, job: Job): Promise<Source[]> {
  const { id, editions, invalid, buckets, missingReported } = job
  const children = await childrenOf(jobs, job)
  const chunkSource =
    (bucket: number, chunk: number): Source =>
    async (store) => {
      const own = (await store.results(id, { bucket, chunk }))?.results ?? []
      return children.length === 0 ? own : withParts(store, children, bucket, own)
    }
  return [
    ...invalid.flatMap((count, part): Source[] =>
      count > 0 ? [(store) => store.invalid({ id, editions }, part)] : [],
    ),
    ...buckets.flatMap(({ chunks }, bucket) =>
      isBucketDone(children, bucket)
        ? [...chunks].flatMap((state, chunk): Source[] => (state === 'd' ? [chunkSource(bucket, chunk)] : []))
        : [],
    ),
    ...(missingReported > 0
      ? buckets.map(
          (_, bucket): Source =>
            (store) =>
              store.missing(id, bucket),
        )
      : []),
  ]
}

function parseCursor(cursor: string): { document: number; offset: number } | null {
  const [, document, offset] = /^(\d{1,6})\.(\d{1,6})$/.exec(cursor) ?? []
  return document === undefined || offset === undefined
    ? null
    : { document: Number(document), offset: Number(offset) }
}
