import fc from 'fast-check'
import { operations } from '../contract'
import { readEnvelope, type SoapRequest } from './envelope'

const ACTION = 'http://tempuri.org/IService/'

const envelope = (body: string, header = '') =>
  `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/">${header}<e:Body>${body}</e:Body></e:Envelope>`

const read = (text: string, more: Partial<SoapRequest> = {}) =>
  readEnvelope({ bytes: Buffer.from(text), contentType: 'text/xml; charset=utf-8', action: '', ...more })

const brandOf = (fields: string) =>
  read(envelope(`<t:BrandInsertUpdate><t:brand>${fields}</t:brand></t:BrandInsertUpdate>`)).map(
    ({ parameters }) => parameters.brand,
  )

const codeOf = (result: ReturnType<typeof read>) => (result.isErr() ? result.error.code : 'read')

describe('values', () => {
  it.each([
    ['any prefix, any order', '<q9:Name>A</q9:Name><v:Id>7</v:Id>', { Name: 'A', Id: 7 }],
    ['nil', '<v:Name x:nil="true"/><v:Title x:nil="1"/>', { Name: null, Title: null }],
    ['a nil that is not', '<v:Name x:nil="false">A</v:Name>', { Name: 'A' }],
    ['absent', '', { Name: null, Id: null, IsActive: null }],
    ['empty texts, and blanks around them', '<Name/><Title>  B \n</Title>', { Name: '', Title: 'B' }],
    ['blanks for a number', '<Id> </Id><IsActive/>', { Id: null, IsActive: null }],
    ['leading zeros', '<Id>00123456</Id>', { Id: 123456 }],
    ['1, 0 and True', '<IsActive>True</IsActive>', { IsActive: true }],
    ['0', '<IsActive>0</IsActive>', { IsActive: false }],
    [
      'CDATA and entities',
      '<Name><![CDATA[<b>&amp;]]> &lt;&#233;&#xE9;&amp;</Name>',
      { Name: '<b>&amp; <éé&' },
    ],
    ['comments and text between', '//x<!-- y --><Name>A<!-- z -->B</Name>', { Name: 'AB' }],
    ['fields of other types and spellings', '<isactive>maybe</isactive><IsVisible>1</IsVisible>', {}],
  ])('reads %s', (_name, fields, value) => {
    expect(brandOf(fields)._unsafeUnwrap()).toMatchObject(value)
  })

  it('reads lists, whatever their members are called', () => {
    const call =
      '<StockKeepingUnitInsertUpdate><stockKeepingUnitVO><Price>31.0000</Price><EstimatedDateArrival>2015-10-12</EstimatedDateArrival>' +
      '<StockKeepingUnitEans><x:Any><y:Ean>1</y:Ean></x:Any><Z z:nil="true"/></StockKeepingUnitEans></stockKeepingUnitVO></StockKeepingUnitInsertUpdate>'
    expect(read(envelope(call))._unsafeUnwrap().parameters.stockKeepingUnitVO).toMatchObject({
      Price: '31.0000',
      EstimatedDateArrival: '2015-10-12T00:00:00',
      StockKeepingUnitEans: [{ Ean: '1' }],
    })
  })

  it.each([
    ['<Id>12a</Id>', '/brand/Id'],
    ['<Id>1.5</Id>', '/brand/Id'],
    ['<Id>2147483648</Id>', '/brand/Id'],
    ['<IsActive>sim</IsActive>', '/brand/IsActive'],
    ['<Name><b/></Name>', '/brand/Name'],
    ['<Name>a</Name><Name>b</Name>', '/brand/Name'],
    ['<Nome>a</Nome>', '/brand/Nome'],
  ])('refuses %s and names the field', (fields, pointer) => {
    expect(brandOf(fields)._unsafeUnwrapErr()).toMatchObject({ errors: [{ pointer }] })
  })

  const date = (text: string) =>
    read(envelope(`<GiftListGetByCreatedDate><createdDate>${text}</createdDate></GiftListGetByCreatedDate>`))

  it.each([
    ['2025-08-31T10:20:30', '2025-08-31T10:20:30'],
    ['2025-08-31T10:20:30.5Z', '2025-08-31T10:20:30.5Z'],
    ['2025-08-31T10:20:30-03:00', '2025-08-31T10:20:30-03:00'],
    ['2025-08-31 10:20', '2025-08-31T10:20:00'],
    ['2025-08-31', '2025-08-31T00:00:00'],
  ])('reads the date %s', (text, value) => {
    expect(date(text)._unsafeUnwrap().parameters).toEqual({ createdDate: value })
  })

  it.each(['2025-02-30', '31/08/2025', '2025-08-31T25:00:00', 'ontem', '20250831'])(
    'refuses the date %s',
    (text) => {
      expect(codeOf(date(text))).toBe('invalid_record')
    },
  )

  it.each(['10,5', '1e3', 'NaN', '0x1', '1.2.3', '--1', '9'.repeat(31)])('refuses the decimal %s', (text) => {
    const call = `<StockKeepingUnitPriceUpdate><price>${text}</price></StockKeepingUnitPriceUpdate>`
    expect(read(envelope(call))._unsafeUnwrapErr()).toMatchObject({ errors: [{ pointer: '/price' }] })
  })
})

describe('encodings', () => {
  const name = 'Calçados são úteis'
  const text = envelope(`<BrandGetByName><nameBrand>${name}</nameBrand></BrandGetByName>`)
  const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>${text}`
  const utf16 = Buffer.from(`\uFEFF${text}`, 'utf16le')

  it.each([
    ['UTF-8', Buffer.from(text), 'text/xml'],
    ['a byte order mark', Buffer.from(`\uFEFF${text}`), 'text/xml'],
    ['blanks before the declaration', Buffer.from(`\n  ${declared('utf-8')}`), 'text/xml'],
    ['the charset in quotes', Buffer.from(text, 'latin1'), 'text/xml;charset="ISO-8859-1"'],
    ['the declaration', Buffer.from(declared('iso-8859-1'), 'latin1'), 'text/xml'],
    ['windows-1252', Buffer.from(text, 'latin1'), 'text/xml; charset=windows-1252'],
    ['UTF-16, little end first', utf16, 'text/xml; charset=utf-16'],
    ['UTF-16, big end first', Buffer.from(utf16).swap16(), 'text/xml'],
    ['UTF-16 without a mark', utf16.subarray(2), 'text/xml'],
  ])('reads %s', (_name, bytes, contentType) => {
    expect(read('', { bytes, contentType })._unsafeUnwrap().parameters).toEqual({ nameBrand: name })
  })

  it.each([
    ['other bytes than it says', Buffer.from(text, 'latin1'), 'text/xml; charset=utf-8'],
    ['an encoding nobody knows', Buffer.from(text), 'text/xml; charset=ebcdic'],
  ])('refuses %s', (_name, bytes, contentType) => {
    expect(codeOf(read('', { bytes, contentType }))).toBe('invalid_xml')
  })
})

describe('envelopes', () => {
  const call = '<BrandGet><idBrand>1</idBrand></BrandGet>'
  const understood = (mark: string) =>
    `<e:Header><w:Action e:mustUnderstand="${mark}">x</w:Action></e:Header>`

  it.each(['', 'BrandGet', `"${ACTION}BrandGet"`, `${ACTION}BrandGet`, `"${ACTION}Nothing"`, '""'])(
    'reads the call with the action %s',
    (action) => {
      expect(read(envelope(call), { action })._unsafeUnwrap()).toEqual({
        operation: 'BrandGet',
        parameters: { idBrand: 1 },
      })
    },
  )

  it.each([
    ['two bodies', envelope(`${call}</e:Body><e:Body>`), 'invalid_envelope'],
    ['two calls', envelope(call + call), 'invalid_envelope'],
    ['no call', envelope(''), 'invalid_envelope'],
    ['no body', '<Envelope/>', 'invalid_envelope'],
    ['no envelope', call, 'invalid_envelope'],
    [
      'SOAP 1.2',
      envelope(call).replace(/http:[^"]+/, 'http://www.w3.org/2003/05/soap-envelope'),
      'invalid_envelope',
    ],
    ['an operation nobody knows', envelope('<Brand/>'), 'unknown_operation'],
    ['an operation of objects', envelope('<isPrototypeOf/>'), 'unknown_operation'],
    ['a header it must understand', envelope(call, understood('1')), 'header_not_understood'],
    ['other headers', envelope(call, understood('0')), 'read'],
    ['a document type', `<!DOCTYPE x [<!ENTITY a "b">]>${envelope(call)}`, 'invalid_xml'],
    ['a document type in the middle', envelope(`<!DOCTYPE x>${call}`), 'invalid_xml'],
    ['entities of its own', envelope('<BrandGet>&x;</BrandGet>'), 'invalid_xml'],
    ['characters XML does not know', envelope('<BrandGet>&#1;</BrandGet>'), 'invalid_xml'],
    ['control characters', envelope('<BrandGet>\u0001</BrandGet>'), 'invalid_xml'],
    ['what is not closed', '<a><b></a>', 'invalid_xml'],
    ['nothing', '', 'invalid_xml'],
    ['JSON', '{"a":1}', 'invalid_xml'],
    ['too deep', envelope('<a>'.repeat(40) + '</a>'.repeat(40)), 'invalid_xml'],
    ['too many elements', envelope('<a/>'.repeat(20_001)), 'invalid_xml'],
    ['too long a text', envelope(`<BrandGet>${'x'.repeat(262_145)}</BrandGet>`), 'invalid_xml'],
    ['names of objects', envelope('<BrandGet><__proto__/></BrandGet>'), 'invalid_xml'],
  ])('%s', (_name, text, code) => {
    expect(codeOf(read(text))).toBe(code)
  })

  it('refuses an action of another operation', () => {
    expect(codeOf(read(envelope(call), { action: `${ACTION}BrandInsertUpdate` }))).toBe('invalid_envelope')
  })

  it('reads every operation of the contract without parameters', () => {
    for (const name of Object.keys(operations))
      expect(read(envelope(`<${name}/>`))._unsafeUnwrap().operation).toBe(name)
  })
})

describe('anything', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '<',
      '>',
      '/',
      '&',
      ';',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<?',
      '?>',
      '"',
      "'",
      '=',
      '&#x41;',
    ),
    fc.constantFrom(
      '<BrandGet>',
      '</BrandGet>',
      '<idBrand>',
      '</idBrand>',
      ' x:nil="true"',
      '<e:Body>',
      '</e:Body>',
    ),
    fc.string({ maxLength: 4 }),
  )
  const soup = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))

  it('is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(soup, fc.boolean(), (text, isWrapped) => {
        const result = read(isWrapped ? envelope(text) : text)
        expect(result.isOk() || result.error.detail.length > 0).toBe(true)
      }),
    )
  })

  it('of bytes too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.string({ maxLength: 40 }), (bytes, contentType) => {
        expect(read('', { bytes, contentType }).isErr()).toBe(true)
      }),
    )
  })

  it('costs little, whatever it is', () => {
    const million = 1_000_000
    const attributes = Array.from({ length: 60_000 }, (_, at) => `a${at}="1"`).join(' ')
    const startedAt = process.cpuUsage()
    for (const text of [
      '<!--'.repeat(million / 4),
      envelope('&amp;'.repeat(million / 5)),
      envelope('<a b="'.repeat(million / 6)),
      envelope(`<BrandGet ${' '.repeat(million)}/>`),
      envelope(`<BrandGet ${attributes}/>`),
    ])
      read(text)
    expect(process.cpuUsage(startedAt).user).toBeLessThan(8_000_000)
  })
})
