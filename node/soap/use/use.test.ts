import fc from 'fast-check'
import { mergeUses, NO_OPERATION, useOfCall, usesIn, withUses, type OperationUse } from './use'

/** Calls a second apart, each answered or not. */
const calls = fc.array(fc.boolean(), { minLength: 1, maxLength: 12 }).map((answered) =>
  answered.map((isAnswered, second) => {
    const at = new Date(Date.UTC(2026, 2, 1) + second * 1_000).toISOString()
    return useOfCall(at, isAnswered ? null : { code: 'vtex_timeout', message: `at ${at}` })
  }),
)
const together = (uses: OperationUse[]) => uses.reduce((sum, use) => mergeUses(sum, use))

it('adds up the same however workers share the calls and in whichever order they store them', () => {
  fc.assert(
    fc.property(calls, fc.array(fc.nat({ max: 2 }), { minLength: 12, maxLength: 12 }), (uses, workers) => {
      const shares = [2, 0, 1].flatMap((worker) => {
        const own = uses.filter((_, index) => workers[index] === worker)
        return own.length > 0 ? [together(own)] : []
      })
      expect(together(shares)).toEqual(together(uses))
    }),
  )
})

it('is first, last and how many', () => {
  const uses = ['10', '12', '11'].map((hour) => useOfCall(`2026-03-01T${hour}:00:00.000Z`, null))
  const fault = { code: 'vtex_timeout', message: 'late' } as const
  expect(together([...uses, useOfCall('2026-03-01T11:30:00.000Z', fault)])).toEqual({
    firstAt: '2026-03-01T10:00:00.000Z',
    lastAt: '2026-03-01T12:00:00.000Z',
    calls: 4,
    faults: 1,
    lastAnsweredAt: '2026-03-01T12:00:00.000Z',
    lastFault: { at: '2026-03-01T11:30:00.000Z', ...fault },
  })
})

it('knows operations, and what is none of them', () => {
  const use = useOfCall('2026-03-01T10:00:00.000Z', null)
  const stored = JSON.parse(JSON.stringify({ Gone: use, constructor: use, BrandGet: use })) as object
  expect(usesIn(withUses(stored, { [NO_OPERATION]: use })).map(([name]) => name)).toEqual(['BrandGet', '-'])
})
