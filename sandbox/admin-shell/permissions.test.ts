import { flowNames, flows } from '../../node/flows'
import { orderResources } from '../../node/orders/permissions'
import { permissions } from '../../react/features/start/permissions'

/** As the app names them: product and resource. */
const named = permissions.flatMap(({ product, resources }) => resources.map((name) => `${product}: ${name}`))
/** Full access does the same, and much more. */
const { full: _full, ...ofOrders } = orderResources
const namesOfOrders = Object.values(ofOrders).map(({ name }) => name)

describe('the permissions the panel asks for', () => {
  it.each(flowNames)('are enough to write and read %s', (flow) => {
    const { read, write } = flows[flow].permissions
    expect(write.some(({ name }) => named.includes(name))).toBe(true)
    expect(read.some(({ name }) => named.includes(name))).toBe(true)
  })

  it('are enough for orders', () => {
    expect(named).toEqual(expect.arrayContaining(namesOfOrders))
  })

  it('are each needed', () => {
    const ofFlows = flowNames.flatMap((flow) => Object.values(flows[flow].permissions).flat())
    const known = [...ofFlows.map(({ name }) => name), ...namesOfOrders]
    expect(named.filter((name) => !known.includes(name))).toEqual([])
  })
})
