import { ok } from 'neverthrow'
import { run } from '../../testing/soap-run'

it('lists shipping policies of all pages, by number where their ids are numbers', async () => {
  let page = 0
  const pages = () => {
    page += 1
    return ok({ items: [{ id: page === 1 ? '7' : 'post-1', name: `Post ${page}` }], paging: { pages: 2 } })
  }
  const { answer, asked } = await run('FreightGetAll', '', {
    answers: { 'logistics.shippingPolicies': pages },
  })
  const first =
    '<a:FreightID>7</a:FreightID><a:FreightTypeID i:nil="true"/><a:ModalID i:nil="true"/><a:Name>Post 1</a:Name>'
  const second =
    '<a:FreightID i:nil="true"/><a:FreightTypeID i:nil="true"/><a:ModalID i:nil="true"/><a:Name>Post 2</a:Name>'
  expect(answer._unsafeUnwrap()).toMatch(new RegExp(`${first}.*${second}`))
  expect(asked).toEqual(['LogisticsViewer,LogisticsAdmin'])
})

it('lists payment systems', async () => {
  const { answer, asked } = await run('OrderPaymentGetAll', '')
  expect(answer._unsafeUnwrap()).toContain(
    '<a:PaymentDTO><a:Id>2</a:Id><a:IsActive>true</a:IsActive><a:Name>Visa</a:Name><a:Type>creditCard</a:Type></a:PaymentDTO>',
  )
  expect(asked).toEqual(['OMSViewer,AcessaTodosPedidos'])
})
