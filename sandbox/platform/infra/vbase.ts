import { createHash } from 'node:crypto'

export interface VBaseFile {
  bytes: Buffer
  contentType: string
  /** Hash of the content; equal contents have equal hashes. */
  hash: string
  /** Milliseconds since the epoch after which the file is gone. */
  expires: number | null
}

export interface VBasePage {
  data: { path: string; hash: string }[]
  /** Where the next page starts; empty on the last one. */
  next: string
}

interface Bucket {
  files: Map<string, VBaseFile>
  /** Sorted paths, made on demand. */
  sorted: string[] | null
}

const PAGE = 100

/** VBase's documents: per account, workspace, app and bucket. Bucket keys are made by `bucketKey`. */
export class VBaseStore {
  private buckets = new Map<string, Bucket>()
  private writes = 0

  constructor(private readonly now: () => number) {}

  /** Grows with every change. */
  get version(): number {
    return this.writes
  }

  get(bucket: string, path: string): VBaseFile | null {
    const files = this.buckets.get(bucket)
    const file = files?.files.get(path)
    if (files === undefined || file === undefined) return null
    if (file.expires === null || file.expires > this.now()) return file
    this.remove(files, path)
    return null
  }

  /**
   * Writes a file. With `ifMatch` only when the file's current hash equals it; a missing file matches nothing.
   * Returns null when the condition fails.
   */
  put(
    bucket: string,
    path: string,
    content: { bytes: Buffer; contentType: string; ttlSeconds?: number },
    ifMatch?: string,
  ): VBaseFile | null {
    if (ifMatch !== undefined && this.get(bucket, path)?.hash !== ifMatch) return null
    const { bytes, contentType, ttlSeconds } = content
    const file: VBaseFile = {
      bytes,
      contentType,
      hash: createHash('md5').update(bytes).digest('hex'),
      expires: ttlSeconds === undefined ? null : this.now() + ttlSeconds * 1_000,
    }
    const target = this.open(bucket)
    if (!target.files.has(path)) target.sorted = null
    target.files.set(path, file)
    this.writes++
    return file
  }

  /** Removes a file: `missing` when there is none, `mismatch` when `ifMatch` is not its hash. */
  delete(bucket: string, path: string, ifMatch?: string): 'deleted' | 'missing' | 'mismatch' {
    const file = this.get(bucket, path)
    if (ifMatch !== undefined && file?.hash !== ifMatch) return 'mismatch'
    if (file === null) return 'missing'
    this.remove(this.open(bucket), path)
    return 'deleted'
  }

  /** Paths in order, from `next` (exclusive) on. */
  list(bucket: string, options: { prefix?: string; next?: string; limit?: number }): VBasePage {
    const { prefix = '', next = '', limit = PAGE } = options
    const paths = this.pathsOf(bucket)
    const data: VBasePage['data'] = []
    const start = firstAfter(paths, next >= prefix ? next : '', prefix)
    for (let index = start; index < paths.length; index++) {
      const path = paths[index] ?? ''
      if (!path.startsWith(prefix)) break
      const file = this.get(bucket, path)
      if (file === null) continue
      if (data.length === limit) return { data, next: data[data.length - 1]?.path ?? '' }
      data.push({ path, hash: file.hash })
    }
    return { data, next: '' }
  }

  /** Removes a bucket with all its files. */
  drop(bucket: string): void {
    if (this.buckets.delete(bucket)) this.writes++
  }

  clear(): void {
    this.buckets.clear()
    this.writes++
  }

  snapshot(): [string, [string, VBaseFile][]][] {
    return [...this.buckets].map(([key, { files }]) => [key, [...files]])
  }

  restore(snapshot: [string, [string, VBaseFile][]][]): void {
    this.buckets = new Map(
      snapshot.map(([key, files]) => [
        key,
        {
          files: new Map(files.map(([path, file]) => [path, { ...file, bytes: Buffer.from(file.bytes) }])),
          sorted: null,
        },
      ]),
    )
  }

  private open(bucket: string): Bucket {
    const known = this.buckets.get(bucket)
    if (known !== undefined) return known
    const created: Bucket = { files: new Map(), sorted: null }
    this.buckets.set(bucket, created)
    return created
  }

  private pathsOf(bucket: string): string[] {
    const target = this.buckets.get(bucket)
    if (target === undefined) return []
    return (target.sorted ??= [...target.files.keys()].sort())
  }

  private remove(bucket: Bucket, path: string): void {
    bucket.files.delete(path)
    bucket.sorted = null
    this.writes++
  }
}

/** Index of the first path after `after` that is not before `prefix`. */
function firstAfter(paths: string[], after: string, prefix: string): number {
  let [low, high] = [0, paths.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const path = paths[middle] ?? ''
    if ((after !== '' && path <= after) || path < prefix) low = middle + 1
    else high = middle
  }
  return low
}

export function bucketKey(account: string, workspace: string, app: string, bucket: string): string {
  return JSON.stringify([account, workspace, app, bucket])
}
