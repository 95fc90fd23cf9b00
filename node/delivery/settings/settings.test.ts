import fc from 'fast-check'
import { flows } from '../../flows'
import type { FlowName } from '../../flows/flow'
import { contentOf, wholeOf } from '../content'
import { accepted, testDeps } from '../../testing/deps'
import {
  allFlowSettings,
  flowSettingsSchema,
  ownedPart,
  ownerships,
  readFlowSettings,
  saveFlowSettings,
} from '.'

const brand = { ref: 'A', name: 'A', title: 'T', active: true, version: 3 }
const price = {
  skuRef: 'A',
  basePrice: 10,
  fixedPrices: [{ priceTable: 'gold', value: 9 }],
}
const record = (flow: 'brands' | 'prices', fields: object) => accepted(flow, fields).record

it.each<[string, Record<string, 'always' | 'create' | 'never'>, boolean, object]>([
  ['all of it where nothing is said', {}, true, brand],
  ['no field that is never the source’s', { title: 'never' }, false, { ...brand, title: undefined }],
  ['a field for the creation', { title: 'create' }, false, brand],
  ['not that field later', { title: 'create' }, true, { ...brand, title: undefined }],
  ['what is always the source’s', { title: 'always' }, true, brand],
])('keeps %s', (_name, ownership, exists, expected) => {
  expect(ownedPart(flows.brands, record('brands', brand), ownership, { exists })).toEqual(expected)
})

it('takes away a list with all of its members', () => {
  const owned = ownedPart(flows.prices, record('prices', price), { fixedPrices: 'never' }, { exists: true })
  expect(owned).toEqual({ skuRef: 'A', basePrice: 10, fixedPricesMode: 'merge' })
})

it('never leaves a field that is not owned, whatever is set', () => {
  const fields = Object.keys(brand).filter((field) => !['ref', 'version'].includes(field))
  const ownership = fc.dictionary(fc.constantFrom(...fields), fc.constantFrom(...ownerships))
  fc.assert(
    fc.property(ownership, fc.boolean(), (owners, exists) => {
      const owned = ownedPart(flows.brands, record('brands', brand), owners, { exists })
      for (const piece of Object.keys(contentOf(flows.brands, owned))) {
        expect(owners[wholeOf(piece)]).not.toBe('never')
        if (exists) expect(owners[wholeOf(piece)]).not.toBe('create')
      }
      expect(owned).toMatchObject({ ref: 'A', version: 3 })
    }),
    { seed: 20260301 },
  )
})

it.each<[string, unknown, boolean]>([
  ['nothing', {}, true],
  ['a field of the flow', { ownership: { title: 'never' } }, true],
  ['a required field for the creation', { ownership: { name: 'create' } }, true],
  ['a required field never', { ownership: { name: 'never' } }, false],
  ['a field the flow does not have', { ownership: { colour: 'never' } }, false],
  ['the key', { ownership: { ref: 'create' } }, false],
  ['another word', { ownership: { title: 'sometimes' } }, false],
  ['another setting', { own: {} }, false],
])('takes or refuses %s', (_name, settings, isValid) => {
  expect(flowSettingsSchema(flows.brands).safeParse(settings).success).toBe(isValid)
})

describe('the match rule', () => {
  it.each<[FlowName, string | undefined, string]>([
    ['products', undefined, 'refId'],
    ['products', 'refId', 'refId'],
    ['products', 'vtexId', 'vtexId'],
    ['products', 'ean', '! must be one of refId, vtexId'],
    ['skus', undefined, 'refId'],
    ['skus', 'refId', 'refId'],
    ['skus', 'ean', 'ean'],
    ['skus', 'vtexId', 'vtexId'],
    ['customers', undefined, 'email'],
    ['customers', 'document', 'document'],
    ['customers', 'ean', '! must be one of email, document, vtexId'],
    ['skus', 'name', '! must be one of refId, ean, vtexId'],
    [
      'brands',
      'refId',
      '! can not be set for brands, only for products (refId, vtexId), skus (refId, ean, vtexId) and customers (email, document, vtexId)',
    ],
  ])('of %s may be %s: %s', (flow, match, expected) => {
    const parsed = flowSettingsSchema(flows[flow]).safeParse({ match })
    expect(parsed.success ? parsed.data.match : `! ${parsed.error.issues[0]?.message ?? ''}`).toBe(expected)
  })

  it('is the default where settings of before do not say it, and is shown', async () => {
    const deps = testDeps()
    await deps.documents.update('settings', 'flows', () => ({ skus: { ownership: { name: 'create' } } }))
    expect(await readFlowSettings(deps, 'skus', null)).toEqual({
      ownership: { name: 'create' },
      match: 'refId',
    })
    await saveFlowSettings(deps, 'skus', { ownership: {}, match: 'ean' })
    expect(await readFlowSettings(deps, 'skus', null)).toEqual({ ownership: {}, match: 'ean' })
    expect(await allFlowSettings(deps.documents)).toMatchObject({
      skus: { match: 'ean' },
      products: { match: 'refId' },
      brands: { ownership: {} },
    })
  })
})
