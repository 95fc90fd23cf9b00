import { acceptRecord } from '../../delivery/record'
import { flows } from '..'
import { leadTimeSeconds, type InventoryRecord } from './schema'

function accept(fields: object) {
  const raw = { skuRef: 'A', warehouse: 'main', ...fields }
  const acceptance = { id: '01J', acceptedAt: '2026-01-01T00:00:00Z' }
  return acceptRecord(flows.inventory, raw, 0, acceptance).map(({ record }) => record as InventoryRecord)
}

function errorsOf(fields: object): string[] {
  const { errors = [] } = accept(fields)._unsafeUnwrapErr()
  return errors.map(({ pointer, code }) => `${pointer} ${code}`)
}

it.each([
  ['no stock', { quantity: 0 }, { quantity: 0, unlimited: false }],
  ['the most VTEX holds', { quantity: 2_147_483_647 }, { quantity: 2_147_483_647 }],
  ['a quantity that says it is one', { quantity: 5, unlimited: false }, { quantity: 5, unlimited: false }],
  ['unlimited', { unlimited: true }, { unlimited: true }],
  ['an end of unlimited', { unlimited: false }, { unlimited: false }],
  ['a lead time', { leadTime: ' P2D ' }, { leadTime: 'P2D' }],
  [
    'when it was counted',
    { quantity: 1, asOf: '2026-01-01T00:00:00-03:00' },
    { asOf: '2026-01-01T00:00:00-03:00' },
  ],
])('takes %s', (_name, fields, expected) => {
  expect(accept(fields)._unsafeUnwrap()).toMatchObject(expected)
})

it('says nothing of a quantity where there is none', () => {
  expect(accept({ leadTime: 'P1D' })._unsafeUnwrap()).toEqual({
    skuRef: 'A',
    warehouse: 'main',
    leadTime: 'P1D',
  })
})

it.each<[string, object, string[]]>([
  ['a quantity that is unlimited', { quantity: 5, unlimited: true }, ['/unlimited custom']],
  ['nothing to change', {}, [' custom']],
  ['only a time', { asOf: '2026-01-01T00:00:00Z' }, [' custom']],
  ['less than nothing', { quantity: -1 }, ['/quantity too_small']],
  ['half a unit', { quantity: 1.5 }, ['/quantity invalid_type']],
  ['more than VTEX holds', { quantity: 2_147_483_648 }, ['/quantity too_big']],
  ['a quantity as text', { quantity: '5' }, ['/quantity invalid_type']],
  ['no number', { quantity: NaN }, ['/quantity invalid_type']],
  ['unlimited as text', { unlimited: 'true' }, ['/unlimited invalid_type']],
  ['a warehouse with a blank', { quantity: 1, warehouse: 'a b' }, ['/warehouse custom']],
  ['no warehouse', { quantity: 1, warehouse: undefined }, ['/warehouse required']],
  ['an unknown field', { quantity: 1, reserved: 2 }, ['/reserved unknown_field']],
])('refuses %s', (_name, fields, expected) => {
  expect(errorsOf(fields)).toEqual(expected)
})

it('tells a wrong type from a missing field', () => {
  const wrong = accept({ quantity: '5' })._unsafeUnwrapErr().errors?.[0]
  expect(wrong?.message).not.toBe('is required')
  expect(accept({ quantity: 1, warehouse: undefined })._unsafeUnwrapErr().detail).toBe(
    '/warehouse is required.',
  )
})

it.each([
  ['P0D', 0],
  ['P2D', 172_800],
  ['PT36H', 129_600],
  ['P1DT12H', 129_600],
  ['PT0H', 0],
  ['P999D', 86_313_600],
  ['PT9999H', 35_996_400],
])('lead time %s is %d seconds', (leadTime, seconds) => {
  expect(accept({ leadTime }).isOk()).toBe(true)
  expect(leadTimeSeconds(leadTime)).toBe(seconds)
})

it.each(['P', 'PT', 'P1DT', 'PT30M', 'P1W', 'P1M', '2', 'p2d', '-P2D', 'P1.5D', '2.00:00:00', 'P1000D', ''])(
  'refuses lead time %j',
  (leadTime) => {
    expect(errorsOf({ leadTime })).toEqual(['/leadTime invalid_format'])
  },
)
