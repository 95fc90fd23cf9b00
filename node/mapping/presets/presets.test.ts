import { tablesWith } from '../../testing/mapping'
import { parseDocument } from '../document'
import { compile, runTests, tablesOf } from '../engine'
import { presets } from './index'

it.each(presets.map((preset) => [preset.id, preset] as const))(
  '%s does what its sample says',
  async (_id, preset) => {
    const { document, tables, flow } = preset
    const entries = tables.map(
      ({ name, entries: codes }) =>
        [name, Object.fromEntries(codes.map(({ code, value }) => [code, value]))] as const,
    )
    const parsed = parseDocument(JSON.parse(JSON.stringify(document)))._unsafeUnwrap()
    const outcomes = await runTests(
      compile(parsed)._unsafeUnwrap(),
      parsed.tests,
      tablesWith(Object.fromEntries(entries)),
    )
    expect(outcomes).toHaveLength(1)
    expect(outcomes).toMatchObject([{ message: null, passed: true }])
    expect(document.flow).toBe(flow)
    expect(tables.map(({ name }) => name)).toEqual(tablesOf(document))
  },
)

it('has an id for each', () => {
  expect(new Set(presets.map(({ id }) => id)).size).toBe(presets.length)
})
