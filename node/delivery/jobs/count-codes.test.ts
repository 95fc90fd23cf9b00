import { accept, openJobStore, price, read, work } from '../../testing/jobs'
import { countCodes } from './count-codes'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

it('counts the codes of records that were refused, and of those that failed, in all of a batch', async () => {
  const { deps } = openJobStore(1)
  const unknown = Array.from({ length: 700 }, (_, index) => price(`late-${index}`))
  const { id } = await accept(deps, [price('R0'), ...unknown, price('R0', 'ten')])
  await work(deps)
  expect(await countCodes(deps, await read(deps, id))).toEqual({
    codes: [
      { code: 'sku_not_found', records: 700 },
      { code: 'invalid_record', records: 1 },
    ],
    isPartial: false,
  })
})
