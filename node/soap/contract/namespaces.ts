/** Namespaces of the WebService; clients look for some of them literally. */
export const namespaces = {
  envelope: 'http://schemas.xmlsoap.org/soap/envelope/',
  operations: 'http://tempuri.org/',
  types: 'http://schemas.datacontract.org/2004/07/Vtex.Commerce.WebApps.AdminWcfService.Contracts',
  arrays: 'http://schemas.microsoft.com/2003/10/Serialization/Arrays',
  serialization: 'http://schemas.microsoft.com/2003/10/Serialization/',
  system: 'http://schemas.datacontract.org/2004/07/System',
  instance: 'http://www.w3.org/2001/XMLSchema-instance',
  schema: 'http://www.w3.org/2001/XMLSchema',
} as const

/** What SOAPAction begins with. */
export const ACTION_PREFIX = 'http://tempuri.org/IService/'

/** Types of XML Schema that the contract uses. */
export const simpleTypes = ['int', 'short', 'decimal', 'boolean', 'dateTime', 'string', 'guid'] as const
export type SimpleType = (typeof simpleTypes)[number]

export function isSimple(type: string): type is SimpleType {
  return (simpleTypes as readonly string[]).includes(type)
}

/** The namespace a type is defined in. */
export function namespaceOf(type: string): string {
  if (type === 'guid') return namespaces.serialization
  if (isSimple(type)) return namespaces.schema
  if (type === 'ArrayOfint' || type === 'ArrayOfstring') return namespaces.arrays
  return type === 'DateTimeOffset' ? namespaces.system : namespaces.types
}
