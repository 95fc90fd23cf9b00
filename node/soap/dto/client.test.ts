import fc from 'fast-check'
import type { VtexCustomer } from '../../clients/masterdata/customers'
import { planOwn } from '../../flows/customers/plan'
import { customerSchema } from '../../flows/customers/schema'
import { vtexCustomer } from '../../flows/customers/fixtures'
import { changeOfClient, customerDto } from './client'

const text = fc.option(fc.constantFrom('', 'Ada', ' King ', 'Ünïcode'), { nil: null })
const document = fc.option(
  fc.constantFrom('', '12345678901', '123.456.789-01', '12.345.678/0001-95', '12345678000195', 'X-1'),
  { nil: null },
)
const flag = fc.option(fc.boolean(), { nil: null })

const anyCustomer: fc.Arbitrary<VtexCustomer> = fc
  .record({
    firstName: text,
    lastName: text,
    homePhone: text,
    cellPhone: text,
    documentType: fc.option(fc.constantFrom('', 'cpf', 'passport'), { nil: null }),
    document,
    birthDate: fc.option(fc.constantFrom('1990-12-10', '1990-12-10T00:00:00Z', ''), { nil: null }),
    isCorporate: flag,
    corporateName: text,
    tradeName: text,
    corporateDocument: document,
    stateRegistration: text,
    isNewsletterOptIn: flag,
  })
  .map(vtexCustomer)

it('asks for no change when a client is sent back as it was read', () => {
  fc.assert(
    fc.property(anyCustomer, (customer) => {
      const sent = changeOfClient(customerDto(customer), customer)
      const record = customerSchema.parse({ ref: 'C-1', ...JSON.parse(JSON.stringify(sent)) })
      const changes = planOwn(record, { customer, addresses: [] })
      expect(changes.filter(({ before, after }) => String(before).trim() !== String(after))).toEqual([])
    }),
  )
})

it.each([
  ['nil and absent', {}, {}],
  ['.NET’s first day', { DateBirth: '0001-01-01T00:00:00' }, {}],
  ['a birthday in any zone', { DateBirth: '1990-12-10T00:00:00-03:00' }, { birthDate: '1990-12-10' }],
  ['an empty text', { LastName: '', Email: '' }, { lastName: null }],
  ['a CPF in another spelling', { CpfCnpj: '123.456.789-01' }, {}],
  ['another CPF', { CpfCnpj: '111.222.333-44' }, { document: '11122233344' }],
  [
    'what VTEX has no field for',
    { Password: 'x', NickName: 'x', IsActive: false, Id: 7, OfficePhone: '1' },
    {},
  ],
  ['a person that is one', { IsCorporate: false }, {}],
])('of %s it takes what is said', (_name, fields, changes) => {
  const nothing = Object.fromEntries(Object.keys(customerDto(vtexCustomer())).map((name) => [name, null]))
  const before = vtexCustomer({ document: '12345678901', documentType: 'cpf' })
  const change = changeOfClient({ ...nothing, ...fields } as never, before)
  const said = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  expect(said).toEqual({ email: 'ada@example.com', ...changes })
})
