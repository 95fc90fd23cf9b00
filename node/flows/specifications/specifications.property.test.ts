import fc from 'fast-check'
import { memorySpecifications } from '../../testing/specification-store'
import { nameKey } from '../changes'
import { joinSpecification, splitSpecification } from './content'
import { specificationRecord, vtexGroup, vtexSpecification, vtexValue } from './fixtures'
import { sync } from '../../testing/sync-specification'

const seeded = { seed: 20260301 }

const anyValue = fc.record(
  {
    name: fc.constantFrom('Red', 'red', 'Blue', 'Árbol', 'Șofran', 'a:b', '__proto__'),
    position: fc.integer({ min: 0, max: 9 }),
    active: fc.boolean(),
  },
  { requiredKeys: ['name'] },
)

const anyRecord = fc
  .record(
    {
      name: fc.constantFrom('Color', 'COLOR', 'Cólor'),
      group: fc.constantFrom('Looks', 'looks'),
      required: fc.boolean(),
      filterable: fc.boolean(),
      onProductPage: fc.boolean(),
      position: fc.integer({ min: 0, max: 9 }),
      active: fc.boolean(),
      values: fc.uniqueArray(anyValue, { selector: ({ name }) => nameKey(name), maxLength: 5 }),
    },
    { requiredKeys: ['name'] },
  )
  .map((fields) => specificationRecord(fields))

it('plans nothing more once a record is applied, and leaves alone what it does not say', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), anyRecord, async (exists, record) => {
      const store = exists
        ? memorySpecifications({
            specifications: [vtexSpecification()],
            groups: [vtexGroup],
            values: [vtexValue(), vtexValue({ Name: 'Old' })],
          })
        : memorySpecifications()
      const fields = await sync(store, record)
      expect(await sync(store, record)).toEqual([])
      expect(store.specifications.size).toBe(1)
      if (!exists) return
      expect(fields.every((field) => (field.split('.')[0] ?? '') in record)).toBe(true)
      expect(store.specifications.get(7)).toMatchObject({ Description: 'By hand', IsWizard: true })
      if (record.required === undefined) expect(store.specifications.get(7)?.IsRequired).toBe(true)
      expect(store.values.get(2)).toEqual(vtexValue({ Name: 'Old' }))
      expect(store.values.get(1)?.Text).toBe('By hand')
    }),
    seeded,
  )
})

it('comes apart and together as the same record', () => {
  fc.assert(
    fc.property(anyRecord, (record) => {
      const { ref, ...rest } = record
      const joined = { ref, ...joinSpecification(splitSpecification(record)) }
      const expected = { ref, ...rest, ...(rest.values?.length === 0 && { values: undefined }) }
      expect(JSON.parse(JSON.stringify(joined))).toEqual(JSON.parse(JSON.stringify(expected)))
    }),
    seeded,
  )
})

it('lets a newer value overtake an older one of the same name, whatever its case', () => {
  const older = splitSpecification(specificationRecord({ values: [{ name: 'Red' }, { name: 'Blue' }] }))
  const newer = splitSpecification(specificationRecord({ values: [{ name: 'RED', active: false }] }))
  expect(joinSpecification({ ...older, ...newer })).toMatchObject({
    values: [{ name: 'RED', active: false }, { name: 'Blue' }],
  })
})
