import fc from 'fast-check'
import type { VtexFullSku } from '../../clients/catalog/skus'
import { MemorySkus } from '../../testing/sku-store'
import { syncSku as sync } from '../../testing/sync-sku'
import { skuRecord, vtexSku } from './fixtures'

const seeded = { seed: 20260301 }

const weight = fc.record({
  value: fc.constantFrom(0.3, 1, 500, 17.12345),
  unit: fc.constantFrom('kg', 'g', 'lb', 'oz'),
})
const length = fc.constantFrom(0.1, 1, 2.54, 30)
const dimensions = fc.record({
  height: length,
  length,
  width: length,
  unit: fc.constantFrom('cm', 'mm', 'm', 'in'),
})
const specification = fc.record({
  name: fc.constantFrom('Color', 'size', 'Fabric'),
  values: fc.constantFrom([], ['Blue'], ['BLUE'], ['Žlutá']),
})

/** What a record may say besides its keys. */
const anyFields = fc.record(
  {
    active: fc.boolean(),
    eans: fc.constantFrom(null, ['1'], ['2', '1'], ['3']),
    manufacturerCode: fc.constantFrom(null, 'code', 'códe'),
    packagedWeight: weight,
    packagedDimensions: dimensions,
    weight: fc.option(weight),
    dimensions: fc.option(dimensions),
    cubicWeight: fc.constantFrom(null, 0, 0.1667, 2),
    measurementUnit: fc.constantFrom('un', 'm²'),
    unitMultiplier: fc.constantFrom(1, 2.5),
    commercialConditionId: fc.constantFrom(1, 9),
    modal: fc.constantFrom(null, 'Glass'),
    specifications: fc.uniqueArray(specification, { selector: ({ name }) => name }),
    kit: fc.constantFrom([{ skuRef: 'C-11', quantity: 1 }], [{ skuRef: 'C-12', quantity: 2, unitPrice: 3 }]),
    attachments: fc.constantFrom(null, ['Engraving'], ['Engraving', 'Wrap']),
  },
  { requiredKeys: [] },
)

/** What VTEX keeps of each field. */
const keptIn: Record<string, (keyof VtexFullSku)[]> = {
  active: ['IsActive', 'ActivateIfPossible'],
  manufacturerCode: ['ManufacturerCode'],
  packagedWeight: ['PackagedWeightKg'],
  packagedDimensions: ['PackagedHeight', 'PackagedLength', 'PackagedWidth'],
  weight: ['WeightKg'],
  dimensions: ['Height', 'Length', 'Width'],
  cubicWeight: ['CubicWeight'],
  measurementUnit: ['MeasurementUnit'],
  unitMultiplier: ['UnitMultiplier'],
  commercialConditionId: ['CommercialConditionId'],
  modal: ['ModalType'],
  kit: ['IsKit'],
}

function newStore(...skus: VtexFullSku[]) {
  const store = new MemorySkus()
  for (const Id of [11, 12]) store.put(vtexSku({ Id, RefId: `C-${Id}` }))
  for (const sku of skus) store.put(sku)
  store.field('Size')
  store.eans.set('1', 7)
  return store
}

/** VTEX keeps waiting for an image; all else is done after one run. */
const left = (fields: readonly string[]) => fields.filter((field) => field !== 'active')

it('plans nothing more once a record is applied, and leaves alone what it does not say', async () => {
  await fc.assert(
    fc.asyncProperty(anyFields, async (fields) => {
      const store = newStore(vtexSku())
      const before = vtexSku()
      await sync(store, skuRecord(fields))
      expect(left((await sync(store, skuRecord(fields))).fields ?? [])).toEqual([])
      const after = store.skus.get(7) as VtexFullSku
      const mayDiffer = new Set(Object.keys(fields).flatMap((field) => keptIn[field] ?? []))
      for (const name of Object.keys(before) as (keyof VtexFullSku)[])
        if (!mayDiffer.has(name)) expect([name, after[name]]).toEqual([name, before[name]])
      if (!('eans' in fields)) expect([...store.eans.keys()]).toEqual(['1'])
    }),
    seeded,
  )
})

it('creates what it would have changed: one run, then nothing', async () => {
  await fc.assert(
    fc.asyncProperty(anyFields, async (fields) => {
      const store = newStore()
      store.eans.clear()
      await sync(store, skuRecord(fields))
      expect(left((await sync(store, skuRecord(fields))).fields ?? [])).toEqual([])
      expect([...store.skus.values()].filter(({ RefId }) => RefId === 'MUG')).toHaveLength(1)
    }),
    seeded,
  )
})

it('comes to the same in any order of SKUs', async () => {
  const records = fc.array(anyFields, { minLength: 2, maxLength: 4 }).map((all) =>
    // EANs are one SKU's: two that claim one depend on who comes first.
    all.map(({ eans: _eans, ...fields }, at) => skuRecord({ ref: `R${at}`, ...fields })),
  )
  const shown = (store: MemorySkus) =>
    [...store.skus.values()]
      .map(({ Id, ...sku }) => ({
        ...sku,
        parts: store.parts.filter((part) => part.StockKeepingUnitParent === Id).length,
      }))
      .sort((a, b) => String(a.RefId).localeCompare(String(b.RefId)))
  await fc.assert(
    fc.asyncProperty(records, async (all) => {
      const [forward, backward] = [newStore(), newStore()]
      for (const record of all) await sync(forward, record)
      for (const record of [...all].reverse()) await sync(backward, record)
      expect(shown(forward)).toEqual(shown(backward))
    }),
    seeded,
  )
})
