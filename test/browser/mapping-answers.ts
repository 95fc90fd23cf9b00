/** Canned answers of the pages "Mappings" and "Code tables". */

export const NOW = '2026-03-04T15:06:07Z'

export const document = {
  format: 1,
  flow: 'prices',
  fields: [
    { target: 'skuRef', from: { kind: 'path', path: 'ProductNumber' }, convert: [] },
    { target: 'basePrice', from: { kind: 'path', path: 'ListPrice' }, convert: [] },
    {
      target: 'costPrice',
      from: { kind: 'path', path: 'StandardCost' },
      convert: [{ kind: 'round', digits: 2 }],
    },
    {
      target: 'fixedPrices',
      from: {
        kind: 'each',
        path: 'Lists',
        fields: [
          {
            target: 'priceTable',
            from: { kind: 'path', path: 'Group' },
            convert: [{ kind: 'table', table: 'price-tables' }],
          },
          { target: 'value', from: { kind: 'path', path: 'Price' }, convert: [] },
        ],
      },
      convert: [],
    },
  ],
  filters: [{ path: 'ListPrice', is: 'greater', value: 0 }],
  tests: [] as unknown[],
}

export const sample = {
  ProductNumber: 'FR-R92B-58',
  ListPrice: 1431.5,
  StandardCost: 868.6342,
  Lists: [{ Group: 'RES-B', Price: 1200 }],
  Weight: { Value: 2.5, Unit: 'LB' },
}

export const failure = (code: string, errors: unknown[] = []) => ({
  __typename: 'Failure',
  code,
  title: 'The mapping is not valid',
  detail: 'A rule names a table that cannot be.',
  help: 'Correct the rule and try again.',
  owner: 'configuration',
  errors,
})

function version(number: number, note: string | null) {
  return {
    __typename: 'VersionHead',
    version: number,
    note,
    by: 'a1b2c3d4',
    at: NOW,
    rolledBackTo: number === 3 ? 1 : null,
  }
}

export function mapping(changes: Record<string, unknown> = {}) {
  return {
    __typename: 'Mapping',
    source: 'erp-1',
    flow: 'prices',
    published: {
      __typename: 'MappingVersion',
      version: 3,
      documentJson: JSON.stringify(document),
      note: 'Costs too',
      by: 'a1b2c3d4',
      at: NOW,
    },
    draft: {
      __typename: 'MappingDraft',
      documentJson: JSON.stringify(document),
      revision: 'r1',
      basedOn: 3,
      by: 'a1b2c3d4',
      at: NOW,
      testResults: [] as unknown[],
    },
    versions: [version(3, 'Costs too'), version(2, null), version(1, 'First')],
    ...changes,
  }
}

function target(path: string, type: string, rest: Record<string, unknown> = {}) {
  return {
    __typename: 'TargetField',
    path,
    type,
    required: false,
    description: null,
    examplesJson: null,
    enumValues: null,
    ...rest,
  }
}

const targets = [
  target('skuRef', 'text', {
    required: true,
    description: 'Reference code (RefId) of the SKU, exactly as the source has it; leading zeros count.',
    examplesJson: '["MUG-BLUE-01"]',
  }),
  target('basePrice', 'amount', { description: 'Amount in the store’s currency, at most 2 decimals.' }),
  target('listPrice', 'amount', { description: 'Price shown struck through; null removes it.' }),
  target('costPrice', 'amount'),
  target('markup', 'number', { description: 'Per cent on the cost.' }),
  target('fixedPrices', 'list of objects'),
  target('fixedPrices[].priceTable', 'text', { required: true, examplesJson: '["gold","1"]' }),
  target('fixedPrices[].value', 'amount', { required: true }),
  target('fixedPrices[].minQuantity', 'integer'),
  target('fixedPricesMode', 'text', { enumValues: ['merge', 'replace'] }),
  target('version', 'integer'),
  target('updatedAt', 'instant'),
]

export function mappingPage(changes: Record<string, unknown> = {}) {
  const tables = [{ __typename: 'CodeTable', name: 'price-tables', kind: 'PRICE_TABLE', unknownCodes: 1 }]
  const page = { targetFields: targets, sourceFields: [] as unknown[], codeTables: tables }
  return { data: { mapping: mapping(changes), ...page } }
}

/** Nothing is mapped yet. */
export function untouched(changes: Record<string, unknown> = {}) {
  return mappingPage({ published: null, draft: null, versions: [], ...changes })
}

const canonical = {
  skuRef: 'FR-R92B-58',
  basePrice: 1431.5,
  costPrice: 868.63,
  fixedPrices: [{ priceTable: '1', value: 1200 }],
}

function previewed(changes: Record<string, unknown>) {
  return {
    data: {
      preview: {
        __typename: 'Preview',
        records: [
          {
            __typename: 'PreviewedRecord',
            index: 0,
            ref: 'FR-R92B-58',
            outcome: 'APPLIED',
            vtexId: '1021',
            canonicalJson: JSON.stringify(canonical),
            errors: [],
            unknownCodes: [],
            changes: [
              { __typename: 'Change', field: 'basePrice', beforeJson: '1400', afterJson: '1431.5' },
              { __typename: 'Change', field: 'costPrice', beforeJson: null, afterJson: '868.63' },
            ],
            code: null,
            message: null,
            help: null,
            ...changes,
          },
        ],
      },
    },
  }
}

export const previewGood = previewed({})
export const previewParked = previewed({
  outcome: 'PARKED',
  canonicalJson: null,
  changes: [],
  code: 'unmapped_code',
  message: 'price-tables has no value for RES-B.',
  unknownCodes: [{ __typename: 'UnknownCode', table: 'price-tables', code: 'RES-B' }],
})
export const previewFailed = previewed({
  outcome: 'FAILED',
  changes: [],
  code: 'invalid_record',
  message: 'The record is not valid.',
  help: 'Correct the fields named.',
  errors: [
    {
      __typename: 'FieldError',
      pointer: '/basePrice',
      code: 'invalid_amount',
      message: 'must not be negative',
    },
    { __typename: 'FieldError', pointer: '/StandardCost', code: 'not_a_number', message: 'is not a number' },
  ],
})

function suggestion(sourcePath: string, example: unknown, to: string | null, confidence: string) {
  const rule = to && { target: to, from: { kind: 'path', path: sourcePath }, convert: [] }
  return {
    __typename: 'Suggestion',
    sourcePath,
    exampleJson: JSON.stringify(example),
    type: typeof example,
    target: to,
    ruleJson: rule && JSON.stringify(rule),
    confidence,
    why: 'The names are alike.',
  }
}

export const suggestions = {
  data: {
    suggestMapping: {
      __typename: 'Suggestions',
      suggestions: [
        suggestion('StandardCost', 868.6342, 'costPrice', 'low'),
        suggestion('ProductNumber', 'FR-R92B-58', 'skuRef', 'high'),
        suggestion('ListPrice', 1431.5, 'basePrice', 'high'),
        suggestion('Weight.Unit', 'LB', null, 'low'),
      ],
    },
  },
}

function source(id: string, changes: Record<string, unknown> = {}) {
  return {
    __typename: 'Source',
    id,
    firstSeenAt: NOW,
    lastSeenAt: NOW,
    lastFlow: 'prices',
    mappings: [] as unknown[],
    tables: 0,
    unknownCodes: 0,
    ...changes,
  }
}

function sourceMapping(flow: string, publishedVersion: number | null, hasDraft: boolean) {
  const publishedAt = publishedVersion === null ? null : NOW
  return { __typename: 'SourceMapping', flow, publishedVersion, publishedAt, hasDraft }
}

export const noSources = { data: { sources: [] as unknown[] } }
export const sources = {
  data: {
    sources: [
      source('vtexappkey-demo-ERPONE', {
        mappings: [
          sourceMapping('prices', 3, true),
          sourceMapping('inventory', 1, false),
          sourceMapping('skus', null, true),
        ],
        tables: 2,
        unknownCodes: 12,
      }),
      source('vtexappkey-demo-WMSTWO'),
      source('vtexappkey-demo-PIMTHREE', { firstSeenAt: null, lastSeenAt: null, lastFlow: null }),
    ],
  },
}

export const presets = {
  data: {
    presets: [
      {
        __typename: 'Preset',
        id: 'sap-b1-prices',
        name: 'SAP Business One: item prices',
        description: 'Items of the Service Layer, with their price lists. A starting point.',
        flow: 'prices',
        documentJson: JSON.stringify(document),
      },
    ],
  },
}

export function table(name: string, changes: Record<string, unknown> = {}) {
  return {
    __typename: 'CodeTable',
    source: 'vtexappkey-demo-ERPONE',
    name,
    codes: 3,
    unknownCodes: 0,
    policy: 'PARK',
    defaultValue: null,
    kind: null,
    usedBy: ['prices'],
    waitingRecords: 0,
    ...changes,
  }
}

export const tables = {
  data: {
    codeTables: [
      table('warehouse', { unknownCodes: 3, kind: 'WAREHOUSE', usedBy: ['inventory'], waitingRecords: 41 }),
      table('price-tables', { kind: 'PRICE_TABLE', policy: 'REJECT' }),
      table('unit'),
    ],
  },
}

function code(text: string, value: string | null, changes: Record<string, unknown> = {}) {
  return {
    __typename: 'Code',
    code: text,
    value,
    label: null,
    isUnknown: value === null,
    count: value === null ? 17 : 0,
    lastSeenAt: NOW,
    exampleRef: value === null ? 'FR-R92B-58/W9' : null,
    exampleFlow: value === null ? 'inventory' : null,
    ...changes,
  }
}

export const codes = {
  data: {
    codes: {
      __typename: 'CodePage',
      codes: [
        code('W9', null),
        code('W8', null, { count: 1 }),
        code('A very long code of a warehouse that nobody would ever type', null),
        code('W1', 'main'),
        code('W2', 'north', { lastSeenAt: null }),
      ],
      cursor: 'next',
      total: 61,
    },
  },
}
export const noCodes = { data: { codes: { __typename: 'CodePage', codes: [], cursor: null, total: 0 } } }

export const choices = {
  data: {
    choices: {
      __typename: 'Choices',
      choices: [
        { __typename: 'Choice', value: 'main', label: 'Main warehouse' },
        { __typename: 'Choice', value: 'north', label: 'North warehouse' },
        { __typename: 'Choice', value: 'south', label: 'South warehouse' },
      ],
      isPartial: false,
    },
  },
}

export const differences = {
  data: {
    mappingDifferences: {
      __typename: 'MappingDifferences',
      differences: [
        {
          __typename: 'RuleDifference',
          target: 'costPrice',
          beforeJson: null,
          afterJson: JSON.stringify(document.fields[2]),
        },
      ],
    },
  },
}
