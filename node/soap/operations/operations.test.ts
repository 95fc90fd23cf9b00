import fc from 'fast-check'
import { catalogue } from '../../errors/catalogue'
import { failure } from '../../errors/failure'
import { err } from 'neverthrow'
import { inFakeTime } from '../../testing/deps'
import { anyCall, sampleCall, soapEnvelope } from '../../testing/soap-samples'
import { soapStore } from '../../testing/soap-store'
import {
  isSimple,
  isType,
  itemOf,
  operationNames,
  operations,
  types,
  valuesOf,
  type FieldSpec,
  type OperationName,
} from '../contract'
import { readEnvelope } from '../read/envelope'
import { readEnum, readers } from '../read/simple'
import { writeFault } from '../write/fault'
import { parseXml, type XmlElement } from '../xml/parse'
import { answerCall, isHandled, operationTable } from '.'

type Store = ReturnType<typeof soapStore>

// Orders wait for what others may write at the same time.
beforeAll(() => jest.useFakeTimers())
afterAll(() => jest.useRealTimers())

/** Sends a call as a client does; the answer, or the failure a fault would be of. */
async function answerTo(xml: string, { call }: Store = soapStore()) {
  const read = readEnvelope({ bytes: Buffer.from(xml), contentType: 'text/xml', action: '' })
  return read.isErr() ? err(read.error) : inFakeTime(answerCall(read.value, call))
}

const handled = operationNames.filter((name) => isHandled(operationTable[name]))
const notSupported = operationNames.filter((name) => !handled.includes(name))

/** What is wrong with an answer by the schema of its operation; nothing when it is valid. */
function mistakesIn(operation: OperationName, answer: string): string[] {
  const { result, second } = operations[operation]
  const body = parseXml(answer)._unsafeUnwrap().children[0]
  const response = body?.children[0]
  if (response?.name !== `${operation}Response`) return [`the answer is ${response?.name}`]
  return mistakesInFields(response, [...(result ? [result] : []), ...second])
}

function mistakesInFields({ children, name: owner }: XmlElement, specs: readonly FieldSpec[]): string[] {
  const [sent, wanted] = [children, specs].map((all) => all.map(({ name }) => name).join())
  if (sent !== wanted) return [`${owner} has ${sent}, not ${wanted}`]
  return specs.flatMap((spec, at) => mistakesInField(children[at] as XmlElement, spec))
}

function mistakesInField(element: XmlElement, { name, type, nillable }: FieldSpec): string[] {
  if (element.attributes['i:nil'] === 'true') return nillable ? [] : [`${name} is nil`]
  const item = itemOf(type)
  if (item !== null)
    return element.children.flatMap((child) =>
      mistakesInField(child, { name: item, type: item, nillable: true }),
    )
  if (isType(type)) return mistakesInFields(element, types[type])
  const reading = valuesOf(type)
    ? readEnum(type, element.text)
    : isSimple(type) && readers[type](element.text)
  return reading && reading.isOk() ? [] : [`${name} is "${element.text}"`]
}

it('has an answer to most, and words about the others', () => {
  expect(handled).toHaveLength(88)
  expect(notSupported).toHaveLength(32)
})

it.each(handled)('%s answers what its schema says', async (operation) => {
  const answered = await answerTo(sampleCall(operation))
  if (answered.isErr()) throw new Error(JSON.stringify(answered.error))
  expect(mistakesIn(operation, answered._unsafeUnwrap())).toEqual([])
})

it.each(notSupported)('%s says what to use instead', async (operation) => {
  const failed = (await answerTo(sampleCall(operation)))._unsafeUnwrapErr()
  expect(failed).toMatchObject({ code: 'operation_not_supported' })
  expect(failed.detail).toMatch(/: \p{Lu}.*\.$/u)
})

it.each(handled)('%s asks for permission before it reads or writes', async (operation) => {
  const store = soapStore()
  const asked: unknown[] = []
  const may = (anyOf: unknown) => {
    asked.push(anyOf)
    return Promise.resolve(err(failure('forbidden_resource')))
  }
  const answered = await answerTo(sampleCall(operation), { ...store, call: { ...store.call, may } })
  expect(answered._unsafeUnwrapErr().code).toBe('forbidden_resource')
  expect(asked).toEqual([(operationTable[operation] as { anyOf: unknown }).anyOf])
  expect(store.writes).toEqual([])
})

it.each(handled)('%s answers an envelope to anything', async (operation) => {
  await fc.assert(
    fc.asyncProperty(anyCall(operation), async (xml) => {
      const answered = await answerTo(xml)
      if (answered.isOk()) return expect(mistakesIn(operation, answered.value)).toEqual([])
      expect(Object.keys(catalogue)).toContain(answered.error.code)
      expect(answered.error.code).not.toBe('internal')
      return expect(parseXml(writeFault(answered.error)).isOk()).toBe(true)
    }),
    { numRuns: 15 },
  )
})

it('answers a call of a stranger with a fault too', async () => {
  const failed = await answerTo(soapEnvelope('<Nothing/>'))
  expect(failed._unsafeUnwrapErr().code).toBe('unknown_operation')
})
