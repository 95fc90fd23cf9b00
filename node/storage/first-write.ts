import { pause, readTwice, type Documents, type Stored } from './documents'

/** From finding no document to having written the first, a machine takes less than this; milliseconds. */
const FIRST_WRITES = 500

/** Created, and not changed since. */
export interface MaybeNew {
  isNew?: true
}

/**
 * The document, created from `first` when there is none; null when it is gone again. VBase cannot create only what is
 * absent, so another first writer may still overwrite a new one: whoever meets one waits until such writes have
 * arrived before competing by compare-and-swap. Whoever changes it leaves `isNew` out.
 */
export async function readOrCreate<T extends object>(
  documents: Pick<Documents, 'read' | 'write'>,
  bucket: string,
  key: string,
  first: T,
): Promise<Stored<T & MaybeNew> | null> {
  const found = await readTwice<T & MaybeNew>(documents, bucket, key)
  if (found && !found.value.isNew) return found
  if (!found) await documents.write(bucket, key, { ...first, isNew: true })
  await pause(FIRST_WRITES)
  return readTwice<T & MaybeNew>(documents, bucket, key)
}
