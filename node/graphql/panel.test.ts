import { flows } from '../flows'
import { failure } from '../errors/failure'
import { accept, price, stock, work } from '../testing/jobs'
import { ANA, openPanel } from '../testing/panel'
import { sourceOf } from '../auth/caller'

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-03-01T12:00:00Z') }))
afterEach(() => jest.useRealTimers())

const FAILURE = '... on Failure { code title detail help owner errors { pointer code message } }'
const COUNTS = 'counts { total pending applied unchanged skipped parked held failed }'
const BATCH = `... on Batch { id flow source status ${COUNTS} progress retryOf approvedBy findings { guard mode count total limit examples { ref beforeJson afterJson } } }`

/** A batch of prices, of which those of unknown SKUs failed. */
async function openWithFailures() {
  const panel = openPanel(2)
  const job = await accept(panel.deps, [price('R0'), price('none'), price('R1', -1)])
  await work(panel.deps)
  return { ...panel, job }
}

it('names people by a hash', () => {
  expect(sourceOf('ana@store.example')).toBe(ANA)
})

it('answers the health page', async () => {
  const { ask, deps } = openPanel()
  const { data, errors } = await ask(`{ health {
    status account workspace version checkedAt
    checks { id status durationMs code detail help resource }
    activity { openBatches lastBatchAt lastBatchId }
  } }`)
  expect(errors).toBeUndefined()
  expect(data?.health).toMatchObject({
    status: 'OK',
    account: deps.account,
    workspace: 'master',
    checkedAt: '2026-03-01T12:00:00.000Z',
    checks: ['storage', 'events', 'catalog', 'pricing', 'logistics', 'orders', 'masterdata'].map((id) => ({
      id,
      status: 'OK',
      code: null,
    })),
    activity: { openBatches: 0, lastBatchAt: null, lastBatchId: null },
  })
})

describe('batches', () => {
  it('are listed, newest first, by flow, source and status', async () => {
    const { deps, ask } = openPanel()
    const first = await accept(deps, [price('a')])
    jest.setSystemTime(Date.now() + 1)
    const second = await accept(deps, [price('b')], { source: 'wms' })
    const list = async (filter: object) => {
      const { data, errors } = await ask(
        'query ($filter: BatchFilter) { batches(filter: $filter) { cursor batches { id source createdAt } } }',
        { filter },
      )
      expect(errors).toBeUndefined()
      return (data?.batches as { batches: { id: string }[] }).batches.map(({ id }) => id)
    }
    expect(await list({})).toEqual([second.id, first.id])
    expect(await list({ source: 'erp', flow: null })).toEqual([first.id])
    expect(await list({ status: 'done' })).toEqual([])
    expect(await list({ flow: 'inventory' })).toEqual([])
  })

  it('show what became of their records, by outcome and code', async () => {
    const { ask, job } = await openWithFailures()
    const { data, errors } = await ask(
      `query ($id: ID!) {
        batch(id: $id) { ${BATCH} }
        all: batchRecords(id: $id) { ... on RecordPage { records { ref outcome changes { field beforeJson afterJson } } } }
        failed: batchRecords(id: $id, outcome: FAILED, code: "sku_not_found") {
          ... on RecordPage { cursor records { index ref outcome code message help errors { pointer } attempts vtexId } }
        }
      }`,
      { id: job.id },
    )
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({
      batch: { id: job.id, status: 'done', counts: { total: 3, applied: 1, failed: 2 }, progress: 1 },
      all: {
        records: expect.arrayContaining([
          {
            ref: 'R0',
            outcome: 'APPLIED',
            changes: [{ field: 'basePrice', beforeJson: null, afterJson: '1' }],
          },
        ]) as unknown,
      },
      failed: {
        cursor: null,
        records: [{ index: 1, ref: 'none', outcome: 'FAILED', code: 'sku_not_found' }],
      },
    })
  })

  it('let one record be looked at, edited and sent again', async () => {
    const { ask, deps, job } = await openWithFailures()
    const RECORD = `... on FailedRecord { batchId index recordJson isRaw result { code part } } ${FAILURE}`
    const { data } = await ask(`{
      stored: failedRecord(batchId: "${job.id}", index: 1, part: 1) { ${RECORD} }
      refused: failedRecord(batchId: "${job.id}", index: 2) { ${RECORD} }
      applied: failedRecord(batchId: "${job.id}", index: 0) { ${RECORD} }
    }`)
    expect(data).toMatchObject({
      stored: { batchId: job.id, index: 1, isRaw: false, result: { code: 'sku_not_found', part: 1 } },
      refused: { isRaw: true, recordJson: JSON.stringify({ skuRef: 'R1', basePrice: -1 }) },
      applied: { code: 'not_found' },
    })
    const edited = JSON.stringify({ skuRef: 'R1', basePrice: 2 })
    const retry = async (recordJson: string) => {
      const retried = await ask(
        `mutation ($id: ID!, $recordJson: String) { retryRecord(batchId: $id, index: 2, recordJson: $recordJson) { ${BATCH} ${FAILURE} } }`,
        { id: job.id, recordJson },
      )
      expect(retried.errors).toBeUndefined()
      return retried.data?.retryRecord
    }
    expect(await retry('{"skuRef":"R1","basePrice":-2}')).toMatchObject({
      code: 'invalid_record',
      errors: [{ pointer: '/basePrice' }],
    })
    expect(await retry(edited)).toMatchObject({ retryOf: job.id, counts: { total: 1 } })
    await work(deps)
    expect(deps.store.prices.get('2')).toMatchObject({ basePrice: 2 })
  })

  it.each(['batch', 'batchRecords', 'retryBatch', 'approveBatch', 'cancelBatch'])(
    '%s says that there is none',
    async (field) => {
      const { ask } = openPanel()
      const kind = field.startsWith('batch') ? 'query' : 'mutation'
      const { data, errors } = await ask(
        `${kind} { ${field}(id: "01J00000000000000000000000") { __typename ${FAILURE} } }`,
      )
      expect(errors).toBeUndefined()
      expect(data?.[field]).toMatchObject({
        __typename: 'Failure',
        code: 'not_found',
        owner: 'source',
        errors: [],
      })
    },
  )

  it('are approved in the name of who says so, or cancelled', async () => {
    const { deps, ask, refs } = openPanel(30)
    const send = (quantity: number) =>
      accept(
        deps,
        refs.map((ref) => stock(ref, quantity)),
        { flow: flows.inventory },
      )
    await send(5)
    await work(deps, 'logistics')
    const [first, second] = [await send(0), await send(0)]
    await work(deps, 'logistics')
    const held = await ask('{ overview { heldBatches { id status findings { guard examples { ref } } } } }')
    expect(held.data).toMatchObject({
      overview: {
        heldBatches: [first, second].map(({ id }) => ({
          id,
          status: 'held',
          findings: [{ guard: 'stock_zeroed' }],
        })),
      },
    })
    const { data, errors } = await ask(
      `mutation { yes: approveBatch(id: "${first.id}") { ${BATCH} } no: cancelBatch(id: "${second.id}") { ${BATCH} } }`,
    )
    expect(errors).toBeUndefined()
    expect(data).toMatchObject({
      yes: {
        status: 'queued',
        approvedBy: ANA,
        findings: [{ guard: 'stock_zeroed', mode: 'hold', count: 30 }],
      },
      no: { status: 'cancelled', approvedBy: null },
    })
  })
})

describe('problems', () => {
  const LIST = `query ($filter: ProblemFilter) { problems(filter: $filter) { records problems {
    code title flow sources records owner help canRetry isRetried exampleRef exampleMessage exampleBatchId exampleIndex firstAt lastAt
  } } }`
  const problemsOf = async (ask: ReturnType<typeof openPanel>['ask'], filter: object = {}) => {
    const { data, errors } = await ask(LIST, { filter })
    expect(errors).toBeUndefined()
    return data?.problems as { records: number; problems: { code: string }[] }
  }

  it('are failed records by what went wrong', async () => {
    const { ask, job } = await openWithFailures()
    const { records, problems } = await problemsOf(ask)
    expect(records).toBe(2)
    expect(problems).toHaveLength(2)
    expect(problems.find(({ code }) => code === 'sku_not_found')).toEqual({
      code: 'sku_not_found',
      title: expect.any(String) as string,
      flow: 'prices',
      sources: ['erp'],
      records: 1,
      owner: 'vtex',
      help: expect.any(String) as string,
      canRetry: true,
      isRetried: false,
      exampleRef: 'none',
      exampleMessage: expect.any(String) as string,
      exampleBatchId: job.id,
      exampleIndex: 1,
      firstAt: expect.stringMatching(/^2026-03-01T12/) as string,
      lastAt: expect.stringMatching(/^2026-03-01T12/) as string,
    })
    expect((await problemsOf(ask, { source: 'wms' })).problems).toEqual([])
    expect((await problemsOf(ask, { flow: 'inventory', hours: 1 })).problems).toEqual([])
  })

  it('are sent again once, and leave the first page', async () => {
    const { ask, job, deps } = await openWithFailures()
    const retry = `mutation { retryProblem(flow: "prices", code: "sku_not_found") {
      ${FAILURE} ... on RetriedProblem { batches { retryOf ${COUNTS} } }
    } }`
    deps.store.skus.set('none', '99')
    expect((await ask(retry)).data).toMatchObject({
      retryProblem: { batches: [{ retryOf: job.id, counts: { total: 1, pending: 1 } }] },
    })
    expect((await ask(retry)).data).toMatchObject({ retryProblem: { code: 'nothing_to_retry' } })
    await work(deps)
    const { problems } = await problemsOf(ask)
    expect(problems.find(({ code }) => code === 'sku_not_found')).toMatchObject({
      canRetry: false,
      isRetried: true,
    })
    const { data } = await ask('{ overview { problems { code } } }')
    expect(data).toEqual({ overview: { problems: [{ code: 'invalid_record' }] } })
  })
})

it('shows the first page of a store at work', async () => {
  const { ask } = await openWithFailures()
  const { data, errors } = await ask(`{ overview {
    unknownCodes { source table count } stuckBatches waitingRecords
    flows { flow applied unchanged failed other hours }
    lanes { lane perSecond limitPerSecond isPaused pausedUntil pausedWhy }
    gettingStarted { hasSource hasCall hasMapping hasPreview hasPublished hasApplied }
  } }`)
  expect(errors).toBeUndefined()
  const overview = data?.overview as { flows: { hours: number[] }[]; lanes: object[] }
  expect(overview).toMatchObject({
    stuckBatches: 0,
    waitingRecords: 0,
    flows: [{ flow: 'prices', applied: 1, failed: 2, unchanged: 0, other: 0 }],
    gettingStarted: {
      hasSource: true,
      hasCall: true,
      hasMapping: true,
      hasPublished: true,
      hasApplied: true,
      hasPreview: false,
    },
    unknownCodes: [],
  })
  expect(overview.flows[0]?.hours).toEqual([...Array.from({ length: 23 }, () => 0), 3])
  expect(overview.lanes).toContainEqual(
    expect.objectContaining({ lane: 'logistics', limitPerSecond: null, isPaused: false }),
  )
})

it('shows what is waited for, and the timeline of a record', async () => {
  const { ask, deps } = openPanel(1)
  await accept(deps, [price('R0'), price('later')], { park: true })
  await work(deps)
  const { data, errors } = await ask(`{
    waiting { total waiting { needsFlow needsRef flows records since } }
    applied: recordHistory(flow: "prices", ref: "R0") { ... on RecordHistory { ref vtexId events { at outcome batchId code title help fields mappingVersion } } }
    none: recordHistory(flow: "inventory", ref: "a/b/main") { ${FAILURE} }
  }`)
  expect(errors).toBeUndefined()
  expect(data).toMatchObject({
    waiting: { total: 1, waiting: [{ needsFlow: 'skus', needsRef: 'later', flows: ['prices'], records: 1 }] },
    applied: { ref: 'R0', vtexId: '1', events: [{ outcome: 'APPLIED' }] },
    none: { code: 'record_not_found', detail: expect.stringContaining('a/b/main') as string },
  })
})

describe('settings', () => {
  const SETTINGS =
    '... on Settings { guardsJson guardsDefaultsJson warning general { keepDays keepSamples } flows { flow settingsJson fields requiredFields } }'

  it('are shown and saved', async () => {
    const { ask } = openPanel()
    const { data, errors } = await ask(
      `mutation ($guards: String!, $brands: String!, $general: GeneralSettingsInput!) {
        saveGuards(guardsJson: $guards) { ${SETTINGS} }
        saveFlowSettings(flow: "brands", settingsJson: $brands) { ${SETTINGS} }
        saveGeneralSettings(input: $general) { ${SETTINGS} }
      }`,
      {
        guards: JSON.stringify({ stock_zeroed: { mode: 'off' } }),
        brands: JSON.stringify({ ownership: { title: 'never' } }),
        general: { keepDays: 10, keepSamples: false },
      },
    )
    expect(errors).toBeUndefined()
    const after = data?.saveGeneralSettings as {
      guardsJson: string
      flows: { flow: string; settingsJson: string; requiredFields: string[] }[]
    }
    expect(JSON.parse(after.guardsJson)).toMatchObject({ stock_zeroed: { mode: 'off' } })
    expect(after.flows.find(({ flow }) => flow === 'brands')).toMatchObject({
      settingsJson: JSON.stringify({ ownership: { title: 'never' } }),
      requiredFields: ['name'],
    })
    expect((await ask('{ settings { general { keepDays keepSamples } } }')).data).toEqual({
      settings: { general: { keepDays: 10, keepSamples: false } },
    })
  })

  it.each([
    ['saveGuards(guardsJson: "{")', 'invalid_parameter'],
    ['saveGuards(guardsJson: "{\\"stock_zeroed\\":{\\"share\\":7}}")', 'invalid_settings'],
    [
      'saveFlowSettings(flow: "brands", settingsJson: "{\\"ownership\\":{\\"name\\":\\"never\\"}}")',
      'invalid_settings',
    ],
    ['saveFlowSettings(flow: "colours", settingsJson: "{}")', 'invalid_parameter'],
    ['saveGeneralSettings(input: { keepDays: 0, keepSamples: true })', 'invalid_settings'],
  ])('%s is refused', async (call, code) => {
    const { ask } = openPanel()
    const { data, errors } = await ask(`mutation { answer: ${call} { __typename ${FAILURE} } }`)
    expect(errors).toBeUndefined()
    expect(data?.answer).toMatchObject({ __typename: 'Failure', code })
    expect((data?.answer as { errors: unknown[] }).errors).not.toEqual([])
  })
})

describe('what goes wrong', () => {
  it('is data where VTEX is away', async () => {
    const { ask, deps } = openPanel()
    deps.store.faults.set('logistics.warehouses', [
      { failure: failure('vtex_unavailable', 'VTEX answered 500.') },
    ])
    const { data, errors } = await ask(`{ choices(kind: WAREHOUSE) { ${FAILURE} } }`)
    expect(errors).toBeUndefined()
    expect(data?.choices).toMatchObject({
      code: 'vtex_unavailable',
      detail: 'VTEX answered 500.',
      owner: 'vtex',
    })
  })

  it('is an error with a code and nothing of our insides where it is a bug of ours', async () => {
    const { ask, vbase, deps } = openPanel()
    Object.assign(vbase, { listFiles: () => Promise.reject(new TypeError('secret of line 12')) })
    const { errors } = await ask('{ batches { cursor } }')
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'internal' })
    expect(JSON.stringify(errors)).not.toMatch(/secret|\.ts/)
    expect(deps.logged.map(String).join()).toContain('secret of line 12')
  })

  it.each([
    ['{ batches(limit: 101) { cursor } }', 'limit'],
    ['{ batches(filter: { flow: "colours" }) { cursor } }', 'filter/flow'],
    ['{ problems(filter: { hours: 0 }) { records } }', 'filter/hours'],
    ['{ waiting(limit: 0) { total } }', 'limit'],
  ])('%s is an error that names the argument', async (query, argument) => {
    const { errors } = await openPanel().ask(query)
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'invalid_parameter',
      errors: [expect.objectContaining({ pointer: `/${argument}` }) as unknown],
    })
  })

  it.each([
    ['aliases', (fields: string) => `{ ${fields} }`],
    ['a fragment', (fields: string) => `{ ...All } fragment All on Query { ... on Query { ${fields} } }`],
  ])('is refused where %s ask for more than 20 fields', async (_, queryOf) => {
    const query = (count: number) =>
      queryOf(Array.from({ length: count }, (_each, index) => `f${index}: settings { warning }`).join(' '))
    const { ask } = openPanel()
    expect((await ask(query(20))).errors).toBeUndefined()
    const { data, errors } = await ask(query(21))
    expect(data).toBeNull()
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'invalid_parameter' })
  })
})

it('exports the configuration, tells what a file would do, and brings it in', async () => {
  const { ask, deps } = openPanel()
  const exported = (await ask('{ exportConfiguration }')).data?.exportConfiguration as string
  const { settings } = JSON.parse(exported) as { settings: object }
  expect(JSON.parse(exported)).toMatchObject({ format: 1, account: deps.account, sources: [] })
  const read = async (json: string, dryRun: boolean) => {
    const { data, errors } = await ask(
      `mutation ($json: String!, $dryRun: Boolean!) { importConfiguration(json: $json, dryRun: $dryRun) {
        ... on ImportedConfiguration { dryRun lines { what action message } }
        ${FAILURE}
      } }`,
      { json, dryRun },
    )
    expect(errors).toBeUndefined()
    return data?.importConfiguration
  }
  const file = JSON.stringify({
    format: 1,
    settings: { ...settings, general: { keepDays: 60 } },
    sources: [{ source: 'erp', tables: [{ name: 'unit', codes: [{ code: 'KG', value: 'kg' }] }] }],
  })
  const lines = expect.arrayContaining([
    { what: 'general settings', action: 'changed', message: null },
    { what: 'guards', action: 'unchanged', message: null },
    { what: 'code table unit of erp', action: 'added', message: '1 code added.' },
  ])
  expect(await read(file, true)).toEqual({ dryRun: true, lines })
  expect((await ask('{ settings { general { keepDays } } }')).data).toEqual({
    settings: { general: { keepDays: 30 } },
  })
  expect(await read(file, false)).toEqual({ dryRun: false, lines })
  expect((await ask('{ exportConfiguration }')).data?.exportConfiguration).toContain('"KG"')
  expect(await read('{"format":2}', true)).toMatchObject({
    code: 'invalid_settings',
    errors: [{ pointer: '/format' }],
  })
})
