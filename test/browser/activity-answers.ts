type Fields = Record<string, unknown>

const noCounts = { total: 0, pending: 0, applied: 0, unchanged: 0, skipped: 0, parked: 0, held: 0, failed: 0 }

/** Ids as the service makes them. */
export const batchId = (last: string): string => `01KB8Z4YH2Q6R9T3V5W7X1N0P${last}`

export const failure = (code: string, title: string, help = 'Look again.') => ({
  __typename: 'Failure',
  code,
  title,
  detail: `${title}.`,
  help,
  owner: 'source',
  errors: [],
})

export function batchOf({
  counts = {},
  findings = [],
  ...fields
}: Fields & { counts?: Fields; findings?: Fields[] }) {
  return {
    __typename: 'Batch',
    id: batchId('A'),
    flow: 'prices',
    source: 'vtexappkey-demo-ERPONE',
    mode: 'upsert',
    dryRun: false,
    status: 'done',
    progress: 1,
    ratePerSecond: null,
    createdAt: '2026-03-04T15:06:07Z',
    startedAt: '2026-03-04T15:06:08Z',
    finishedAt: '2026-03-04T15:09:40Z',
    estimatedEndAt: null,
    approvedBy: null,
    approvedAt: null,
    retryOf: null,
    parent: null,
    mappingVersion: null,
    ...fields,
    counts: { __typename: 'Counts', ...noCounts, ...counts },
    findings: findings.map((finding) => ({
      __typename: 'GuardFinding',
      mode: 'hold',
      message: '',
      ...finding,
    })),
  }
}

export const batchesOf = (batches: object[], cursor: string | null = null) => ({
  data: { batches: { __typename: 'BatchPage', batches, cursor } },
})

/** One batch in each state. */
export const manyBatches = [
  batchOf({
    id: batchId('R'),
    status: 'running',
    finishedAt: null,
    counts: { total: 10_000, pending: 5_790, applied: 3_120, unchanged: 1_050, failed: 40 },
  }),
  batchOf({
    id: batchId('Q'),
    flow: 'skus',
    status: 'queued',
    startedAt: null,
    counts: { total: 340, pending: 340 },
  }),
  batchOf({ id: batchId('H'), flow: 'inventory', status: 'held', counts: { total: 100, held: 100 } }),
  batchOf({
    id: batchId('D'),
    flow: 'products',
    mappingVersion: 3,
    retryOf: batchId('A'),
    counts: { total: 295, applied: 260, unchanged: 20, skipped: 5, parked: 8, failed: 2 },
  }),
  batchOf({
    id: batchId('C'),
    flow: 'specifications',
    source: 'vtexappkey-demo-WAREHOUSEMANAGEMENTSYSTEM',
    status: 'cancelled',
    mode: 'snapshot',
    dryRun: true,
    counts: { total: 1, skipped: 1 },
  }),
]

export const sources = {
  data: {
    sources: ['vtexappkey-demo-ERPONE', 'vtexappkey-demo-WAREHOUSEMANAGEMENTSYSTEM'].map((id) => ({
      __typename: 'Source',
      id,
    })),
  },
}

export function problemOf(fields: Fields) {
  return {
    __typename: 'Problem',
    code: 'sku_not_found',
    title: 'VTEX has no SKU with this ref',
    flow: 'prices',
    sources: ['vtexappkey-demo-ERPONE'],
    records: 1_214,
    owner: 'vtex',
    help: 'Create the SKU in VTEX.',
    canRetry: true,
    isRetried: false,
    exampleRef: 'FR-M94S-99/A',
    exampleMessage: 'No SKU has the reference code FR-M94S-99/A.',
    exampleBatchId: batchId('D'),
    exampleIndex: 3,
    firstAt: '2026-03-04T09:12:00Z',
    lastAt: '2026-03-04T11:40:00Z',
    ...fields,
  }
}

export const problemsOf = (problems: ReturnType<typeof problemOf>[]) => ({
  data: {
    problems: {
      __typename: 'ProblemList',
      problems,
      records: problems.reduce((sum, { records }) => sum + records, 0),
    },
  },
})

export const manyProblems = [
  problemOf({}),
  problemOf({
    code: 'code_of_the_future',
    title: 'Something new went wrong',
    help: 'Do something new.',
    flow: 'skus',
    records: 3,
    owner: 'source',
    exampleRef: null,
    exampleMessage: 'VTEX refused: EAN already in use.',
    canRetry: false,
    exampleBatchId: null,
    exampleIndex: null,
  }),
  problemOf({ code: 'vtex_timeout', flow: 'inventory', records: 1, canRetry: false, isRetried: true }),
]

export const waitingOf = (waiting: Fields[], total: number) => ({
  data: {
    waiting: {
      __typename: 'WaitingList',
      total,
      waiting: waiting.map((each) => ({ __typename: 'Waiting', since: '2026-03-03T08:00:00Z', ...each })),
    },
  },
})

export const manyWaiting = waitingOf(
  [
    { needsFlow: 'skus', needsRef: 'FR-M94S-99/A', flows: ['prices', 'inventory'], records: 1_204 },
    {
      needsFlow: 'code',
      needsRef: 'vtexappkey-demo-ERPONE/warehouse/LAG/7',
      flows: ['inventory'],
      records: 12,
    },
  ],
  1_216,
)

export const batchAnswer = (fields: Parameters<typeof batchOf>[0]) => ({ data: { batch: batchOf(fields) } })

export function resultOf(fields: Fields & { errors?: Fields[]; changes?: Fields[] }) {
  const { errors = [], changes = [], ...rest } = fields
  return {
    __typename: 'RecordResult',
    index: 0,
    part: null,
    ref: 'FR-R92B-58',
    outcome: 'APPLIED',
    code: null,
    message: null,
    help: null,
    attempts: 1,
    vtexId: null,
    ...rest,
    errors: errors.map((error) => ({ __typename: 'FieldError', code: 'invalid', ...error })),
    changes: changes.map((change) => ({
      __typename: 'Change',
      beforeJson: null,
      afterJson: null,
      ...change,
    })),
  }
}

export const recordsOf = (records: object[], cursor: string | null = null) => ({
  data: { batchRecords: { __typename: 'RecordPage', records, cursor } },
})

/** The failed record of `manyResults`. */
export const failedResult = resultOf({
  index: 2,
  ref: 'FR-M94S-99/A',
  outcome: 'FAILED',
  code: 'invalid_record',
  message: 'basePrice must be at least 0; listPrice must be a number.',
  help: 'Correct the fields.',
  errors: [
    { pointer: '/basePrice', message: 'must be at least 0' },
    { pointer: '/fixedPrices/0/value', message: 'must be a number' },
  ],
})

export const manyResults = [
  resultOf({
    vtexId: '1021',
    changes: [
      { field: 'basePrice', beforeJson: '1400', afterJson: '1431.5' },
      { field: 'costPrice', afterJson: '868.63' },
      { field: 'name', beforeJson: '"Road-250 Black, 58"', afterJson: '"Road-250 Black, 58 cm"' },
    ],
  }),
  resultOf({ index: 1, ref: 'FR-R92R-58', outcome: 'UNCHANGED', vtexId: '1022' }),
  failedResult,
  resultOf({
    index: 3,
    ref: null,
    outcome: 'FAILED',
    code: 'vtex_timeout',
    message: 'No answer in 10 s.',
    attempts: 3,
  }),
  resultOf({
    index: 4,
    ref: 'A-REFERENCE-CODE-THAT-IS-VERY-LONG-INDEED-AND-HAS-NO-PLACE-TO-BREAK-0001',
    outcome: 'PARKED',
    code: 'sku_not_found',
    message: 'Waits for the SKU.',
  }),
  resultOf({ index: 5, ref: 'OLD-1', outcome: 'SKIPPED', code: 'stale' }),
]

/** The failed record as it came. */
export const failedRecord = {
  data: {
    failedRecord: {
      __typename: 'FailedRecord',
      batchId: batchId('D'),
      index: 2,
      recordJson: '{"skuRef":"FR-M94S-99/A","basePrice":-1,"fixedPrices":[{"value":"x"}]}',
      isRaw: false,
    },
  },
}

export const stockZeroed = {
  guard: 'stock_zeroed',
  message: '38 of 100 records (38 %) would set stock above 0 to 0.',
  count: 38,
  total: 100,
}

export const eventOf = (fields: Fields) => ({
  __typename: 'RecordEvent',
  at: '2026-03-04T15:06:07Z',
  outcome: 'APPLIED',
  batchId: null,
  code: null,
  title: null,
  help: null,
  fields: [],
  mappingVersion: null,
  ...fields,
})

export const historyOf = (events: object[], fields: Fields = {}) => ({
  data: {
    recordHistory: {
      __typename: 'RecordHistory',
      flow: 'prices',
      ref: 'FR-M94S-99/A',
      vtexId: '1021',
      events,
      ...fields,
    },
  },
})

export const manyEvents = [
  eventOf({
    at: '2026-03-04T15:06:07Z',
    outcome: 'FAILED',
    batchId: batchId('D'),
    code: 'vtex_refused',
    mappingVersion: 4,
  }),
  eventOf({ at: '2026-03-03T09:00:00Z', fields: ['basePrice', 'fixedPrices'], batchId: batchId('C') }),
  eventOf({ at: '2026-03-02T09:00:00Z', outcome: 'UNCHANGED' }),
  eventOf({ at: '2026-03-01T09:00:00Z', outcome: 'PARKED', code: 'sku_not_found' }),
]

/** The steps behind an event, all known. */
export const attemptOf = (fields: Fields = {}) => ({
  data: {
    recordAttempt: {
      __typename: 'RecordAttempt',
      source: 'vtexappkey-demo-ERPONE',
      acceptedAt: '2026-03-04T15:06:01Z',
      recordJson: '{"skuRef":"FR-M94S-99/A","basePrice":1431.5}',
      canReplay: true,
      message: 'VTEX answered 400: The price is locked.',
      changes: [{ __typename: 'Change', field: 'basePrice', beforeJson: '1400', afterJson: '1431.5' }],
      attempts: 3,
      calls: [
        ['GET', '/demo/pricing/prices/1021', 200, 41],
        ['PUT', '/demo/pricing/prices/1021', null, 10_000],
        ['PUT', '/demo/pricing/prices/1021', 400, 1_204],
      ].map(([method, path, status, milliseconds]) => ({
        ...{ __typename: 'VtexCall', method, path, status, milliseconds },
      })),
      callsLeftOut: 2,
      ...fields,
    },
  },
})

export const codesOf = (...codes: [code: string, records: number][]) => ({
  data: {
    batchCodes: {
      __typename: 'BatchCodes',
      codes: codes.map(([code, records]) => ({ __typename: 'CodeCount', code, records })),
      isPartial: false,
    },
  },
})
