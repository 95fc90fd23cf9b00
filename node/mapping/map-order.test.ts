import fc from 'fast-check'
import { orderForErp } from '../orders/show-order'
import { testDeps } from '../testing/deps'
import { documentOf, rule } from '../testing/mapping'
import { vtexOrder } from '../testing/orders'
import type { FieldRule } from './document'
import { mappingInForce } from './in-force'
import { mapOrder } from './map-order'
import { presets } from './presets'
import { exportConfiguration, importConfiguration } from './transfer'
import { saveCodes, savePolicy, unknownCodePolicies } from './tables'
import { publishDocument } from './versions'

const name = { source: 'erp', flow: 'orders' as const }

const order = orderForErp(vtexOrder({ salesChannel: '2' }), null)

/** Names as ERPs have them, in objects of their own so that none is within another. */
const word = fc.stringMatching(/^[A-Za-z@_][A-Za-z0-9 _-]{0,8}$/).filter((text) => text !== '__proto__')
const convert = fc.constantFrom<FieldRule['convert']>(
  [],
  [{ kind: 'text', case: 'upper' }],
  [{ kind: 'table', table: 'policy' }],
  [{ kind: 'table', table: 'policy', reverse: true }],
  [{ kind: 'format-date', format: 'yyyyMMdd', zone: '-03:00' }],
)
const path = fc.constantFrom('orderId', 'tradePolicy', 'createdAt', 'lines[].skuRef', 'customer.email', '$')
const fields = fc
  .uniqueArray(fc.record({ word, path, convert }), { selector: (each) => each.word, maxLength: 6 })
  .map((rules) => [
    ...rules.map((each) => rule(`header.${each.word}`, each.path, { convert: each.convert })),
    rule('items', {
      kind: 'each',
      path: 'lines',
      fields: rules.map((each) => rule(each.word, `$record.${each.path}`, { convert: each.convert })),
    }),
  ])
  .filter((rules) => rules.length > 1)

it('gives the same for the same order and version, also where its configuration was imported', async () => {
  await fc.assert(
    fc.asyncProperty(
      fields,
      fc.constantFrom(...unknownCodePolicies),
      fc.dictionary(fc.constantFrom('1', '2', '3'), fc.constantFrom('2', 'WEB')),
      async (rules, policy, codes) => {
        const [from, to] = [testDeps(), testDeps()]
        await savePolicy(from, { source: 'erp', table: 'policy' }, { policy, defaultValue: 'X', kind: null })
        const set = Object.entries(codes).map(([code, value]) => ({ code, value }))
        await saveCodes(from, { source: 'erp', table: 'policy' }, { set, remove: [] })
        await publishDocument(from, {
          ...name,
          document: documentOf(rules, { flow: 'orders' }),
          note: null,
          by: 'me',
        })
        const file = await exportConfiguration(from)
        const imported = await importConfiguration(to, file, { dryRun: false, by: 'me' })
        expect(imported._unsafeUnwrap().lines.filter(({ action }) => action === 'refused')).toEqual([])
        const before = JSON.stringify(order)
        const mapped = await Promise.all(
          [from, from, to].map(async (deps) => {
            const ready = await mappingInForce(deps, name)
            if (!ready) throw new Error('nothing is in force')
            return mapOrder(deps, 'erp', ready, order, { isAsked: false })
          }),
        )
        expect(mapped[1]).toEqual(mapped[0])
        expect(mapped[2]).toEqual(mapped[0])
        expect(JSON.stringify(order)).toBe(before)
      },
    ),
    { seed: 20260301, numRuns: 40 },
  )
})

it('leaves out what a filter does, unless somebody wants this very order', async () => {
  const deps = testDeps()
  const filters = [{ path: 'tradePolicy', is: 'equals' as const, value: '1' }]
  const document = documentOf([rule('no', 'orderId')], { flow: 'orders', filters })
  await publishDocument(deps, { ...name, document, note: null, by: 'me' })
  const ready = await mappingInForce(deps, name)
  if (!ready) throw new Error('nothing is in force')
  expect(await mapOrder(deps, 'erp', ready, order, { isAsked: false })).toMatchObject({ kind: 'filtered' })
  expect(await mapOrder(deps, 'erp', ready, order, { isAsked: true })).toMatchObject({
    kind: 'mapped',
    record: { no: '17-01' },
  })
})

it('has presets for orders of five shapes', () => {
  expect(presets.filter(({ flow }) => flow === 'orders').map(({ id }) => id)).toEqual([
    'csv-orders',
    'sap-b1-orders',
    'protheus-orders',
    'odoo-orders',
    'tryton-orders',
  ])
})
