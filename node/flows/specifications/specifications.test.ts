import { err, ok } from 'neverthrow'
import { failure } from '../../errors/failure'
import { memorySpecifications } from '../../testing/specification-store'
import type { Directory, FlowClients } from '../flow'
import { specifications } from '.'
import { specificationRecord, vtexGroup, vtexSpecification, vtexValue } from './fixtures'
import { specificationSchema } from './schema'
import { planOf, sync } from '../../testing/sync-specification'

const enriched = () =>
  memorySpecifications({
    specifications: [vtexSpecification()],
    groups: [vtexGroup],
    values: [vtexValue(), vtexValue({ Name: 'Blue', IsActive: false, Position: 1 })],
  })

describe('a specification that is not known yet', () => {
  it('is created with its group and its values', async () => {
    const store = memorySpecifications({ groups: [{ Id: 1, CategoryId: 0, Name: 'Specifications' }] })
    const values = [{ name: 'Red' }, { name: 'Blue', position: 9, active: false }, { name: 'Green' }]
    const fields = await sync(store, specificationRecord({ values, filterable: true }))
    expect(fields).toContain('values.Green')
    expect(store.groups.get(2)).toEqual({ Id: 2, CategoryId: 3, Name: 'Specifications' })
    expect([...store.specifications.values()]).toEqual([
      vtexSpecification({
        Id: 1,
        FieldGroupId: 2,
        Description: '',
        Position: 0,
        IsRequired: false,
        IsOnProductDetails: true,
        IsWizard: false,
        IsTopMenuLinkActive: false,
        IsSideMenuLinkActive: false,
        DefaultValue: '',
      }),
    ])
    expect([...store.values.values()]).toEqual([
      { FieldId: 1, Name: 'Red', Text: null, IsActive: true, Position: 1 },
      { FieldId: 1, Name: 'Blue', Text: null, IsActive: false, Position: 9 },
      { FieldId: 1, Name: 'Green', Text: null, IsActive: true, Position: 2 },
    ])
  })

  it.each([
    ['null', null, '0'],
    ['absent', undefined, undefined],
  ])('belongs to all categories where its category is %s', async (_name, categoryRef, categoryId) => {
    const store = memorySpecifications()
    await sync(store, specificationRecord({ categoryRef }), { categoryId })
    expect([...store.specifications.values()]).toMatchObject([{ CategoryId: 0, FieldGroupId: 1 }])
  })

  it('goes into the group of the category that has the name', async () => {
    const store = memorySpecifications({ groups: [vtexGroup] })
    await sync(store, specificationRecord({ group: 'LOOKS' }))
    expect(store.calls).toEqual(['ofCategory', 'groups', 'create'])
    expect(store.specifications.get(1)?.FieldGroupId).toBe(5)
  })

  it.each([
    ['text', 1],
    ['long-text', 2],
    ['number', 4],
    ['combo', 5],
    ['radio', 6],
    ['checkbox', 7],
    ['indexed-text', 8],
    ['indexed-long-text', 9],
  ])('has the type %s, in VTEX %d', async (type, FieldTypeId) => {
    const store = memorySpecifications()
    const record = specificationRecord({ level: 'product', type })
    await sync(store, record)
    expect(store.specifications.get(1)).toMatchObject({ FieldTypeId, IsStockKeepingUnit: false })
    expect(await sync(store, record)).toEqual([])
  })

  it('is the one of that name in the same category and level', async () => {
    const store = memorySpecifications({
      specifications: [
        vtexSpecification({ Id: 7, CategoryId: 0 }),
        vtexSpecification({ Id: 8, IsStockKeepingUnit: false }),
        vtexSpecification({ Id: 9, Name: 'CÓLOR' }),
      ],
    })
    expect(await sync(store, specificationRecord())).toEqual(['name'])
    expect(store.specifications.get(9)?.Name).toBe('Color')
    expect(store.specifications.size).toBe(3)
  })

  it('is not guessed when there are several', async () => {
    const { clients } = memorySpecifications({
      specifications: [vtexSpecification(), vtexSpecification({ Id: 8 })],
    })
    const wanted = { key: ['COLOR'], record: specificationRecord() }
    const read = specifications.read({ vtexId: '', categoryId: '3' }, clients as FlowClients, wanted)
    expect((await read)._unsafeUnwrapErr()).toMatchObject({
      code: 'match_ambiguous',
      detail: 'VTEX has several sku specifications called "Color" in the same category: 7, 8.',
    })
  })

  it.each(['createGroup', 'create', 'createValue'])('is there once when %s answers nothing', async (name) => {
    const store = memorySpecifications()
    const record = specificationRecord({ values: [{ name: 'Red' }, { name: 'Blue' }] })
    store.faults.set(name, [{ failure: failure('vtex_timeout'), applied: true }])
    await expect(sync(store, record)).rejects.toBeDefined()
    await sync(store, record)
    expect(await sync(store, record)).toEqual([])
    expect([store.groups.size, store.specifications.size, store.values.size]).toEqual([1, 1, 2])
  })
})

describe('a specification that is known', () => {
  it('changes by one read and one write, and keeps what people entered by hand', async () => {
    const store = enriched()
    const record = specificationRecord({ name: 'Colour', required: false, position: 3 })
    expect(await sync(store, record, { vtexId: '7' })).toEqual(['name', 'required', 'position'])
    expect(store.calls).toEqual(['byId', 'replace'])
    expect(store.specifications.get(7)).toEqual(
      vtexSpecification({ Name: 'Colour', IsRequired: false, Position: 3 }),
    )
  })

  it('sends no null where VTEX holds one', async () => {
    const nulls = { Description: null, IsWizard: null, DefaultValue: null }
    const store = memorySpecifications({ specifications: [vtexSpecification(nulls)] })
    await sync(store, specificationRecord({ required: false }), { vtexId: '7' })
    expect(store.specifications.get(7)).toMatchObject({ Description: '', IsWizard: false, DefaultValue: '' })
  })

  it('gets the values it lacks after its own; those not sent stay, and so does their text', async () => {
    const store = enriched()
    const values = [{ name: 'Green' }, { name: 'blue', active: true }, { name: 'Black' }]
    expect(await sync(store, specificationRecord({ values }), { vtexId: '7' })).toEqual([
      'values.Green',
      'values.blue',
      'values.Black',
    ])
    expect(store.calls).toEqual(['byId', 'values', 'createValue', 'value', 'replaceValue', 'createValue'])
    expect([...store.values.values()]).toEqual([
      vtexValue(),
      vtexValue({ Name: 'blue', Position: 1 }),
      vtexValue({ Name: 'Green', Text: null, Position: 5 }),
      vtexValue({ Name: 'Black', Text: null, Position: 6 }),
    ])
  })

  it.each<[string, object, string | undefined, string]>([
    ['type', { type: 'radio' }, '3', 'it has combo, the record says radio'],
    ['level', { level: 'product' }, '3', 'it has sku, the record says product'],
    ['categoryRef', {}, '4', 'it has category 3, the record says category 4'],
    ['categoryRef', { categoryRef: null }, '0', 'it has category 3, the record says all categories'],
    ['group', { group: 'Other' }, '3', 'it has Looks, the record says Other'],
  ])('can not change its %s', async (field, change, categoryId, says) => {
    const plan = await planOf(enriched(), specificationRecord(change), { vtexId: '7', categoryId })
    expect(plan._unsafeUnwrapErr()).toMatchObject({
      code: 'cannot_change',
      detail: `The ${field} of the specification "Color" is fixed in VTEX: ${says}.`,
      errors: [{ pointer: `/${field}` }],
    })
  })

  it.each<[string, object, string | undefined]>([
    ['the same group', { group: 'looks' }, '3'],
    ['no category', { categoryRef: undefined }, undefined],
  ])('stays as it is with %s', async (_name, same, categoryId) => {
    const plan = await planOf(enriched(), specificationRecord(same), { vtexId: '7', categoryId })
    expect(plan._unsafeUnwrap()).toEqual([])
  })

  it('gets what is left of a record that newer data has overtaken', async () => {
    const { name: _name, level: _level, type: _type, ...rest } = specificationRecord({ required: false })
    expect(await sync(enriched(), rest, { vtexId: '7' })).toEqual(['required'])
    const plan = await planOf(memorySpecifications(), rest)
    expect(plan._unsafeUnwrapErr().code).toBe('specification_not_found')
  })

  it('of text gets no values, although what is left of the record does not say its type', async () => {
    const store = memorySpecifications({ specifications: [vtexSpecification({ FieldTypeId: 1 })] })
    const { type: _type, ...rest } = specificationRecord({ values: [{ name: 'Red' }] })
    const plan = await planOf(store, rest, { vtexId: '7' })
    expect(plan._unsafeUnwrapErr()).toMatchObject({ code: 'cannot_change', errors: [{ pointer: '/values' }] })
  })

  it('is looked for by name when it is gone', async () => {
    expect(await sync(enriched(), specificationRecord(), { vtexId: '99' })).toEqual([])
  })

  it('is shown with all there is', async () => {
    const { clients } = enriched()
    const target = { vtexId: '7', categoryId: undefined }
    const live = await specifications.read(target, clients as FlowClients, { key: ['COLOR'], record: null })
    const found = live._unsafeUnwrap()
    expect(found && specifications.show(['COLOR'], found)).toEqual({
      ref: 'COLOR',
      name: 'Color',
      categoryId: '3',
      level: 'sku',
      type: 'combo',
      group: 'Looks',
      required: true,
      filterable: true,
      onProductPage: false,
      position: 2,
      active: true,
      values: [
        { name: 'Red', position: 4, active: true },
        { name: 'Blue', position: 1, active: false },
      ],
    })
  })
})

it('asks for all categories at once, and each record waits for its own', async () => {
  const directory = {
    remembered: () => '',
    ids: async (_flow: string, refs: string[]) =>
      refs.map((ref) => (ref === 'A' ? ok('1') : err(failure('category_not_found', ref)))),
  } as unknown as Directory
  const wanted = ['A', 'B', null, undefined, 'A'].map((categoryRef, index) => ({
    key: [`${index}`],
    record: specificationRecord({ ref: `${index}`, categoryRef }),
  }))
  const targets = await specifications.locate([...wanted, { key: ['x'], record: null }], directory)
  expect(targets.map((target) => target.map(({ categoryId }) => categoryId).unwrapOr('waits'))).toEqual([
    '1',
    'waits',
    '0',
    undefined,
    '1',
    undefined,
  ])
})

it.each<[string, object, string]>([
  ['no level', { level: undefined }, '/level'],
  ['no type', { type: undefined }, '/type'],
  ['an unknown type', { type: 'date' }, '/type'],
  ['a text of SKUs', { type: 'text' }, '/type'],
  ['a checkbox of SKUs', { type: 'checkbox' }, '/type'],
  ['values of a text', { level: 'product', type: 'text', values: [{ name: 'x' }] }, '/values'],
  ['the same value twice', { values: [{ name: 'Rot' }, { name: ' rót' }] }, '/values'],
  ['a value without a name', { values: [{ position: 1 }] }, '/values/0/name'],
  ['a value too long', { values: [{ name: 'x'.repeat(3_501) }] }, '/values/0/name'],
  ['a name too long', { name: 'x'.repeat(101) }, '/name'],
  ['a group of null', { group: null }, '/group'],
  ['a position below 0', { position: -1 }, '/position'],
  ['unknown fields', { colour: 1 }, ''],
])('refuses %s', (_name, fields, pointer) => {
  const base = { ref: 'COLOR', name: 'Color', level: 'sku', type: 'combo' }
  const parsed = specificationSchema.safeParse({ ...base, ...fields })
  expect(parsed.error?.issues.map(({ path }) => path.map((part) => `/${String(part)}`).join(''))).toEqual([
    pointer,
  ])
})
