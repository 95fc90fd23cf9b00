import { ok } from 'neverthrow'
import { codeOf, run } from '../../testing/soap-run'

it.each(['22250040', '22250-040'])('tells where the CEP %s is', async (code) => {
  const { answer, asked } = await run('ZipCodeGet', `<zipCode>${code}</zipCode>`)
  expect(answer._unsafeUnwrap()).toContain(
    '<a:City>Rio de Janeiro</a:City><a:Neighborhood>Botafogo</a:Neighborhood><a:State>RJ</a:State>' +
      '<a:StateFullName i:nil="true"/><a:Street i:nil="true"/><a:Value>22250040</a:Value>',
  )
  expect(asked).toEqual([''])
})

it('answers nil to a CEP that VTEX does not know', async () => {
  const answers = { 'checkout.postalCode': () => ok(null) }
  const { answer } = await run('ZipCodeGet', '<zipCode>00000000</zipCode>', { answers })
  expect(answer._unsafeUnwrap()).toContain('<ZipCodeGetResult i:nil="true"')
})

it.each(['', '2225004', 'SW1A 1AA', '22250040/../x'])('refuses %p, of no country it knows', async (code) => {
  expect(codeOf(await run('ZipCodeGet', `<zipCode>${code}</zipCode>`))).toBe('invalid_record')
})
