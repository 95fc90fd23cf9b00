import { VtexCatalog } from '../support/catalog'
import { applied, unchanged, type Outcome } from './delivery'
import { expectProblem } from './problem'
import { withSandbox } from './support'

const store = withSandbox()
const catalog = new VtexCatalog(store)
let made = 0

const put = (ref: string, record: object) => store().erp.put<Outcome>(`/skus/${ref}`, record)
const newRef = () => `K-${++made}`
const part = (skuRef: string, quantity = 1) => ({ skuRef, quantity })

/** A product, and a way to send SKUs of it. */
async function newProduct() {
  const { ref: productRef } = await catalog.product()
  return (ref: string, fields: object = {}) => put(ref, { productRef, name: ref, ...fields })
}

/** What the kit is made of as VTEX itself answers it: quantities by ref. */
async function partsOf(kit: string): Promise<Record<string, number>> {
  const id = (await catalog.sku(kit))?.Id
  const path = `/api/catalog/pvt/stockkeepingunitkit?parentSkuId=${id}`
  const { body } = await store().vtex.get<{ StockKeepingUnitId: number; Quantity: number }[]>(path)
  const rows = body.map(async ({ StockKeepingUnitId, Quantity }) => {
    const sku = await store().vtex.get<{ RefId: string }>(
      `/api/catalog/pvt/stockkeepingunit/${StockKeepingUnitId}`,
    )
    return [sku.body.RefId, Quantity]
  })
  return Object.fromEntries(await Promise.all(rows)) as Record<string, number>
}

describe('a kit', () => {
  it('cannot contain itself', async () => {
    const send = await newProduct()
    const ref = newRef()
    const refused = await send(ref, { kit: [part(ref)] })
    expectProblem(refused, { status: 422, code: 'invalid_record', pointer: '/kit' })
    expect(await catalog.sku(ref)).toBeNull()
  })

  it.each([1, 3])('cannot contain itself through %d others', async (between) => {
    const send = await newProduct()
    const chain = Array.from({ length: between + 1 }, newRef)
    expect(await send(chain[0] ?? '')).toMatchObject(applied)
    for (const [index, ref] of chain.slice(1).entries())
      expect(await send(ref, { kit: [part(chain[index] ?? '')] })).toMatchObject(applied)
    const [first = '', last = ''] = [chain[0], chain.at(-1)]
    const writes = await store().writesDuring(async () =>
      expectProblem(await send(first, { name: 'Other', kit: [part(last)] }), {
        status: 422,
        code: 'cannot_change',
      }),
    )
    expect(writes).toEqual([])
    expect(await catalog.sku(first)).toMatchObject({ IsKit: false, Name: first })
  })

  it('waits for components that come later, one after the other', async () => {
    const send = await newProduct()
    const [kit, one, two] = [newRef(), newRef(), newRef()]
    const record = { kit: [part(one, 2), part(two, 3)] }
    expect(await send(kit, record)).toMatchObject({ status: 202, body: { code: 'sku_not_found' } })
    expect(await send(one)).toMatchObject(applied)
    await store().sandbox.events.idle()
    expect(await catalog.sku(kit)).toBeNull()
    expect(await send(two)).toMatchObject(applied)
    await store().sandbox.events.idle()
    expect(await partsOf(kit)).toEqual({ [one]: 2, [two]: 3 })
    expect(await send(kit, record)).toMatchObject(unchanged)
  })

  it('has another list of components than before, each of them once', async () => {
    const send = await newProduct()
    const [kit, one, two, three] = [newRef(), newRef(), newRef(), newRef()]
    for (const ref of [one, two, three]) await send(ref)
    await send(kit, { kit: [part(one, 2), part(two)] })
    expect(await send(kit, { kit: [part(two, 5), part(three)] })).toMatchObject(applied)
    expect(await partsOf(kit)).toEqual({ [two]: 5, [three]: 1 })
  })
})

describe('attachments of a SKU', () => {
  const attachedTo = async (ref: string) => {
    const attached = await catalog.beside<{ AttachmentId: number }[]>(ref, 'attachment')
    const names = attached.map(async ({ AttachmentId }) => {
      const path = `/api/catalog/pvt/attachment/${AttachmentId}`
      return (await store().vtex.get<{ Name: string }>(path)).body.Name
    })
    return (await Promise.all(names)).sort()
  }
  const newAttachment = (Name: string) =>
    catalog.created('/api/catalog/pvt/attachment', {
      Name,
      IsRequired: false,
      IsActive: true,
      Domains: [{ FieldName: 'Text', MaxCaracters: '20', DomainValues: '' }],
    })

  it('are set by name, changed as a list, and taken away', async () => {
    const send = await newProduct()
    const ref = newRef()
    for (const name of ['Engraving', 'Gift wrap', 'Warranty']) await newAttachment(name)
    const record = { attachments: ['Engraving', 'Gift wrap'] }
    expect(await send(ref, record)).toMatchObject(applied)
    expect(await attachedTo(ref)).toEqual(['Engraving', 'Gift wrap'])
    expect(await store().writesDuring(() => send(ref, record))).toEqual([])
    const changed = await send(ref, { attachments: ['Warranty', 'Engraving'] })
    expect(changed.body.changes).toMatchObject([{ field: 'attachments' }])
    expect(await attachedTo(ref)).toEqual(['Engraving', 'Warranty'])
    const shown = await store().erp.get<{ record: { attachments: string[] } }>(`/skus/${ref}`)
    expect(shown.body.record.attachments.sort()).toEqual(['Engraving', 'Warranty'])
    expect(await send(ref, { name: 'Renamed' })).toMatchObject(applied)
    expect(await attachedTo(ref)).toEqual(['Engraving', 'Warranty'])
    expect(await send(ref, { attachments: [] })).toMatchObject(applied)
    expect(await attachedTo(ref)).toEqual([])
  })

  it('that VTEX does not have are an error that names them', async () => {
    const send = await newProduct()
    const ref = newRef()
    await newAttachment('Ribbon')
    const refused = await send(ref, { attachments: ['Ribbon', 'Nowhere'] })
    const { detail } = expectProblem(refused, { status: 422, code: 'vtex_refused' }) as { detail: string }
    expect(detail).toContain('"Nowhere"')
    expect(await attachedTo(ref)).toEqual([])
  })
})
