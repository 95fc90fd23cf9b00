import { joinProduct, splitProduct } from './content'
import { productRecord } from './fixtures'
import { isLinkTaken, linksFor } from './link'
import { productSchema } from './schema'

it('is split into fields and single specifications, and put together again', () => {
  const record = productRecord({
    version: 3,
    title: null,
    tradePolicies: [1],
    specifications: [
      { ref: 'Material', values: ['Wood'] },
      { name: 'Material', values: null },
    ],
  })
  const pieces = splitProduct(record)
  expect(Object.keys(pieces)).toEqual([
    ...['name', 'brandRef', 'categoryRef', 'title', 'tradePolicies'],
    ...['specifications:ref:Material', 'specifications:name:material'],
  ])
  const { ref: _ref, version: _version, ...content } = record
  expect(joinProduct(pieces)).toEqual(content)
  expect(joinProduct({ title: null })).toEqual({ title: null })
})

it.each<[string, object, string]>([
  ['no name', { name: undefined }, '/name'],
  ['a name of null', { name: null }, '/name'],
  ['a name too long', { name: 'x'.repeat(151) }, '/name'],
  ['a ref too long', { ref: 'x'.repeat(101) }, '/ref'],
  ['no brand', { brandRef: undefined }, '/brandRef'],
  ['a category of null', { categoryRef: null }, '/categoryRef'],
  ['a title too long', { title: 'x'.repeat(151) }, '/title'],
  ['a tax code too long', { taxCode: 'x'.repeat(151) }, '/taxCode'],
  ['null for a boolean', { visible: null }, '/visible'],
  ['a release date of null, which VTEX makes today', { releaseDate: null }, '/releaseDate'],
  ['a release date without offset', { releaseDate: '2026-01-01T00:00:00' }, '/releaseDate'],
  ['a link with capitals', { linkId: 'Bike' }, '/linkId'],
  ['a link with blanks', { linkId: 'my bike' }, '/linkId'],
  ['a comma in a keyword', { keywords: ['a,b'] }, '/keywords/0'],
  ['a trade policy of 0', { tradePolicies: [0] }, '/tradePolicies/0'],
  ['a trade policy by name', { tradePolicies: ['main'] }, '/tradePolicies/0'],
  ['a trade policy twice', { tradePolicies: [1, '1'] }, '/tradePolicies'],
  ['a similar category twice', { similarCategoryRefs: ['A', 'A'] }, '/similarCategoryRefs'],
  ['a specification without name', { specifications: [{ values: [] }] }, '/specifications/0'],
  ['one with both', { specifications: [{ ref: 'a', name: 'a', values: [] }] }, '/specifications/0'],
  ['one without values', { specifications: [{ ref: 'a' }] }, '/specifications/0/values'],
  ['one twice', { specifications: ['A', 'a'].map((name) => ({ name, values: [] })) }, '/specifications'],
  ['nested SKUs', { skus: [] }, ''],
])('refuses %s', (_name, fields, pointer) => {
  const raw = { ref: 'BK-1', name: 'Bike', brandRef: 'B', categoryRef: 'C', ...fields }
  const { error } = productSchema.safeParse(raw)
  expect(error?.issues.map(({ path }) => path.map((part) => `/${String(part)}`).join(''))).toEqual([pointer])
})

describe('the link of a new product', () => {
  const long = 'ab '.repeat(60)
  it.each<[string, { ref: string; name: string; linkId?: string }, (string | RegExp)[]]>([
    ['is the one asked for', { ref: '1', name: 'Bike', linkId: 'mine' }, ['mine']],
    [
      'else the name',
      { ref: 'R/1', name: 'Été: Größe ½™' },
      ['ete-grosse-1-2tm', 'ete-grosse-1-2tm-r-1', /^ete-grosse-1-2tm-[0-9a-f]{8}$/],
    ],
    ['the ref where the name has no letters of it', { ref: 'R1', name: '自行车' }, ['r1', /^[0-9a-f]{8}$/]],
    ['a digest of the ref where that has none either', { ref: '车', name: '自行车' }, [/^[0-9a-f]{8}$/]],
    [
      'at most 100 characters',
      { ref: 'R1', name: long },
      [/^(ab-)+a(b?)$/, /^(ab-)+r1$|-r1$/, /-[0-9a-f]{8}$/],
    ],
  ])('%s', (_name, record, links) => {
    const found = linksFor(record)
    expect(found).toEqual(
      links.map((link) => (typeof link === 'string' ? link : expect.stringMatching(link))),
    )
    for (const link of found) {
      expect(link.length).toBeLessThanOrEqual(100)
      expect(productSchema.shape.linkId.safeParse(link).success).toBe(true)
    }
  })

  it('is taken when VTEX says so of a link, not of a ref', () => {
    const conflict = {
      code: 'vtex_refused',
      kind: 'conflict',
      detail: 'VTEX answered 409: same LinkId',
    } as const
    expect(isLinkTaken(conflict)).toBe(true)
    expect(isLinkTaken({ ...conflict, existingId: '7' })).toBe(false)
    expect(isLinkTaken({ ...conflict, kind: 'refused' })).toBe(false)
    expect(isLinkTaken({ ...conflict, detail: 'VTEX answered 409: same Id' })).toBe(false)
  })
})
