/// <reference types="jest" />
import { apiAddress, firstCall } from './apiAddress'

describe('apiAddress', () => {
  it.each([
    ['https://acme.myvtex.com', 'https://acme.myvtex.com/_v/private/erp-integrator/v1'],
    ['https://dev--acme.myvtex.com', 'https://dev--acme.myvtex.com/_v/private/erp-integrator/v1'],
    ['http://localhost:3000', 'http://localhost:3000/_v/private/erp-integrator/v1'],
  ])('of %s', (origin, address) => {
    expect(apiAddress(origin)).toBe(address)
  })
})

describe('firstCall', () => {
  const command = firstCall('https://acme.myvtex.com/v1')

  it('is one command over several lines', () => {
    expect(command.split('\n').slice(0, -1)).toEqual(expect.arrayContaining([expect.stringMatching(/ \\$/)]))
    expect(command).toContain(`'https://acme.myvtex.com/v1/prices/SKU_REFERENCE'`)
  })

  it('carries a body of valid JSON', () => {
    const body = /-d '(.*)'/.exec(command)?.[1] ?? ''
    expect(JSON.parse(body)).toEqual({ basePrice: 129.9, listPrice: 149.9 })
  })
})
