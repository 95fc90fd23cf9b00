/// <reference types="jest" />
import { FailedPage, findFailed } from './findFailed'

type Found = { ref: string | null; index: number }

/** Pages of one record each; the cursor is the number of the next page. */
function pages(refs: (string | null)[]) {
  const asked: (string | null)[] = []
  const readPage = (cursor: string | null): Promise<FailedPage<Found>> => {
    asked.push(cursor)
    const index = Number(cursor ?? 0)
    const next = index + 1 < refs.length ? String(index + 1) : null
    return Promise.resolve({ records: [{ ref: refs[index] ?? null, index }], cursor: next })
  }
  return { asked, readPage }
}

describe('findFailed', () => {
  it('looks page by page until it has found the record', async () => {
    const { asked, readPage } = pages(['A', null, 'C', 'D'])
    expect(await findFailed('C', readPage)).toEqual({ ref: 'C', index: 2 })
    expect(asked).toEqual([null, '1', '2'])
  })

  it('finds nothing in a batch without the record', async () => {
    expect(await findFailed('X', pages(['A', 'B']).readPage)).toBeNull()
  })

  it('gives up in a batch with very many', async () => {
    const { asked, readPage } = pages(Array.from({ length: 50 }, (_, index) => `R${index}`))
    expect(await findFailed('R49', readPage)).toBeNull()
    expect(asked).toHaveLength(10)
  })
})
