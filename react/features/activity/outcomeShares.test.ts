/// <reference types="jest" />
import { outcomeShares } from './outcomeShares'

const none = { total: 0, applied: 0, unchanged: 0, skipped: 0, parked: 0, held: 0, failed: 0 }

describe('outcomeShares', () => {
  it('has none before the first record is done', () => {
    expect(outcomeShares(none)).toEqual([])
    expect(outcomeShares({ ...none, total: 10 })).toEqual([])
  })

  it('are of all records, always in one order', () => {
    expect(outcomeShares({ ...none, total: 10, failed: 1, applied: 4 })).toEqual([
      { outcome: 'APPLIED', records: 4, share: 0.4 },
      { outcome: 'FAILED', records: 1, share: 0.1 },
    ])
  })
})
