export interface FailedPage<Found> {
  records: Found[]
  cursor: string | null
}

/** A batch of any size is looked through no further: beyond it, the person is better off on the batch's page. */
const MOST_PAGES = 10

/** The failed record with a ref, looked for page by page; null when it is not among the first ones. */
export async function findFailed<Found extends { ref: string | null }>(
  ref: string,
  readPage: (cursor: string | null) => Promise<FailedPage<Found>>,
): Promise<Found | null> {
  let cursor: string | null = null
  for (let read = 0; read < MOST_PAGES; read++) {
    const page: FailedPage<Found> = await readPage(cursor)
    const found = page.records.find((record) => record.ref === ref)
    if (found || page.cursor === null) return found ?? null
    cursor = page.cursor
  }
  return null
}
