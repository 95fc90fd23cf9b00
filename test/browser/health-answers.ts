const names = ['storage', 'events', 'catalog', 'pricing', 'logistics', 'orders', 'masterdata']

function check(id: string, index: number) {
  return {
    __typename: 'HealthCheck',
    id,
    status: 'OK',
    durationMs: 12 + 31 * index,
    code: null as string | null,
    detail: null as string | null,
    help: null as string | null,
    resource: null as string | null,
  }
}

const activity = {
  __typename: 'HealthActivity',
  openBatches: 2,
  lastBatchAt: '2026-03-04T15:06:07Z',
  lastBatchId: '01KB8Z4YH2Q6R9T3V5W7X1N0PE',
}

function health(status: string, checks: ReturnType<typeof check>[]) {
  const fields = { account: 'demo', workspace: 'master', version: '0.1.0', checkedAt: '2026-03-04T15:10:11Z' }
  return { data: { health: { __typename: 'Health', status, ...fields, checks, activity } } }
}

/** Every check succeeded. */
export const allConnected = health('OK', names.map(check))

const refusal = {
  status: 'ERROR',
  code: 'policy_missing',
  detail: 'VTEX answered 403 to GET /pricing/prices/1.',
  help: 'Update the app to its newest version in VTEX Admin and accept its permissions.',
  resource: 'modify_prices',
}

const slowness = {
  status: 'WARNING',
  durationMs: 4980,
  code: 'code_of_the_future',
  detail: 'VTEX Logistics took longer than usual.',
  help: 'Wait until VTEX answers faster.',
}

/** VTEX does not let the app change prices, and VTEX Logistics is slow with a code the panel does not know. */
export const pricesRefused = health(
  'ERROR',
  names.map(check).map((one) => {
    if (one.id === 'pricing') return { ...one, ...refusal }
    return one.id === 'logistics' ? { ...one, ...slowness } : one
  }),
)

/** The @auth directive refused the user. */
export const userRefused = {
  data: null,
  errors: [{ message: 'Not authorized', path: ['health'], extensions: { code: 'FORBIDDEN' } }],
}
