import { enums } from '../contract/enums'
import {
  isSimple,
  itemOf,
  namespaceOf,
  namespaces,
  operations,
  types,
  type FieldSpec,
  type OperationSpec,
} from '../contract'

/** A schema of the WSDL: the namespace it defines, and what it says. */
interface Schema {
  id: string
  namespace: string
  /** Written when it is asked for. */
  inside(): string
}

/** Prefixes of the schemas; clients make their own. */
const prefixes = new Map<string, string>([
  [namespaces.schema, 'xs'],
  [namespaces.operations, 'tns'],
  [namespaces.types, 'vtex'],
  [namespaces.arrays, 'arr'],
  [namespaces.system, 'sys'],
  [namespaces.serialization, 'ser'],
])

/** Also on the WSDL itself: some clients look up the types of imported schemas there. */
export const prefixesDeclared = [...prefixes].map(([uri, prefix]) => ` xmlns:${prefix}="${uri}"`).join('')

const GUID = '[\\da-fA-F]{8}-[\\da-fA-F]{4}-[\\da-fA-F]{4}-[\\da-fA-F]{4}-[\\da-fA-F]{12}'

const reference = (type: string): string => `${prefixes.get(namespaceOf(type))}:${type}`

const lists = [
  ...new Set(
    [...Object.values(types).flat(), ...Object.values(operations).flatMap(fieldsOf)].flatMap(({ type }) =>
      itemOf(type) === null ? [] : type,
    ),
  ),
]

function fieldsOf({ parameters, result, second }: OperationSpec): FieldSpec[] {
  return [...parameters, ...(result ? [result] : []), ...second]
}

/** The schemas in the order in which the original numbers them. */
export const schemas: readonly Schema[] = [
  { id: 'xsd0', namespace: namespaces.serialization, inside: guid },
  { id: 'xsd1', namespace: namespaces.types, inside: () => typesIn(namespaces.types) + enumerations() },
  { id: 'xsd2', namespace: namespaces.operations, inside: wrappers },
  { id: 'xsd3', namespace: namespaces.arrays, inside: () => typesIn(namespaces.arrays) },
  { id: 'xsd4', namespace: namespaces.system, inside: () => typesIn(namespaces.system) },
]

/** A schema as a document. `locate` says where another one is; without it they are found beside it. */
export function writeSchema(
  { namespace, inside }: Schema,
  locate: (id: string) => string | null = () => null,
): string {
  const others = schemas.filter((other) => other.namespace !== namespace)
  const imports = others.map((other) => {
    const location = locate(other.id)
    return `<xs:import${location === null ? '' : ` schemaLocation="${location}"`} namespace="${other.namespace}"/>`
  })
  return `<xs:schema elementFormDefault="qualified" targetNamespace="${namespace}"${prefixesDeclared}>${imports.join('')}${inside()}</xs:schema>`
}

function guid(): string {
  return `<xs:simpleType name="guid"><xs:restriction base="xs:string"><xs:pattern value="${GUID}"/></xs:restriction></xs:simpleType>`
}

/** Types and lists of a namespace, each with the element of its name that the original has. */
function typesIn(namespace: string): string {
  const own = Object.entries(types)
    .filter(([name]) => namespaceOf(name) === namespace)
    .map(([name, fields]) => complexType(name, fields.map((field) => fieldElement(name, field)).join('')))
  const ownLists = lists
    .filter((name) => namespaceOf(name) === namespace)
    .map((name) => complexType(name, memberElement(itemOf(name) ?? '')))
  return [...own, ...ownLists].join('')
}

const complexType = (name: string, elements: string): string =>
  `<xs:complexType name="${name}"><xs:sequence>${elements}</xs:sequence></xs:complexType>` +
  `<xs:element name="${name}" nillable="true" type="${reference(name)}"/>`

/** .NET's own type has no optional fields. */
function fieldElement(owner: string, { name, type, nillable }: FieldSpec): string {
  const isOptional = namespaceOf(owner) !== namespaces.system
  return `<xs:element${isOptional ? ' minOccurs="0"' : ''} name="${name}"${nil(nillable)} type="${reference(type)}"/>`
}

const memberElement = (item: string): string =>
  `<xs:element minOccurs="0" maxOccurs="unbounded" name="${item}"${nil(item === 'string' || !isSimple(item))} type="${reference(item)}"/>`

const nil = (nillable: boolean): string => (nillable ? ' nillable="true"' : '')

function enumerations(): string {
  return Object.entries(enums)
    .map(([name, values]) => {
      const facets = values.map((value) => `<xs:enumeration value="${value}"/>`).join('')
      return `<xs:simpleType name="${name}"><xs:restriction base="xs:string">${facets}</xs:restriction></xs:simpleType>`
    })
    .join('')
}

/** The elements of requests and answers. */
function wrappers(): string {
  const wrapper = (name: string, fields: readonly FieldSpec[]): string => {
    const elements = fields.map((field) => fieldElement(name, field)).join('')
    const sequence = elements === '' ? '<xs:sequence/>' : `<xs:sequence>${elements}</xs:sequence>`
    return `<xs:element name="${name}"><xs:complexType>${sequence}</xs:complexType></xs:element>`
  }
  return Object.values(operations)
    .map(({ name, parameters, result, second }) => {
      const answer = [...(result ? [result] : []), ...second]
      return wrapper(name, parameters) + wrapper(`${name}Response`, answer)
    })
    .join('')
}
