import { keyProblem } from './access-key'
import { invoiceNumberOf } from './number'

describe('row 51: an invoice number', () => {
  it.each([
    ['123', '123'],
    ['NF 000123/1', 'NF-000123-1'],
    [' #55 ', '55'],
    ['Série é-9', 'Serie-e-9'],
    ['A__B//C', 'A-B-C'],
    ['x'.repeat(60), 'x'.repeat(60)],
  ])('%j is %j in VTEX', (printed, number) => {
    expect(invoiceNumberOf(printed)._unsafeUnwrap()).toBe(number)
  })

  it.each(['/', '# /', '票', 'x'.repeat(61)])('%j cannot be used', (printed) => {
    expect(invoiceNumberOf(printed)._unsafeUnwrapErr().code).toBe('invoice_number_invalid')
  })
})

describe('an access key', () => {
  const right = '35200714200166000187550010000000071123456789'.slice(0, 43)
  const digit = Array.from({ length: 10 }, (_, each) => each).filter(
    (each) => keyProblem(`${right}${each}`) === null,
  )

  it('has one check digit that fits', () => expect(digit).toHaveLength(1))

  it.each([
    ['43171207364617000135550000000120141000120146', null],
    ['NFe43171207364617000135550000000120141000120146', null],
    ['43171207364617000135550000000120141000120147', 'has a wrong check digit'],
    ['4317120736461700013555000000012014100012014', 'must have 44 digits'],
    ['3f2504e0-4f89-11d3-9a0c-0305e82c3301', null],
  ])('%s: %s', (key, problem) => {
    expect(keyProblem(key)).toBe(problem)
  })
})
