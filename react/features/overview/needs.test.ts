/// <reference types="jest" />
import { addressOf, needsOf } from './needs'
import { Overview } from './types'

const nothing: Overview = {
  __typename: 'Overview',
  heldBatches: [],
  unknownCodes: [],
  problems: [],
  stuckBatches: 0,
  waitingRecords: 0,
  troubledOrders: 0,
  flows: [],
  lanes: [],
  gettingStarted: {
    __typename: 'GettingStarted',
    hasSource: true,
    hasCall: true,
    hasMapping: true,
    hasPreview: true,
    hasPublished: true,
    hasApplied: true,
  },
}

const finding = (guard: string, mode: string) => ({
  __typename: 'GuardFinding' as const,
  guard,
  mode,
  message: 'm',
  count: 3,
  total: 4,
})
const codes = (source: string, table: string, count: number) => ({
  __typename: 'UnknownCodes' as const,
  source,
  table,
  count,
})

const everything: Overview = {
  ...nothing,
  heldBatches: [
    {
      __typename: 'Batch',
      id: 'B1',
      flow: 'inventory',
      source: 'erp',
      findings: [finding('deactivated', 'warn'), finding('stock_zeroed', 'hold')],
    },
  ],
  unknownCodes: [codes('erp', 'warehouse', 3), codes('wms', 'unit', 1), codes('erp', 'category', 9)],
  problems: [{ __typename: 'Problem', code: 'sku_not_found', title: 'No SKU', flow: 'prices', records: 7 }],
  stuckBatches: 2,
  waitingRecords: 5,
  troubledOrders: 2,
}

describe('needsOf', () => {
  it('is empty where nothing needs a person', () => {
    expect(needsOf(nothing)).toEqual([])
  })

  it('puts first what stands still', () => {
    expect(needsOf(everything).map(({ kind }) => kind)).toEqual([
      'held',
      'stuck',
      'orders',
      'codes',
      'codes',
      'problem',
      'waiting',
    ])
  })

  it('says what held a batch, not what it was warned of', () => {
    expect(needsOf(everything)[0]).toMatchObject({ id: 'B1', finding: { guard: 'stock_zeroed' } })
  })

  it('counts the codes of a source over its tables', () => {
    expect(needsOf(everything)[3]).toMatchObject({
      source: 'erp',
      count: 12,
      tables: [{ table: 'warehouse' }, { table: 'category' }],
    })
  })
})

it.each([
  [0, '/activity/batches/B1'],
  [1, '/activity?tab=batches'],
  [2, '/orders?trouble=yes'],
  [3, '/code-tables?source=erp&table=warehouse&show=UNKNOWN'],
  [5, '/activity?tab=problems&flow=prices'],
  [6, '/activity?tab=waiting'],
])('need %i leads to %s', (index, path) => {
  const need = needsOf(everything)[index]
  expect(need && addressOf(need)).toBe(`/admin/app/erp-integrator${path}`)
})
