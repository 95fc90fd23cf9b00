import { err, ok, type Result } from 'neverthrow'
import { invalidFields } from '../../delivery/record'
import { fail, type Failure } from '../../errors/failure'
import { ACTION_PREFIX, isOperation, operations, type OperationName } from '../contract'
import { decodeXml } from '../xml/decode'
import { parseXml, type XmlElement } from '../xml/parse'
import { readFields, type Reader, type Value } from './fields'

/** A call of the WebService, read and typed by the contract. */
export interface SoapCall {
  operation: OperationName
  /** By name; what was absent or nil is null. */
  parameters: Readonly<Record<string, Value>>
}

export interface SoapRequest {
  bytes: Uint8Array
  contentType: string
  /** The SOAPAction header, quoted or not; empty when it was not sent. */
  action: string
}

/** Why a request is no call; with the operation where it names one. */
export type RefusedCall = Failure & { operation?: OperationName }

const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope'
/** Mistakes a fault names. */
const MOST_ERRORS = 20

/** Reads a SOAP 1.1 request. Liberal in prefixes, order and spelling of values; strict in what it cannot understand. */
export function readEnvelope({ bytes, contentType, action }: SoapRequest): Result<SoapCall, RefusedCall> {
  return decodeXml(bytes, contentType)
    .andThen(parseXml)
    .andThen(bodyOf)
    .andThen((body) => {
      const operation = operationOf(body, action)
      return operation.andThen((name) => readParameters(name, body))
    })
}

/** The one element of the body. */
function bodyOf(root: XmlElement): Result<XmlElement, Failure> {
  if (root.name !== 'Envelope') return fail('invalid_envelope', 'The root element is not Envelope.')
  const namespace = root.attributes[root.prefix === '' ? 'xmlns' : `xmlns:${root.prefix}`]
  if (namespace === SOAP_12) return fail('invalid_envelope', 'The WebService speaks SOAP 1.1, not 1.2.')
  const headers = root.children.filter(({ name }) => name === 'Header').flatMap(({ children }) => children)
  const needed = headers.find(mustBeUnderstood)
  if (needed)
    return fail(
      'header_not_understood',
      `The header ${shown(needed.name)} asks to be understood, and is not.`,
    )
  const bodies = root.children.filter(({ name }) => name === 'Body')
  const [body] = bodies
  if (!body || bodies.length > 1) return fail('invalid_envelope', 'There is not exactly one Body.')
  const [call, ...others] = body.children
  return call && others.length === 0
    ? ok(call)
    : fail('invalid_envelope', 'The Body does not hold exactly one operation.')
}

function mustBeUnderstood({ attributes }: XmlElement): boolean {
  return Object.entries(attributes).some(
    ([name, value]) => /(^|:)mustUnderstand$/.test(name) && /^(1|true)$/i.test(value),
  )
}

/** The operation of the body; an action that names another one is a mistake, one that names none is not. */
function operationOf({ name }: XmlElement, action: string): Result<OperationName, Failure> {
  const named = action.trim().replace(/^"(.*)"$/, '$1')
  const wanted = named.startsWith(ACTION_PREFIX) ? named.slice(ACTION_PREFIX.length) : ''
  if (isOperation(wanted) && isOperation(name) && wanted !== name)
    return fail('invalid_envelope', `SOAPAction names ${wanted}, and the Body holds ${name}.`)
  return isOperation(name)
    ? ok(name)
    : fail('unknown_operation', `The WebService has no operation ${shown(name)}.`)
}

function readParameters(operation: OperationName, call: XmlElement): Result<SoapCall, RefusedCall> {
  const reader: Reader = { errors: [] }
  const parameters = readFields(call, operations[operation].parameters, '', reader)
  return reader.errors.length > 0
    ? err({ ...invalidFields(reader.errors.slice(0, MOST_ERRORS)), operation })
    : ok({ operation, parameters })
}

/** Names come from outside and go into texts. */
const shown = (name: string): string => `"${name.replace(/[^\w.-]/g, '').slice(0, 60)}"`
