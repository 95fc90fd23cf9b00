/// <reference types="jest" />
import { activityPath, batchPath, codeTablePath, recordPath } from './paths'

describe('addresses', () => {
  it.each([
    [batchPath('01AB'), '/activity/batches/01AB'],
    [batchPath('01AB', { outcome: 'FAILED', code: 'stale' }), '/activity/batches/01AB?outcome=FAILED&code=stale'],
    [recordPath('inventory', 'FR-1/2 %/w1'), '/activity/records/inventory/FR-1%2F2%20%25%2Fw1'],
    [activityPath(), '/activity'],
    [activityPath({ tab: 'problems', flow: 'prices' }), '/activity?tab=problems&flow=prices'],
    [codeTablePath('erp&co', 'ware house'), '/code-tables?source=erp%26co&table=ware+house&show=UNKNOWN'],
  ])('%s', (path, expected) => {
    expect(path).toBe(`/admin/app/erp-integrator${expected}`)
  })
})
