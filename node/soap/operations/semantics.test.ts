import { err, ok } from 'neverthrow'
import { fail, failure } from '../../errors/failure'
import { vtexSku } from '../../flows/skus/fixtures'
import { codeOf, readCall, run, type SoapOptions as Options } from '../../testing/soap-run'
import { soapStore } from '../../testing/soap-store'
import { answerCall } from '.'

const product = (fields: string, options?: Options) =>
  run('ProductInsertUpdate', `<productVO>${fields}</productVO>`, options)
const sku = (fields: string, options?: Options) =>
  run('StockKeepingUnitInsertUpdate', `<stockKeepingUnitVO>${fields}</stockKeepingUnitVO>`, options)
const brand = (fields: string, options?: Options) =>
  run('BrandInsertUpdate', `<brand>${fields}</brand>`, options)

describe('products', () => {
  it('keeps what is nil, absent or the same, and writes the rest into what VTEX has', async () => {
    const { names, bodies } = await product(
      '<Id>7</Id><Title>New</Title><TaxCode i:nil="1"/><Name>Mountain bike</Name>',
    )
    expect(names).toEqual(['products.replace'])
    expect(bodies[0]).toMatchObject({
      Title: 'New',
      TaxCode: '12',
      Description: 'By hand',
      RefId: 'P-7',
      BrandId: 7,
    })
  })

  it.each([
    [
      'its own values',
      '<Id>7</Id><Name>Mountain bike</Name><RefId>P-7</RefId><LinkId>BY-HAND</LinkId><ListStoreId/>',
    ],
    [
      '.NET’s first day',
      '<RefId>P-7</RefId><ReleaseDate>0001-01-01T00:00:00</ReleaseDate><SupplierId>0</SupplierId>',
    ],
  ])('writes nothing for %s', async (_name, fields) => {
    expect(await product(fields)).toMatchObject({ names: [] })
  })

  it('compares with VTEX each time, as people change it too', async () => {
    const store = soapStore()
    const fields = '<productVO><Id>7</Id><Title>New</Title></productVO>'
    for (const names of [['products.replace'], ['products.replace', 'products.replace']])
      expect((await run('ProductInsertUpdate', fields, {}, store)).names).toEqual(names)
  })

  it('clears what is sent empty', async () => {
    expect((await product('<Id>7</Id><TaxCode/>')).bodies).toEqual([expect.objectContaining({ TaxCode: '' })])
  })

  it.each([
    ['the id that exists', '<Id>7</Id><RefId>OTHER</RefId>', ['products.replace'], { RefId: 'OTHER' }],
    [
      'else the reference code',
      '<Id>99</Id><RefId>P-7</RefId><Title>T</Title>',
      ['products.replace'],
      { Title: 'T' },
    ],
    [
      'else a new one with the id that was sent',
      '<Id>99</Id><RefId>N</RefId><Name>New</Name><BrandId>7</BrandId><CategoryId>7</CategoryId><Description>D</Description>',
      ['products.create'],
      { Id: 99, RefId: 'N', LinkId: 'new', MetaTagDescription: 'D', IsActive: true, ShowWithoutStock: true },
    ],
  ])('takes %s', async (_name, fields, names, body) => {
    expect(await product(fields)).toMatchObject({ names, bodies: [body] })
  })

  it.each([
    ['<Id>0</Id><RefId>P-7</RefId>', 'invalid_record'],
    ['<Id>-1</Id>', 'invalid_record'],
    ['<Name>X</Name>', 'invalid_record'],
    ['<RefId>N</RefId><Name>New</Name><CategoryId>7</CategoryId>', 'invalid_record'],
    ['<Id>7</Id><BrandId>99</BrandId>', 'brand_not_found'],
    ['<Id>7</Id><CategoryId>99</CategoryId>', 'category_not_found'],
  ])('refuses %s', async (fields, code) => {
    const refused = await product(fields)
    expect(codeOf(refused)).toBe(code)
    expect(refused.names).toEqual([])
  })

  it('names the field as the WebService calls it', async () => {
    const { answer } = await product('<RefId>N</RefId><Name>New</Name><CategoryId>7</CategoryId>')
    expect(answer._unsafeUnwrapErr().errors).toMatchObject([{ pointer: '/BrandId', code: 'required' }])
  })

  it('adds a similar category to those there are', async () => {
    const inside = '<productId>7</productId><categoryId>8</categoryId>'
    expect(await run('ProductSetSimilarCategory', inside)).toMatchObject({
      names: ['products.addSimilarCategory'],
    })
  })
})

describe('SKUs', () => {
  it('takes Height for the package and RealHeight for the SKU', async () => {
    const { bodies } = await sku(
      '<Id>7</Id><Height>12.5</Height><RealHeight>3.0000</RealHeight><WeightKg>1</WeightKg>',
    )
    expect(bodies).toEqual([
      expect.objectContaining({
        PackagedHeight: 12.5,
        PackagedLength: 20,
        Height: 3,
        Length: 19,
        PackagedWeightKg: 1,
      }),
    ])
  })

  it('leaves what is nil or 0: measures, price, EANs, and that it is active', async () => {
    const fields =
      '<RefId>S-7</RefId><Height>0</Height><Price>0.0000</Price><StockKeepingUnitEans/><IsActive i:nil="1"/>'
    expect(await sku(fields)).toMatchObject({ names: [], asked: ['Sku.aspx'] })
  })

  it('makes a new one that waits to be activated, unless it is wished for', async () => {
    const fields = '<RefId>N</RefId><Name>New</Name><ProductId>7</ProductId>'
    const made = await sku(fields)
    expect(made.bodies[0]).toMatchObject({
      RefId: 'N',
      IsActive: false,
      ActivateIfPossible: false,
      PackagedHeight: 1,
    })
    const wished = await sku(`${fields}<Id>50</Id><IsActive>true</IsActive>`)
    expect(wished.bodies[0]).toMatchObject({ Id: 50, IsActive: false, ActivateIfPossible: true })
    expect(codeOf(wished)).toBe('answered')
  })

  it('sends prices to the flow of prices, to the cent, for which it asks', async () => {
    const { names, bodies, asked } = await sku('<Id>7</Id><Price>31.0050</Price><ListPrice>40</ListPrice>')
    expect(names).toEqual(['pricing.replace'])
    expect(bodies).toEqual([{ basePrice: 31.01, listPrice: 40, costPrice: 5, fixedPrices: [] }])
    expect(asked).toEqual(['Sku.aspx', 'modify_prices'])
  })

  it('leaves the cost of a SKU without a price', async () => {
    const answers = { 'pricing.get': () => ok(null) }
    const answered = await sku('<Id>7</Id><CostPrice>1.0000</CostPrice>', { answers })
    expect(answered).toMatchObject({ names: [] })
    expect(codeOf(answered)).toBe('answered')
  })

  it('writes nothing of a SKU whose prices the caller may not set', async () => {
    const store = soapStore()
    const may: typeof store.call.may = (anyOf) =>
      Promise.resolve(
        anyOf.some(({ key }) => key === 'modify_prices') ? fail('forbidden_resource') : ok(undefined),
      )
    const call = { ...store.call, may }
    const operation = 'StockKeepingUnitInsertUpdate'
    const read = readCall(
      operation,
      '<stockKeepingUnitVO><Id>7</Id><Name>N</Name><Price>1</Price></stockKeepingUnitVO>',
    )
    expect((await answerCall(read, call))._unsafeUnwrapErr().code).toBe('forbidden_resource')
    expect(store.writes).toEqual([])
  })

  it.each([
    ['no image', [], 'imagem associada'],
    ['an inactive brand', [1], 'the brand "B" is not active'],
  ])('demands activation, and says that there is %s', async (_name, Images, words) => {
    const context = {
      ProductId: 7,
      IsActive: false,
      IsProductActive: true,
      BrandName: 'B',
      IsKit: false,
      Images,
    }
    const answers = {
      'skus.byId': () => ok(vtexSku({ Id: 7, ProductId: 7, RefId: 'S-7', IsActive: false })),
      'skus.surroundings': () => ok({ ...context, IsBrandActive: Images.length === 0 }),
    }
    const inside = '<idStockKeepingUnit>7</idStockKeepingUnit>'
    const { answer } = await run('StockKeepingUnitActive', inside, { answers })
    expect(answer._unsafeUnwrapErr()).toMatchObject({
      code: 'not_activatable',
      detail: expect.stringContaining(words) as string,
    })
  })

  it('brings the EANs to the list', async () => {
    const ean = '<StockKeepingUnitEanDTO><Ean>790</Ean></StockKeepingUnitEanDTO>'
    const sent = await sku(`<Id>7</Id><StockKeepingUnitEans>${ean}</StockKeepingUnitEans>`)
    expect(sent.names).toEqual(['eans.add', 'eans.remove'])
  })

  it('answers the stored SKU, its decimals as they were sent', async () => {
    const bytes = (await sku('<Id>7</Id><Height>10.0</Height><Price>10</Price>')).answer._unsafeUnwrap()
    expect(bytes).toContain('<a:Height>10.0</a:Height>')
    expect(bytes).toContain('<a:Price>10</a:Price>')
    expect(bytes).toContain('<a:CostPrice>5.0000</a:CostPrice>')
    expect(bytes).toContain('<a:VenderSeparadamente>true</a:VenderSeparadamente>')
  })

  it.each([
    ['price', '<stockKeepintUnitId>7</stockKeepintUnitId><price>0</price>', 'invalid_record'],
    ['SKU', '<stockKeepintUnitId>99</stockKeepintUnitId><price>1</price>', 'sku_not_found'],
  ])('refuses a price without a %s', async (_name, inside, code) => {
    expect(codeOf(await run('StockKeepingUnitPriceUpdate', inside))).toBe(code)
  })
})

describe('brands', () => {
  it('takes a brand without id for the one of its name, else for a new one', async () => {
    expect(await brand('<Name>NORTHWIND</Name><Title>T</Title>')).toMatchObject({ names: ['brands.replace'] })
    expect(await brand('<Name>Other</Name>')).toMatchObject({
      names: ['brands.create'],
      bodies: [{ Name: 'Other' }],
    })
    expect(await brand('<Id>12</Id><Name>Other</Name>')).toMatchObject({
      bodies: [{ Id: 12, Name: 'Other' }],
    })
  })

  it('says why VTEX refused', async () => {
    const refusal = () => err(failure('vtex_refused', 'VTEX answered 400: no.', { kind: 'refused' }))
    const refused = await brand('<Id>7</Id><Title>T</Title>', { answers: { 'brands.replace': refusal } })
    expect(refused.answer._unsafeUnwrapErr()).toMatchObject({
      code: 'vtex_refused',
      detail: 'VTEX answered 400: no.',
    })
  })
})

describe('images', () => {
  const image =
    '<urlImage>https://files.example.com/a.png</urlImage><stockKeepingUnitId>7</stockKeepingUnitId>'

  it('adds an image and leaves the others', async () => {
    const { names, bodies } = await run('ImageServiceInsertUpdate', `${image}<imageName/>`)
    expect(names).toEqual(['images.add'])
    expect(bodies[0]).toMatchObject({ Name: expect.stringMatching(/^a-/) as string, Position: 10 })
  })

  it('removes them all', async () => {
    const inside = '<stockKeepingUnitId>7</stockKeepingUnitId>'
    expect(await run('StockKeepingUnitImageRemove', inside)).toMatchObject({ names: ['images.remove'] })
  })

  it('refuses an address that is none', async () => {
    const refused = await run('ImageServiceInsertUpdate', image.replace('https://', ''))
    expect(refused.answer._unsafeUnwrapErr()).toMatchObject({ errors: [{ pointer: '/urlImage/0/url' }] })
  })
})
