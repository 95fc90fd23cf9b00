import { createCommerce } from '../../sandbox/commerce'
import { describeWithSpecs } from './oas'

describeWithSpecs('the routes of the emulated Catalog', (contract) => {
  const { routes } = createCommerce({ accounts: ['demo'], strict: true, now: () => 0 })
  const documented = new Set(contract.routes.map(({ key }) => key))

  test.each(routes.filter(({ template }) => template.startsWith('/api/catalog')))(
    "$method $template is in VTEX's document",
    ({ method, template }) => {
      expect(documented).toContain(`${method} ${template}`)
    },
  )
})
