import { parseXml, type XmlElement } from '../xml/parse'
import { operationNames, types } from '../contract'
import { servicePage } from './page'
import { metadataOf } from './wsdl'

const ADDRESS = 'https://store.myvtex.com/_v/private/erp-integrator/soap/Service.svc'

const documentOf = (query: string): XmlElement => parseXml(metadataOf(query, ADDRESS) ?? '')._unsafeUnwrap()

function all({ children }: XmlElement, name: string): XmlElement[] {
  return children.flatMap((child) => [...(child.name === name ? [child] : []), ...all(child, name)])
}

const namesIn = (root: XmlElement, name: string) => all(root, name).map(({ attributes }) => attributes.name)

it('describes every operation, at the address that was asked', () => {
  const wsdl = documentOf('wsdl')
  const [portType, binding] = [all(wsdl, 'portType')[0], all(wsdl, 'binding')[0]]
  for (const part of [portType, binding])
    expect(namesIn(part as XmlElement, 'operation')).toEqual(expect.arrayContaining(operationNames))
  expect(all(wsdl, 'message')).toHaveLength(2 * operationNames.length)
  expect(all(wsdl, 'address')[0]?.attributes).toEqual({ location: ADDRESS })
  expect(all(wsdl, 'import').map(({ attributes }) => attributes.schemaLocation)).toEqual(
    ['xsd0', 'xsd1', 'xsd2', 'xsd3', 'xsd4'].map((id) => `${ADDRESS}?xsd=${id}`),
  )
})

it('holds the schemas in one document where that is asked for', () => {
  const wsdl = documentOf('singleWsdl')
  expect(all(wsdl, 'import').filter(({ attributes }) => attributes.schemaLocation)).toEqual([])
  expect(namesIn(wsdl, 'complexType')).toEqual(expect.arrayContaining(Object.keys(types)))
})

it('refers to nothing that is not defined', () => {
  const schemas = ['xsd0', 'xsd1', 'xsd2', 'xsd3', 'xsd4'].map((id) => documentOf(`xsd=${id}`))
  const defined = new Set(
    schemas.flatMap((schema) => [...namesIn(schema, 'complexType'), ...namesIn(schema, 'simpleType')]),
  )
  const used = schemas
    .flatMap((schema) => all(schema, 'element'))
    .flatMap(({ attributes }) => attributes.type ?? [])
  const missing = used.filter(
    (type) => !type.startsWith('xs:') && !defined.has(type.slice(type.indexOf(':') + 1)),
  )
  expect(used.length).toBeGreaterThan(900)
  expect(missing).toEqual([])
})

it.each([
  ['WSDL', true],
  ['wsdl&x=1', true],
  ['SINGLEWSDL', true],
  ['xsd=XSD4', true],
  ['xsd=xsd5', false],
  ['xsd', false],
  ['wsdl2', false],
  ['', false],
])('answers ?%s: %s', (query, isAnswered) => {
  expect(metadataOf(query, ADDRESS) !== null).toBe(isAnswered)
})

it('escapes the address', () => {
  const page = servicePage('https://x/"><script>')
  expect(page).not.toContain('<script>')
  expect(metadataOf('wsdl', 'https://x/"<&')).toContain('location="https://x/&quot;&lt;&amp;"')
})
