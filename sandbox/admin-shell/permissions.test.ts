import { flowNames, flows } from '../../node/flows'
import { permissions } from '../../react/features/start/permissions'

/** As node/flows names them: product and resource. */
const named = permissions.flatMap(({ product, resources }) => resources.map((name) => `${product}: ${name}`))

describe('the permissions the panel asks for', () => {
  it.each(flowNames)('are enough to write and read %s', (flow) => {
    const { read, write } = flows[flow].permissions
    expect(write.some(({ name }) => named.includes(name))).toBe(true)
    expect(read.some(({ name }) => named.includes(name))).toBe(true)
  })

  it('are each needed by a flow', () => {
    const known = flowNames.flatMap((flow) => Object.values(flows[flow].permissions).flat())
    expect(named.filter((name) => !known.some((resource) => resource.name === name))).toEqual([])
  })
})
