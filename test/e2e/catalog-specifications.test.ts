import type { FaultSpec } from '../../sandbox'
import { applied, deliver, resultsOf, unchanged, type Outcome } from './delivery'
import { expectProblem } from './problem'
import { SHORT_PATIENCE, withSandbox } from './support'

jest.setTimeout(60_000)

const store = withSandbox(SHORT_PATIENCE)
let made = 0

interface Named {
  Id: number
  Name: string
}

interface Value {
  FieldValueId: number
  Value: string
  IsActive: boolean
  Position: number
}

const SPECIFICATION = '/api/catalog/pvt/specification'
const LISTS = '/api/catalog_system/pub/specification'
const GROUPS = '/api/catalog_system/pvt/specification/groupbycategory'

const newRef = () => `S-${++made}`
const put = (ref: string, record: object, query = '') =>
  store().erp.put<Outcome>(`/specifications/${encodeURIComponent(ref)}${query}`, record)
const methods = (calls: { method: string; template: string }[]) =>
  calls.map(
    ({ method, template }) =>
      `${method} ${template.replace(/^\/api\/catalog(_system)?\/p..\/specification/, '')}`,
  )

async function get<T>(path: string): Promise<T> {
  const { status, body } = await store().vtex.get<T>(path)
  expect({ path, status }).toMatchObject({ status: 200 })
  return body
}

/** A category of its own, sent by the ERP. */
async function newCategory(): Promise<{ ref: string; id: string }> {
  const ref = `C-${++made}`
  const answer = await store().erp.put<Outcome>(`/categories/${ref}`, { name: `Category ${ref}` })
  expect(answer).toMatchObject(applied)
  return { ref, id: answer.body.vtexId }
}

const specificationsOf = async (categoryId: string) =>
  (await get<{ Name: string }[]>(`${LISTS}/field/listByCategoryId/${categoryId}`)).map(({ Name }) => Name)
const groupsOf = async (categoryId: string) =>
  (await get<Named[]>(`${GROUPS}/${categoryId}`)).map(({ Name }) => Name)
const valuesOf = (id: string) => get<Value[]>(`${LISTS}/fieldvalue/${id}`)

const color = { name: 'Color', level: 'sku', type: 'combo' }

describe('a specification', () => {
  it('is created with its group and values, and sent again costs nothing', async () => {
    const { ref: categoryRef, id } = await newCategory()
    const ref = newRef()
    const record = {
      ...color,
      categoryRef,
      group: 'Looks',
      required: true,
      filterable: true,
      position: 2,
      values: [{ name: 'Red' }, { name: 'Șofran', position: 5, active: false }],
    }
    let vtexId = ''
    const calls = await store().callsDuring(async () => {
      const answer = await put(ref, record)
      expect(answer).toMatchObject(applied)
      vtexId = answer.body.vtexId
    })
    expect(methods(calls)).toEqual([
      'GET /field/listByCategoryId/{categoryId}',
      'GET /groupbycategory/{categoryId}',
      'POST group',
      'POST ',
      'POST value',
      'POST value',
    ])
    expect(await get(`${SPECIFICATION}/${vtexId}`)).toMatchObject({
      FieldTypeId: 5,
      CategoryId: Number(id),
      IsStockKeepingUnit: true,
      IsRequired: true,
      IsFilter: true,
      IsOnProductDetails: true,
      IsActive: true,
      Position: 2,
    })
    expect(await groupsOf(id)).toEqual(['Looks'])
    expect(await valuesOf(vtexId)).toMatchObject([
      { Value: 'Red', Position: 1, IsActive: true },
      { Position: 5, IsActive: false },
    ])
    expect(
      await store().callsDuring(async () => expect(await put(ref, record)).toMatchObject(unchanged)),
    ).toEqual([])
    const verifying = await store().callsDuring(async () =>
      expect(await put(ref, record, '?verify=true')).toMatchObject(unchanged),
    )
    expect(methods(verifying)).toEqual([
      'GET /{specificationId}',
      'GET /groupGet/{groupId}',
      'GET /fieldvalue/{fieldId}',
    ])
  })

  it('of all categories is in the root', async () => {
    const name = `Material ${newRef()}`
    const answer = await put(newRef(), { name, categoryRef: null, level: 'product', type: 'text' })
    expect(answer).toMatchObject(applied)
    expect(await specificationsOf('0')).toContain(name)
    expect(await groupsOf('0')).toContain('Specifications')
  })

  it('changes by one read and one write, and what people entered by hand stays', async () => {
    const { ref: categoryRef } = await newCategory()
    const ref = newRef()
    const { body: made } = await put(ref, { ...color, categoryRef, values: [{ name: 'Red' }] })
    const path = `${SPECIFICATION}/${made.vtexId}`
    const byHand = { Description: 'By hand', IsTopMenuLinkActive: true, DefaultValue: 'Red', Position: 8 }
    const { Id: _id, ...held } = await get<Named>(path)
    await store().vtex.put(path, { ...held, ...byHand })
    const [red] = await valuesOf(made.vtexId)
    const value = { FieldId: Number(made.vtexId), Name: 'Red', Text: 'By hand', IsActive: true, Position: 1 }
    await store().vtex.put(`${SPECIFICATION}value/${red?.FieldValueId}`, value)
    await store().vtex.post(`${SPECIFICATION}value`, { ...value, Name: 'Handmade' })

    const renaming = await store().callsDuring(async () =>
      expect(await put(ref, { ...color, name: 'Colour', categoryRef })).toMatchObject(applied),
    )
    expect(methods(renaming)).toEqual(['GET /{specificationId}', 'PUT /{specificationId}'])
    expect(await get(path)).toMatchObject({ ...byHand, Name: 'Colour' })

    const hiding = await store().callsDuring(async () =>
      expect(
        await put(ref, {
          ...color,
          name: 'Colour',
          categoryRef,
          values: [{ name: 'red', active: false }, { name: 'Blue' }],
        }),
      ).toMatchObject(applied),
    )
    expect(methods(hiding)).toEqual([
      'GET /{specificationId}',
      'GET /fieldvalue/{fieldId}',
      'GET value/{specificationValueId}',
      'PUT value/{specificationValueId}',
      'POST value',
    ])
    expect((await valuesOf(made.vtexId)).map(({ Value, IsActive }) => [Value, IsActive])).toEqual([
      ['red', false],
      ['Handmade', true],
      ['Blue', true],
    ])
    expect(await get(`${SPECIFICATION}value/${red?.FieldValueId}`)).toMatchObject({ Text: 'By hand' })
  })

  it('that VTEX has already is taken over by name, category and level', async () => {
    const { ref: categoryRef, id } = await newCategory()
    const group = { CategoryId: Number(id), Name: 'By hand' }
    const { body: inGroup } = await store().vtex.post<Named>(`${SPECIFICATION}group`, group)
    const field = { CategoryId: Number(id), FieldGroupId: inGroup.Id, Name: 'COLOR', IsActive: true }
    const twin = { ...field, FieldTypeId: 1, IsStockKeepingUnit: false }
    await store().vtex.post(SPECIFICATION, twin)
    const meant = { ...field, FieldTypeId: 5, IsStockKeepingUnit: true }
    const { body: existing } = await store().vtex.post<Named>(SPECIFICATION, meant)
    const answer = await put(newRef(), { ...color, categoryRef })
    expect(answer).toMatchObject({ body: { outcome: 'applied', vtexId: String(existing.Id) } })
    expect((await specificationsOf(id)).sort()).toEqual(['COLOR', 'Color'])
    await store().vtex.post(SPECIFICATION, { ...meant, Name: 'Color' })
    expectProblem(await put(newRef(), { ...color, categoryRef }), { status: 422, code: 'match_ambiguous' })
  })

  it.each<[string, object]>([
    ['type', { type: 'radio' }],
    ['level', { level: 'product' }],
    ['categoryRef', { categoryRef: null }],
    ['group', { group: 'Other' }],
  ])('can not change its %s', async (field, change) => {
    const { ref: categoryRef } = await newCategory()
    const ref = newRef()
    await put(ref, { ...color, categoryRef })
    const writes = await store().writesDuring(async () => {
      const answer = await put(ref, { ...color, categoryRef, ...change })
      expectProblem(answer, { status: 422, code: 'cannot_change', pointer: `/${field}` })
    })
    expect(writes).toEqual([])
  })

  it('waits for its category, and is shown by the ref', async () => {
    const categoryRef = `C-${++made}`
    const ref = newRef()
    const waiting = await put(ref, { ...color, categoryRef, values: [{ name: 'Red' }] })
    expect(waiting).toMatchObject({ status: 202, body: { outcome: 'parked', code: 'category_not_found' } })
    const category = await store().erp.put<Outcome>(`/categories/${categoryRef}`, { name: categoryRef })
    await store().sandbox.events.idle()
    expect(await store().erp.get(`/specifications/${ref}`)).toMatchObject({
      status: 200,
      body: {
        record: {
          ...color,
          ref,
          categoryId: category.body.vtexId,
          group: 'Specifications',
          values: [{ name: 'Red', active: true, position: 1 }],
        },
      },
    })
  })
})

describe('VTEX failing in the middle', () => {
  const paths = ['group', '', 'value'].map((what) => `${SPECIFICATION}${what}`)
  const actions: FaultSpec['action'][] = [
    { kind: 'status', status: 500 },
    { kind: 'apply-then-fail', status: 500 },
  ]
  it.each(paths.flatMap((path) => actions.map((action) => [path, action] as const)))(
    'of a creation makes no duplicate: %s %j',
    (path, action) => createdOnce(path, action),
  )

  it('of a creation makes no duplicate: no answer', () =>
    createdOnce(SPECIFICATION, { kind: 'apply-then-timeout' }))

  async function createdOnce(path: string, action: FaultSpec['action']) {
    const { ref: categoryRef, id } = await newCategory()
    store().sandbox.faults.add({ via: 'app', method: 'POST', path, action, times: 1 })
    const answer = await put(newRef(), { ...color, categoryRef, values: [{ name: 'Red' }, { name: 'Blue' }] })
    expect(answer).toMatchObject(applied)
    expect(await groupsOf(id)).toEqual(['Specifications'])
    expect(await specificationsOf(id)).toEqual(['Color'])
    expect((await valuesOf(answer.body.vtexId)).map(({ Value }) => Value)).toEqual(['Red', 'Blue'])
  }
})

it('a batch in any order creates each group once, and says what is wrong with each record', async () => {
  const { ref: categoryRef, id } = await newCategory()
  const fields = Array.from({ length: 8 }, (_, index) => ({
    ...color,
    ref: newRef(),
    name: `Field ${index}`,
    categoryRef,
    group: `Group ${index % 2}`,
  }))
  const bad = [
    { ...color, ref: newRef(), type: 'text' },
    { ...color, ref: newRef(), values: [{ name: 'A' }, { name: 'a' }] },
    { ref: newRef(), name: 'x' },
  ]
  const batch = await deliver(store(), 'specifications', [...fields, ...bad].reverse())
  expect(batch).toMatchObject({ status: 'done', counts: { applied: 8, failed: 3 } })
  const failed = (await resultsOf(store(), batch.id)).filter(({ outcome }) => outcome === 'failed')
  expect(failed.map(({ errors }) => errors.map(({ pointer }) => pointer))).toEqual([
    ['/level', '/type'],
    ['/values'],
    ['/type'],
  ])
  expect((await groupsOf(id)).sort()).toEqual(['Group 0', 'Group 1'])
  expect((await specificationsOf(id)).sort()).toEqual(fields.map(({ name }) => name))
})
