import fc from 'fast-check'
import { flows } from '../../flows'
import { accepted } from '../../testing/deps'
import { contentOf, wholeOf } from '../content'
import { flowSettingsSchema, ownedPart, ownerships } from '.'

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
