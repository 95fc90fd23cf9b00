/** Answers to the queries and mutations of the page with settings. */
export const defaults = {
  stock_zeroed: { mode: 'hold', atLeast: 20, share: 0.2 },
  price_dropped: { mode: 'hold', percent: 50, atLeast: 3 },
  price_raised: { mode: 'hold', percent: 200, atLeast: 3 },
  price_below_cost: { mode: 'warn', atLeast: 1 },
  deactivated: { mode: 'hold', atLeast: 50, share: 0.2 },
}

const flow = (
  name: string,
  fields: string[],
  requiredFields: string[],
  ownership = {},
  matches: string[] = [],
) => ({
  __typename: 'FlowSettings',
  flow: name,
  settingsJson: JSON.stringify({ ownership, match: matches[0] }),
  fields,
  requiredFields,
  matches,
})

const settings = {
  __typename: 'Settings',
  guardsJson: JSON.stringify({ ...defaults, price_raised: { ...defaults.price_raised, mode: 'off' } }),
  guardsDefaultsJson: JSON.stringify(defaults),
  flows: [
    flow('brands', ['name', 'title', 'keywords', 'active'], ['name'], { title: 'never' }),
    flow('skus', ['productRef', 'name', 'active'], ['productRef', 'name'], {}, ['refId', 'ean', 'vtexId']),
    flow('prices', ['basePrice', 'listPrice', 'costPrice', 'markup', 'fixedPrices', 'fixedPricesMode'], []),
  ],
  sources: [
    {
      __typename: 'SourceSettings',
      source: 'vtexappkey-demo-WMS',
      guardsJson: JSON.stringify({ stock_zeroed: { atLeast: 5 } }),
      flows: [
        {
          __typename: 'OwnFlowSettings',
          flow: 'brands',
          settingsJson: JSON.stringify({ ownership: { keywords: 'create' } }),
        },
      ],
    },
  ],
  general: { __typename: 'GeneralSettings', keepDays: 30, keepSamples: true },
  notifications: [
    ['batch_held', 1],
    ['records_failing', 100],
    ['lane_refused', 1],
    ['code_unknown', 1],
    ['order_stuck', 1],
    ['push_failing', 1],
  ].map(([kind, atLeast]) => ({ __typename: 'NotificationSetting', kind, isOn: true, atLeast })),
  warning: null as string | null,
}

const answer = (data: object) => ({ body: { data } })

/** As a store has set it. */
export const stored = answer({ settings })

/** What was stored cannot be read. */
export const unreadable = answer({
  settings: { ...settings, warning: 'The stored guard settings are not valid; the defaults apply.' },
})

/** The settings after `guards` were saved. */
export const withGuards = (guardsJson: unknown) => answer({ settings: { ...settings, guardsJson } })

export const guardsSaved = (guardsJson: unknown) =>
  answer({ saveGuards: { __typename: 'Settings', guardsJson, warning: null } })

export const flowSaved = answer({ saveFlowSettings: { __typename: 'Settings', flows: settings.flows } })

export const notificationsSaved = answer({
  saveNotificationSettings: { __typename: 'Settings', notifications: settings.notifications },
})

const ofOrders = {
  __typename: 'OrderSettings',
  ...{ exportFrom: 'ready', flows: ['complete', 'seller', 'chain'] },
  ...{ tradePolicies: ['1'], affiliates: [], sellers: [] },
  ...{ attempts: 5, reconcileSeconds: 60, keepDays: 30 },
}

export const orderSettings = answer({ orderSettings: ofOrders })

export const orderSettingsSaved = answer({ saveOrderSettings: ofOrders })

/** The app works VTEX's number out from what is on the shelf. */
export const stockOf = (quantity: string) =>
  answer({ stockSettings: { __typename: 'StockSettings', quantity } })

export const stockSaved = answer({
  saveStockSettings: { __typename: 'StockSettings', quantity: 'available' },
})

const ofPush = {
  __typename: 'OrderPush',
  ...{ isActive: false, address: null as string | null, source: null as string | null, shape: 'erp' },
  ...{ events: ['new', 'cancellation-requested', 'canceled'], visibility: 300, perMinute: 60 },
  allowed: ['https://demo.myvtex.com/_v/erp-orders/*'],
  ...{ secretMadeAt: null as string | null, oldSecretUntil: null as string | null },
  ...{ lastSuccessAt: null as string | null, failingSince: null as string | null, isFailing: false },
  ...{ lastFailureAt: null as string | null, lastFailureWhy: null as string | null },
  ...{ lastFailureStatus: null as number | null, pausedUntil: null as string | null },
}

/** How orders are pushed: not at all unless told. */
export const orderPush = (changes: Partial<typeof ofPush> = {}) =>
  answer({ orderPush: { ...ofPush, ...changes } })

/** Somebody's receiver that fails since noon. */
export const failingPush = orderPush({
  ...{
    isActive: true,
    address: 'https://demo.myvtex.com/_v/erp-orders/new',
    source: 'vtexappkey-demo-ABCDEF',
  },
  ...{ secretMadeAt: '2026-03-01T12:00:00Z', oldSecretUntil: '2026-03-05T12:00:00Z' },
  ...{ lastSuccessAt: '2026-03-04T11:59:00Z', failingSince: '2026-03-04T12:00:00Z', isFailing: true },
  ...{ lastFailureAt: '2026-03-04T15:00:00Z', lastFailureWhy: 'status', lastFailureStatus: 502 },
  pausedUntil: '2026-03-04T15:12:00Z',
})

export const pushSaved = answer({ saveOrderPush: { __typename: 'OrderPush', isActive: true } })

export const secretMade = (secret: string) =>
  answer({ makeOrderPushSecret: { __typename: 'OrderPushSecret', secret } })

export const pushTried = (status: number, why: string | null) =>
  answer({
    testOrderPush: { __typename: 'OrderPushTest', isTaken: why === null, status, why, milliseconds: 123 },
  })

export const generalSaved = answer({
  saveGeneralSettings: {
    __typename: 'Settings',
    general: { __typename: 'GeneralSettings', keepDays: 60, keepSamples: true },
  },
})

const failure = {
  __typename: 'Failure',
  code: 'invalid_settings',
  title: 'The settings are not valid',
  detail: 'One setting is not valid.',
  help: 'Correct what errors names.',
  owner: 'configuration',
  errors: [
    { __typename: 'FieldError', pointer: '/keepDays', code: 'too_big', message: 'must be at most 90' },
  ],
}
export const generalRefused = answer({ saveGeneralSettings: failure })

const source = (id: string, fields = {}) => ({
  __typename: 'Source',
  id,
  firstSeenAt: '2026-03-01T12:00:00Z',
  lastSeenAt: '2026-03-04T15:06:07Z',
  lastFlow: 'inventory',
  mappings: [
    { __typename: 'SourceMapping', flow: 'prices', publishedVersion: 3, hasDraft: false },
    { __typename: 'SourceMapping', flow: 'inventory', publishedVersion: null, hasDraft: true },
  ],
  tables: 2,
  unknownCodes: 12,
  usesSoap: id.endsWith('ABCDEF'),
  ...fields,
})

export const noSources = answer({ sources: [] })
export const someSources = answer({
  sources: [
    source('vtexappkey-demo-ABCDEF'),
    source('vtexappkey-demo-ZYXWVU', { lastFlow: null, mappings: [], unknownCodes: 0 }),
    source('typed-in-by-hand', { firstSeenAt: null, lastSeenAt: null, lastFlow: null, unknownCodes: 0 }),
  ],
})

const line = (what: string, action: string, message: string | null = null) => ({
  __typename: 'ImportedLine',
  what,
  action,
  message,
})

const lines = [
  line('Mapping of prices of vtexappkey-demo-ABCDEF', 'changed'),
  line('Code table warehouse of vtexappkey-demo-ABCDEF', 'added'),
  line('Guards', 'unchanged'),
  line('Mapping of carriers of vtexappkey-demo-ABCDEF', 'refused', 'This app has no flow carriers.'),
]

/** What a file would do, or did. */
export const imported = (dryRun: unknown) =>
  answer({ importConfiguration: { __typename: 'ImportedConfiguration', lines, dryRun } })

export const importRefused = answer({
  importConfiguration: { ...failure, title: 'The file is not a configuration', errors: [] },
})

export const exported = answer({ exportConfiguration: '{"format":1}' })

/** Stock would have been held in so many of 40 batches; there were none of brands and prices. */
export const estimateOf = (tripped: number) =>
  answer({
    guardEstimate: {
      __typename: 'GuardEstimate',
      ...{ days: 30, batches: 40, held: tripped },
      guards: Object.keys(defaults).map((guard) => ({
        __typename: 'GuardEstimateOfOne',
        ...(guard === 'stock_zeroed' ? { batches: 40, tripped } : { batches: 0, tripped: 0 }),
        guard,
      })),
    },
  })
