import { existsSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv'
import navigation from '../../admin/navigation.json'
import routes from '../../admin/routes.json'
import en from '../../messages/en.json'

const text = { type: 'string', minLength: 1 }
const link = {
  type: 'object',
  required: ['path', 'labelId'],
  additionalProperties: false,
  properties: { path: text, labelId: text, id: text, external: { type: 'boolean' } },
}
const sections = [
  'gettingStarted',
  'main',
  'orders',
  'marketplace',
  'products',
  'promotions',
  'storeFront',
  'shipping',
  'storeSettings',
  'apps',
]
const oldSections = [
  'main',
  'orders',
  'transactions',
  'products',
  'analytics',
  'customer',
  'storeSetup',
  'marketplace',
  'accountSettings',
  'other',
]

/** VTEX's schema of navigation entries (github.com/vtex/admin-contributions): closed, in one of three shapes. */
const present = {
  type: 'object',
  required: ['section', 'adminVersion'],
  additionalProperties: false,
  properties: {
    section: { enum: sections },
    adminVersion: { const: 4 },
    titleId: text,
    path: text,
    subSection: text,
    subSectionItems: { type: 'array', minItems: 1, items: link },
    id: text,
    LMProductId: text,
  },
  oneOf: [
    { required: ['titleId', 'subSection', 'subSectionItems'], not: { required: ['path'] } },
    {
      required: ['subSection', 'subSectionItems'],
      not: { anyOf: [{ required: ['titleId'] }, { required: ['path'] }] },
    },
    {
      required: ['path', 'titleId'],
      not: { anyOf: [{ required: ['subSection'] }, { required: ['subSectionItems'] }] },
    },
  ],
}
const legacy = {
  type: 'object',
  required: ['section', 'titleId', 'path'],
  not: { required: ['adminVersion'] },
  properties: { section: { enum: oldSections }, titleId: text, path: text },
}

const validate = new Ajv({ strict: false }).compile({ type: 'array', items: { anyOf: [present, legacy] } })

const pagePaths = Object.values(routes).map(({ path }) => path)
const links = navigation.flatMap((entry) => [
  ...('path' in entry && entry.path ? [entry.path] : []),
  ...(entry.subSectionItems ?? []).map(({ path }) => path),
])

describe('admin/navigation.json', () => {
  it('has the shape VTEX accepts', () => {
    expect(validate(navigation) ? [] : validate.errors).toEqual([])
  })

  it.each([
    ['an unknown section', [{ section: 'erp', adminVersion: 4, titleId: 'a', path: '/admin/a' }]],
    [
      'an unknown property',
      [{ section: 'apps', adminVersion: 4, titleId: 'a', path: '/admin/a', isNew: true }],
    ],
    ['two shapes at once', [{ ...navigation[0], path: '/admin/a' }]],
  ])('would be refused with %s', (_, broken) => {
    expect(validate(broken)).toBe(false)
  })

  it('has an entry for the present admin and one for the admin before it', () => {
    expect(navigation.map((entry) => ('adminVersion' in entry ? entry.adminVersion : 3))).toEqual([4, 3])
  })

  it.each(links)('%s leads to a page', (path) => {
    expect(pagePaths).toContain(path.replace(/^\/admin\//, '/admin/app/'))
  })

  it('has labels with a text', () => {
    const labels = navigation.flatMap(({ titleId, subSectionItems = [] }) => [
      titleId,
      ...subSectionItems.map(({ labelId }) => labelId),
    ])
    expect(labels.filter((label) => !(label in en))).toEqual([])
  })
})

describe('admin/routes.json', () => {
  it.each(Object.entries(routes))(
    '%s names a component at the root of react/',
    (name, { component, path }) => {
      expect(name).toMatch(/^admin\.app\.[\w-]+$/)
      expect(path).toMatch(/^\/admin\/app\//)
      expect(existsSync(join(__dirname, `../../react/${component}.tsx`))).toBe(true)
    },
  )
})
