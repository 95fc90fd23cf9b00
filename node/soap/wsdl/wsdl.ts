import { ACTION_PREFIX, namespaces, operationNames } from '../contract'
import { escapeAttribute } from '../xml/escape'
import { prefixesDeclared, schemas, writeSchema } from './schemas'

const declared = [
  ['wsdl', 'http://schemas.xmlsoap.org/wsdl/'],
  ['soap', 'http://schemas.xmlsoap.org/wsdl/soap/'],
  ['wsaw', 'http://www.w3.org/2006/05/addressing/wsdl'],
  ['xsd', namespaces.schema],
]
  .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
  .join('')
  .concat(prefixesDeclared)

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>'

/** What a client may ask for of the contract; null: there is no such document. */
export function metadataOf(query: string, address: string): string | null {
  const [name = '', value = ''] = query.toLowerCase().split('&')[0]?.split('=') ?? []
  if (name === 'wsdl') return writeWsdl(address, importing(address))
  if (name === 'singlewsdl') return writeWsdl(address, schemas.map((schema) => writeSchema(schema)).join(''))
  const schema = name === 'xsd' ? schemas.find(({ id }) => id === value) : undefined
  return schema ? DECLARATION + writeSchema(schema, locatedAt(address)) : null
}

const locatedAt = (address: string) => (id: string) => escapeAttribute(`${address}?xsd=${id}`)

function importing(address: string): string {
  const imports = schemas.map(
    ({ id, namespace }) =>
      `<xsd:import schemaLocation="${locatedAt(address)(id)}" namespace="${namespace}"/>`,
  )
  return `<xsd:schema targetNamespace="${namespaces.operations}Imports">${imports.join('')}</xsd:schema>`
}

function writeWsdl(address: string, types: string): string {
  return [
    DECLARATION,
    `<wsdl:definitions name="Service" targetNamespace="${namespaces.operations}"${declared}>`,
    `<wsdl:types>${types}</wsdl:types>`,
    ...operationNames.map(messages),
    `<wsdl:portType name="IService">${operationNames.map(portOperation).join('')}</wsdl:portType>`,
    '<wsdl:binding name="BasicHttpBinding_IService" type="tns:IService">',
    '<soap:binding transport="http://schemas.xmlsoap.org/soap/http"/>',
    ...operationNames.map(boundOperation),
    '</wsdl:binding>',
    '<wsdl:service name="Service">',
    '<wsdl:port name="BasicHttpBinding_IService" binding="tns:BasicHttpBinding_IService">',
    `<soap:address location="${escapeAttribute(address)}"/></wsdl:port></wsdl:service></wsdl:definitions>`,
  ].join('')
}

const message = (name: string, element: string): string =>
  `<wsdl:message name="${name}"><wsdl:part name="parameters" element="tns:${element}"/></wsdl:message>`

const messages = (name: string): string =>
  message(`IService_${name}_InputMessage`, name) +
  message(`IService_${name}_OutputMessage`, `${name}Response`)

const portOperation = (name: string): string =>
  `<wsdl:operation name="${name}">` +
  `<wsdl:input wsaw:Action="${ACTION_PREFIX}${name}" message="tns:IService_${name}_InputMessage"/>` +
  `<wsdl:output wsaw:Action="${ACTION_PREFIX}${name}Response" message="tns:IService_${name}_OutputMessage"/>` +
  '</wsdl:operation>'

const boundOperation = (name: string): string =>
  `<wsdl:operation name="${name}"><soap:operation soapAction="${ACTION_PREFIX}${name}" style="document"/>` +
  '<wsdl:input><soap:body use="literal"/></wsdl:input><wsdl:output><soap:body use="literal"/></wsdl:output>' +
  '</wsdl:operation>'
