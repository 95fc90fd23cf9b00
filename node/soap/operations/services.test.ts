import { err, ok } from 'neverthrow'
import { failure } from '../../errors/failure'
import { inFakeTime } from '../../testing/deps'
import { codeOf, run, type SoapOptions } from '../../testing/soap-run'
import { soapStore } from '../../testing/soap-store'

// What is made once waits for others that may make it at the same time.
beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

type Store = ReturnType<typeof soapStore>

const sender = (operation: string, parameter: string) => (fields: string, store?: Store) =>
  inFakeTime(run(operation, `<${parameter}>${fields}</${parameter}>`, {}, store))
const service = sender('ServiceInsertUpdate', 'service')
const price = sender('ServicePriceInsertUpdate', 'servicePrice')
const ofSku = sender('StockKeepingUnitServiceInsertUpdate', 'stockKeepingUnitService')
const bytesOf = async (sent: ReturnType<typeof service>) => (await sent).answer._unsafeUnwrap()

const storeWith = (answers: NonNullable<SoapOptions>['answers']) => soapStore({ answers })

describe('services', () => {
  it('keeps what is nil, and writes the rest into what VTEX has', async () => {
    const sent = await service('<Id>7</Id><IsRequired>true</IsRequired><IsVisibleOnCart i:nil="1"/><Name/>')
    expect(sent).toMatchObject({ asked: ['SkuServicoTipo.aspx'], names: ['services.replaceType'] })
    expect(sent.bodies).toEqual([
      {
        ...{ Name: 'Wrapping', IsActive: true, IsRequired: true, IsGiftCard: false },
        ...{ ShowOnProductFront: false, ShowOnCartFront: true },
        ...{ ShowOnAttachmentFront: false, ShowOnFileUpload: false },
      },
    ])
    expect(sent.answer._unsafeUnwrap()).toContain('<serviceId>7</serviceId>')
  })

  it('writes nothing for what VTEX has', async () => {
    const same =
      '<Id>7</Id><IsActive>true</IsActive><IsVisibleOnCart>true</IsVisibleOnCart><Name>Wrapping</Name>'
    expect(await service(same)).toMatchObject({ names: [] })
  })

  it('makes a new one once, by its name', async () => {
    const store = soapStore()
    const made = await service('<Name>Engraving</Name><IsFile>true</IsFile>', store)
    expect(made.bodies).toEqual([
      expect.objectContaining({
        Name: 'Engraving',
        IsActive: true,
        ShowOnFileUpload: true,
        IsGiftCard: false,
      }),
    ])
    expect(made.answer._unsafeUnwrap()).toContain('<serviceId>8</serviceId>')
    await service('<Name>engraving</Name>', store)
    expect(store.writes.map(({ name }) => name)).toEqual(['services.createType', 'services.replaceType'])
  })

  it('takes an Id that VTEX does not have for the caller’s own', async () => {
    const store = soapStore()
    await service('<Id>12</Id><Name>Wrapping</Name><IsVisibleOnCart>true</IsVisibleOnCart>', store)
    const again = '<Id>12</Id><Name>Wrapping</Name><IsVisibleOnCart>true</IsVisibleOnCart>'
    expect(await bytesOf(service(again, store))).toContain('<a:Id>8</a:Id>')
    expect(store.writes.map(({ name }) => name)).toEqual(['services.createType'])
    const shown = await run('ServiceGet', '<idService>12</idService>', {}, store)
    expect(shown.answer._unsafeUnwrap()).toContain('<a:Id>8</a:Id>')
    const stranger = { ...store, call: { ...store.call, source: 'another' } }
    const other = await run('ServiceGet', '<idService>12</idService>', {}, stranger)
    expect(other.answer._unsafeUnwrap()).toContain('ServiceGetResult i:nil="true"')
  })

  it('makes one anew that VTEX does not have any more', async () => {
    let isGone = false
    const store = storeWith({ 'services.typeById': () => ok(isGone ? null : { Id: 8, Name: 'A' }) })
    await service('<Name>A</Name>', store)
    isGone = true
    await service('<Name>A</Name>', store)
    const created = store.writes.filter(({ name }) => name === 'services.createType')
    expect(created).toHaveLength(2)
  })

  it('makes none twice when VTEX does not say what became of it', async () => {
    const lost = () => err(failure('vtex_timeout', undefined, { kind: 'timeout' }))
    const store = storeWith({ 'services.createType': lost })
    const send = () => service('<Name>A</Name>', store)
    expect(codeOf(await send())).toBe('vtex_timeout')
    const inDoubt = (await send()).answer._unsafeUnwrapErr()
    expect(inDoubt).toMatchObject({
      code: 'vtex_timeout',
      detail: expect.stringContaining('Admin') as string,
    })
    expect(inDoubt.retryAfter).toBeGreaterThan(3_500)
    expect(store.writes).toHaveLength(1)
    jest.setSystemTime(Date.now() + 3_600_000)
    const deadline = Date.now() + 14_000
    const later = { ...store, call: { ...store.call, deadline, clients: store.deps.clients } }
    await service('<Name>A</Name>', later)
    expect(store.writes).toHaveLength(2)
  })

  it('tries again what VTEX refused', async () => {
    const refusal = () => err(failure('vtex_refused', 'VTEX answered 400: no.', { kind: 'refused' }))
    const store = storeWith({ 'services.createType': refusal })
    for (const times of [1, 2]) {
      expect(codeOf(await service('<Name>A</Name>', store))).toBe('vtex_refused')
      expect(store.writes).toHaveLength(times)
    }
  })

  it.each([
    ['<Id>99</Id>', 'no name'],
    ['<Id>0</Id><Name>A</Name>', 'an id that is none'],
    [`<Name>${'x'.repeat(101)}</Name>`, 'a name that is too long'],
  ])('refuses %p', async (fields) => {
    const refused = await service(fields)
    expect(codeOf(refused)).toBe('invalid_record')
    expect(refused.names).toEqual([])
  })
})

describe('prices of services', () => {
  it('keeps name and cost, and answers the price as it was sent', async () => {
    const sent = await price('<Id>7</Id><Price>7.5</Price><ListPrice>9</ListPrice>')
    expect(sent).toMatchObject({ asked: ['SkuServicoForm.aspx'], names: ['services.replaceValue'] })
    expect(sent.bodies).toEqual([{ SkuServiceTypeId: 7, Name: 'Red paper', Value: 7.5, Cost: 2 }])
    expect(await bytesOf(price('<Id>7</Id><Price>5</Price>'))).toContain('<a:Price>5</a:Price>')
  })

  it('makes a new one once, whose cost is its price, and lists it', async () => {
    const store = soapStore()
    const send = () => price('<Name>Blue</Name><Price>0.005</Price><ServiceId>7</ServiceId>', store)
    expect((await send()).bodies).toEqual([{ SkuServiceTypeId: 7, Name: 'Blue', Value: 0.01, Cost: 0.01 }])
    await send()
    const created = store.writes.filter(({ name }) => name === 'services.createValue')
    expect(created).toHaveLength(1)
    const list = await run('ServicePriceList', '<idService>7</idService>', {}, store)
    expect(list.answer._unsafeUnwrap()).toMatch(/<a:Id>8<\/a:Id>.*<a:Service><a:Id>7<\/a:Id>/)
  })

  it.each([
    ['<Id>7</Id><Price>-1</Price>', 'invalid_record'],
    ['<Name>A</Name><ServiceId>7</ServiceId>', 'invalid_record'],
    ['<Name>A</Name><Price>1</Price>', 'invalid_record'],
    ['<Name>A</Name><Price>1</Price><ServiceId>99</ServiceId>', 'invalid_record'],
  ])('refuses %p', async (fields, code) => {
    const refused = await price(fields)
    expect(codeOf(refused)).toBe(code)
    expect(refused.names).toEqual([])
  })
})

describe('services of SKUs', () => {
  const fields = '<ServicePriceId>7</ServicePriceId><StockKeepingUnitId>7</StockKeepingUnitId>'

  it('keeps what is nil, and writes nothing for what VTEX has', async () => {
    const sent = await ofSku('<Id>7</Id><IsActive>false</IsActive><Description i:nil="1"/>')
    expect(sent).toMatchObject({
      names: ['services.replace'],
      bodies: [{ Name: 'Red', Text: 'By hand', IsActive: false, SkuId: 7, SkuServiceValueId: 7 }],
    })
    expect(await ofSku(`<Id>7</Id>${fields}<Name>Red</Name>`)).toMatchObject({ names: [] })
  })

  it('offers a service once, called like its price', async () => {
    const store = soapStore()
    const sent = await ofSku(fields, store)
    expect(sent.bodies).toEqual([
      {
        ...{ SkuServiceTypeId: 7, SkuServiceValueId: 7, SkuId: 7 },
        ...{ Name: 'Red paper', Text: 'Red paper', IsActive: true },
      },
    ])
    await ofSku(fields, store)
    expect(store.writes.filter(({ name }) => name === 'services.create')).toHaveLength(1)
  })

  it.each([[['7']], [[{ Name: 'Wrapping', Options: [{ Id: 7 }] }]]])(
    'takes what VTEX offers with the SKU already: %j',
    async (Services) => {
      const store = storeWith({ 'skus.surroundings': () => ok({ Services }) })
      expect(await ofSku(fields, store)).toMatchObject({ names: [] })
      const list = await run('StockKeepingUnitServiceList', '<idSku>7</idSku>', {}, store)
      expect(list.answer._unsafeUnwrap()).toMatch(/<a:Id>7<\/a:Id>.*<a:ServicePrice><a:Id>7<\/a:Id>/)
    },
  )

  it('lists none of another SKU', async () => {
    const store = storeWith({ 'skus.surroundings': () => ok({ Services: ['7'] }) })
    const list = await run('StockKeepingUnitServiceList', '<idSku>8</idSku>', {}, store)
    expect(list.answer._unsafeUnwrap()).toContain('i:nil="true"')
  })

  it.each([
    [fields.replace('>7<', '>99<'), 'invalid_record'],
    ['<ServicePriceId>7</ServicePriceId><StockKeepingUnitId>99</StockKeepingUnitId>', 'sku_not_found'],
    ['<ServicePriceId>7</ServicePriceId>', 'invalid_record'],
    [`${fields}<Name>${'x'.repeat(51)}</Name>`, 'invalid_record'],
    [`${fields}<Description>${'x'.repeat(101)}</Description>`, 'invalid_record'],
  ])('refuses %p', async (sent, code) => {
    const refused = await ofSku(sent)
    expect(codeOf(refused)).toBe(code)
    expect(refused.names).toEqual([])
  })
})
