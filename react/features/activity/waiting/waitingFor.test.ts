/// <reference types="jest" />
import { waitingFor } from './waitingFor'

describe('waitingFor', () => {
  it.each([
    ['skus', 'FR-1/2', { kind: 'record', flow: 'skus', ref: 'FR-1/2' }],
    ['code', 'erp/warehouse/12', { kind: 'code', source: 'erp', table: 'warehouse', code: '12' }],
    ['code', 'erp/warehouse/a/b', { kind: 'code', source: 'erp', table: 'warehouse', code: 'a/b' }],
    ['code', 'odd', { kind: 'record', flow: 'code', ref: 'odd' }],
  ])('%s %s', (needsFlow, needsRef, expected) => {
    expect(waitingFor({ needsFlow, needsRef })).toEqual(expected)
  })
})
