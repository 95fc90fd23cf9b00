/** Answers to the query of the page with calls over SOAP. */
const ERP = 'vtexappkey-demo-ABCDEF'
const WMS = 'vtexappkey-demo-ZYXWVU'

const called = (operation: string | null, fields = {}) => ({
  __typename: 'SoapOperation',
  ...{ source: ERP, operation, state: 'ANSWERED', instead: null as string | null },
  ...{ firstAt: '2026-03-01T12:00:00Z', lastAt: '2026-03-04T15:06:07Z' },
  ...{ calls: 1_234_567, faults: 0, lastFault: null as object | null },
  ...fields,
})

const fault = (code: string, title: string, message: string) => ({
  __typename: 'SoapFault',
  ...{ at: '2026-03-04T14:00:00Z', code, title, message, help: 'Do something about it.' },
})

/** One that works. */
export const oneOperation = [called('StockKeepingUnitInsertUpdate')]

/** What an ERP and a WMS call: some works, some fails, some is not answered; names and words as long as they come. */
export const someOperations = [
  called('OrderGetByStatusByQuantity', { calls: 86_400 }),
  called('StockKeepingUnitEspecificationInsertByFieldId', {
    ...{ state: 'FAILED', faults: 12 },
    lastFault: fault(
      'vtex_refused',
      'VTEX refused the change',
      'VTEX answered 400: The field 21 is not a field of the SKU’s category or of one above it.',
    ),
  }),
  called('WareHouseIStockableUpdate', {
    ...{ source: WMS, calls: 52, faults: 1 },
    lastFault: fault('vtex_timeout', 'VTEX took too long', 'VTEX did not answer in time.'),
  }),
  called('GiftListGet', {
    ...{ state: 'NOT_ANSWERED', calls: 40, faults: 40 },
    instead: 'VTEX offers no API for gift lists any more.',
    lastFault: fault('operation_not_supported', 'The operation is not answered', 'GiftListGet: …'),
  }),
  called(null, {
    ...{ source: WMS, state: 'NOT_ANSWERED', calls: 1, faults: 1 },
    lastFault: fault(
      'unknown_operation',
      'There is no such operation',
      'The WebService has no operation "Foo".',
    ),
  }),
]

/** More than a page. */
export const manyOperations = Array.from({ length: 50 }, (_, index) =>
  called(`${String(index)}${someOperations[index % 4]?.operation ?? ''}`, someOperations[index % 4]),
).map((each, index) => ({ ...each, source: `${each.source}-${String(index)}` }))

export const operationsOf = (operations: readonly object[], { cursor = null as string | null } = {}) => ({
  data: {
    soapOperations: {
      __typename: 'SoapOperationPage',
      operations,
      total: operations.length + (cursor === null ? 0 : 23),
      sources: operations.length > 0 ? [ERP, WMS] : [],
      cursor,
    },
  },
})
