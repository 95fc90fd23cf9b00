import { send } from '../support/raw-http'
import { basic, SOAP_PATH } from '../support/soap-client'
import { withSandbox } from './support'

const store = withSandbox()

const raw = (method: string, path: string, headers: Record<string, string>, body?: string) =>
  send<string>({ url: store().sandbox.url, method, path, headers }, body, { as: 'raw' })
const post = (body: string, headers: Record<string, string> = {}) =>
  raw('POST', `${SOAP_PATH}?wsdl`, { authorization: basic(store().sandbox.keys.erp), ...headers }, body)

it('asks for credentials as the original did, for the contract too', async () => {
  for (const [method, path] of [
    ['POST', SOAP_PATH],
    ['GET', `${SOAP_PATH}?wsdl`],
  ] as const) {
    const answer = await raw(method, path, {})
    expect(answer).toMatchObject({
      status: 401,
      headers: { 'www-authenticate': 'Basic Realm="Please Login to VtexID"' },
    })
  }
})

it('answers an old script: any prefix, no action, ISO-8859-1, ?wsdl in the address', async () => {
  const call =
    '<soapenv:Envelope><soapenv:Header/><soapenv:Body><tem:BrandInsertUpdate><tem:brand>' +
    '<vtex:IsActive>1</vtex:IsActive><vtex:Name>Açaí</vtex:Name></tem:brand></tem:BrandInsertUpdate></soapenv:Body></soapenv:Envelope>'
  const latin1 = Buffer.from(call, 'latin1')
  const answer = await send<string>(
    {
      ...{ url: store().sandbox.url, method: 'POST', path: `${SOAP_PATH}?wsdl` },
      headers: {
        authorization: basic(store().sandbox.keys.erp),
        'content-type': 'text/xml;charset=iso-8859-1',
      },
    },
    latin1,
    { as: 'raw', headers: { 'content-type': 'text/xml;charset=iso-8859-1' } },
  )
  expect(answer.status).toBe(200)
  expect(answer.headers['content-type']).toBe('text/xml; charset=utf-8')
  expect(answer.body).toContain('<a:Name>Açaí</a:Name>')
  expect(answer.body.startsWith('<s:Envelope xmlns:s=')).toBe(true)
})

it('refuses whose key lacks the resource, and what is no call', async () => {
  const envelope = (body: string) => `<e:Envelope><e:Body>${body}</e:Body></e:Envelope>`
  const reader = { authorization: basic(store().sandbox.keys.reader) }
  const refused = await post(envelope('<BrandGet><idBrand>1</idBrand></BrandGet>'), reader)
  expect(refused).toMatchObject({ status: 500 })
  expect(refused.body).toContain('<e:code>forbidden_resource</e:code>')
  expect((await post('no xml')).body).toContain('<e:code>invalid_xml</e:code>')
  expect((await post('x'.repeat(1_048_577))).body).toContain('<e:code>body_too_large</e:code>')
})

it('shows a page, every document of the contract, and nothing else', async () => {
  const headers = { authorization: basic(store().sandbox.keys.erp) }
  const get = (query: string, path = SOAP_PATH) => raw('GET', path + query, headers)
  expect((await get('')).headers['content-type']).toBe('text/html; charset=utf-8')
  const wsdl = await get('?WSDL')
  const { host } = new URL(store().sandbox.url)
  expect(wsdl.body).toContain(`<soap:address location="http://${host}${SOAP_PATH}"/>`)
  for (const query of ['?singleWsdl', '?xsd=xsd0', '?xsd=xsd4']) expect((await get(query)).status).toBe(200)
  expect((await get('?xsd=xsd9')).status).toBe(404)
  expect((await get('', `${SOAP_PATH}/more`)).status).toBe(404)
})
