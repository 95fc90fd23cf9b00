import { source, type CatalogueEntry } from './entry'

/** Calls that are none of the API or the WebService. */
export const protocolErrors = {
  method_not_allowed: source(
    405,
    'Method not allowed',
    'The address exists, but not with this method; the Allow header lists those it takes.',
    'Use one of the methods in the Allow header.',
  ),
  invalid_xml: source(
    400,
    'The body is not XML this app reads',
    'The body is not well-formed, not of the encoding it names, has a document type, or is larger or deeper than any call needs.',
    'Send well-formed XML in UTF-8 or ISO-8859-1, without a document type and with no entities but the five of XML.',
  ),
  invalid_envelope: source(
    400,
    'The body is not a SOAP 1.1 call',
    'The envelope, its body or the operation in it is not what SOAP 1.1 and the WSDL ask for.',
    'Send one Envelope with one Body that holds one operation, and the SOAPAction of that operation.',
  ),
  header_not_understood: source(
    400,
    'A SOAP header is not understood',
    'A header of the envelope is marked mustUnderstand, and the WebService has none.',
    'Leave the header out, or its mark.',
  ),
  unknown_operation: source(
    400,
    'There is no such operation',
    'The WebService never had an operation of this name.',
    'Check the name; the operations are in the WSDL.',
  ),
  operation_not_supported: source(
    400,
    'The operation is not supported',
    'The WebService had this operation, and this app does not answer it.',
    'Use what the text of the fault names instead.',
  ),
} as const satisfies Record<string, CatalogueEntry>
