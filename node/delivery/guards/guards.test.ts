import fc from 'fast-check'
import type { FlowName } from '../../flows/flow'
import {
  addToFigures,
  defaultGuardSettings,
  guardSettingsSchema,
  mergeFigures,
  noFigures,
  verdict,
  type GuardInput,
  type GuardSettings,
} from '.'

type Fields = Record<string, unknown>

const input = (before: Fields | null, after: Fields, ref = 'R'): GuardInput => ({ ref, before, after })

const judge = (
  flow: FlowName,
  inputs: GuardInput[],
  settings: GuardSettings = defaultGuardSettings,
  others = 0,
) => verdict(flow, addToFigures(noFigures, flow, inputs, others), settings)

/** Every guard warns from the first record on. */
const strict = guardSettingsSchema.parse({
  stock_zeroed: { mode: 'warn', atLeast: 1, share: 0 },
  price_dropped: { mode: 'warn', atLeast: 1 },
  price_raised: { mode: 'warn', atLeast: 1 },
  price_below_cost: { mode: 'warn', atLeast: 1 },
  deactivated: { mode: 'warn', atLeast: 1, share: 0 },
})

describe('what a record trips', () => {
  it.each<[string, FlowName, Fields | null, Fields, string[]]>([
    ['stock to 0', 'inventory', { quantity: 5 }, { quantity: 0 }, ['stock_zeroed']],
    ['stock to 1', 'inventory', { quantity: 5 }, { quantity: 1 }, []],
    ['stock that was 0', 'inventory', { quantity: 0 }, { quantity: 0 }, []],
    ['stock never sent', 'inventory', null, { quantity: 0 }, []],
    ['stock not carried', 'inventory', { quantity: 5 }, { leadTime: 'P1D' }, []],
    ['unlimited to 0', 'inventory', { unlimited: true }, { quantity: 0 }, ['stock_zeroed']],
    [
      'unlimited after a quantity to 0',
      'inventory',
      { unlimited: true, quantity: 7 },
      { quantity: 0 },
      ['stock_zeroed'],
    ],
    ['0 after unlimited to 0', 'inventory', { unlimited: true, quantity: 0 }, { quantity: 0 }, []],
    ['0 to unlimited', 'inventory', { quantity: 5 }, { unlimited: true }, []],
    ['half the price', 'prices', { basePrice: 100 }, { basePrice: 50 }, []],
    ['a cent less than half', 'prices', { basePrice: 100 }, { basePrice: 49.99 }, ['price_dropped']],
    ['half of an odd amount', 'prices', { basePrice: 0.3 }, { basePrice: 0.15 }, []],
    ['three times the price', 'prices', { basePrice: 100 }, { basePrice: 300 }, []],
    ['a cent more than that', 'prices', { basePrice: 100 }, { basePrice: 300.01 }, ['price_raised']],
    ['hundred times the price', 'prices', { basePrice: 14.31 }, { basePrice: 1431 }, ['price_raised']],
    ['a first price', 'prices', null, { basePrice: 0.01 }, []],
    ['base price not carried', 'prices', { basePrice: 100 }, { listPrice: 1 }, []],
    [
      'a markup that lowers it',
      'prices',
      { basePrice: 100, costPrice: 50 },
      { markup: -90 },
      ['price_dropped', 'price_below_cost'],
    ],
    [
      'a markup on the cost it carries',
      'prices',
      { basePrice: 100 },
      { costPrice: 10, markup: 20 },
      ['price_dropped'],
    ],
    ['a markup without a cost', 'prices', { basePrice: 100 }, { markup: -90 }, []],
    ['a first price below cost', 'prices', null, { basePrice: 9, costPrice: 10 }, ['price_below_cost']],
    ['a price at cost', 'prices', null, { basePrice: 10, costPrice: 10 }, []],
    [
      'below the cost sent before',
      'prices',
      { basePrice: 12, costPrice: 10 },
      { basePrice: 9 },
      ['price_below_cost'],
    ],
    [
      'a cost above the price sent before',
      'prices',
      { basePrice: 9 },
      { costPrice: 10 },
      ['price_below_cost'],
    ],
    ['below cost as before', 'prices', { basePrice: 9, costPrice: 10 }, { basePrice: 9, costPrice: 10 }, []],
    ['below cost as before, another field', 'prices', { basePrice: 9, costPrice: 10 }, { listPrice: 20 }, []],
    ['further below cost', 'prices', { basePrice: 9, costPrice: 10 }, { basePrice: 8 }, ['price_below_cost']],
    ['deactivated', 'prices', { active: true }, { active: false }, ['deactivated']],
    ['inactive as before', 'prices', { active: false }, { active: false }, []],
    ['rules of another flow', 'inventory', { basePrice: 100 }, { basePrice: 1 }, []],
    ['what is not a number', 'prices', { basePrice: '100' }, { basePrice: NaN }, []],
  ])('%s', (_, flow, before, after, tripped) => {
    expect(judge(flow, [input(before, after)], strict).findings.map(({ rule }) => rule)).toEqual(tripped)
  })
})

describe('limits', () => {
  const zeroed = (count: number) =>
    Array.from({ length: count }, (_, i) => input({ quantity: i + 1 }, { quantity: 0 }, `Z${i}`))
  const kept = (count: number) =>
    Array.from({ length: count }, (_, i) => input({ quantity: i }, { quantity: i + 1 }, `K${i}`))

  it.each<[string, GuardInput[], number, string]>([
    ['20 of 100', [...zeroed(20), ...kept(80)], 0, 'hold'],
    ['19 of 19: too few records', zeroed(19), 0, 'pass'],
    ['20 of 101: too small a share', [...zeroed(20), ...kept(81)], 0, 'pass'],
    ['20 of 20 that change, 80 that do not', zeroed(20), 80, 'hold'],
    ['20 of 20 that change, 81 that do not', zeroed(20), 81, 'pass'],
    ['nothing', [], 0, 'pass'],
  ])('of stock: %s', (_, inputs, others, status) => {
    expect(judge('inventory', inputs, undefined, others).status).toBe(status)
  })

  it('counts a price that exceeds the limit of the settings, whichever it is', () => {
    const inputs = [10, 40, 60, 60.01, 80, 99].map((percent) =>
      input({ basePrice: 100 }, { basePrice: Math.round(10_000 - percent * 100) / 100 }, `D${percent}`),
    )
    const counts = [1, 9, 10, 39, 40, 59, 60, 61, 80, 98, 99].map((percent) => {
      const settings = guardSettingsSchema.parse({ price_dropped: { percent, atLeast: 1 } })
      return judge('prices', inputs, settings).findings[0]?.count ?? 0
    })
    expect(counts).toEqual([6, 6, 5, 5, 4, 4, 3, 2, 1, 1, 0])
  })

  it('counts raises beyond the largest limit', () => {
    const settings = guardSettingsSchema.parse({ price_raised: { percent: 1_000, atLeast: 1 } })
    const inputs = [11, 11.01, 5_000].map((after) => input({ basePrice: 1 }, { basePrice: after }))
    expect(judge('prices', inputs, settings).findings[0]?.count).toBe(2)
  })

  it.each([
    ['off', 'pass', 0],
    ['warn', 'warn', 1],
    ['hold', 'hold', 1],
  ])('in mode %s', (mode, status, findings) => {
    const settings = guardSettingsSchema.parse({ stock_zeroed: { mode } })
    const { findings: found, ...rest } = judge('inventory', zeroed(30), settings)
    expect([rest.status, found.length]).toEqual([status, findings])
  })

  it('holds when one guard holds and another warns', () => {
    const inputs = [1, 2, 3].map((base) => input({ basePrice: 100 }, { basePrice: base, costPrice: 5 }))
    const { status, findings } = judge('prices', inputs)
    expect(status).toBe('hold')
    expect(findings.map(({ rule, mode }) => [rule, mode])).toEqual([
      ['price_dropped', 'hold'],
      ['price_below_cost', 'warn'],
    ])
  })

  it('says what would happen, with the figures and the worst examples', () => {
    expect(judge('inventory', [...zeroed(24), ...kept(36)]).findings).toEqual([
      {
        rule: 'stock_zeroed',
        mode: 'hold',
        count: 24,
        of: 60,
        share: 0.4,
        limit: 'at least 20 records and at least 20 % of the batch',
        message: '24 of 60 records (40 %) would set stock above 0 to 0.',
        examples: [24, 23, 22, 21, 20].map((before) => ({ ref: `Z${before - 1}`, before, after: 0 })),
      },
    ])
  })

  it('shows only examples that exceed the limit', () => {
    const inputs = [90, 80, 70, 30, 20].map((base) =>
      input({ basePrice: 100 }, { basePrice: base }, `P${base}`),
    )
    const settings = guardSettingsSchema.parse({ price_dropped: { atLeast: 1, percent: 70 } })
    const [finding] = judge('prices', inputs, settings, 9_996).findings
    expect(finding).toMatchObject({
      message: '1 of 10,001 records (less than 0.1 %) would lower the base price by more than 70 %.',
      limit: 'at least 1 record with a change of more than 70 %',
      examples: [{ ref: 'P20', before: 100, after: 20 }],
    })
  })
})

describe('figures', () => {
  const amount = fc.option(
    fc.integer({ min: 1, max: 30_000 }).map((cents) => cents / 100),
    { nil: undefined },
  )
  const fields = fc.record({
    basePrice: amount,
    costPrice: amount,
    markup: fc.option(fc.integer({ min: -99, max: 300 }), { nil: undefined }),
    quantity: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined }),
    unlimited: fc.option(fc.boolean(), { nil: undefined }),
    active: fc.option(fc.boolean(), { nil: undefined }),
  })
  const pairs = fc.array(fc.tuple(fc.option(fields), fields), { maxLength: 60 })
  const inputsOf = (records: [Fields | null, Fields][]) =>
    records.map(([before, after], i) => input(before, after, `R${String(i).padStart(3, '0')}`))
  const flow = fc.constantFrom<FlowName>('prices', 'inventory')

  it('are the same however the records are split and ordered', () => {
    fc.assert(
      fc.property(flow, pairs, fc.infiniteStream(fc.nat()), (name, records, random) => {
        const inputs = inputsOf(records)
        const whole = addToFigures(noFigures, name, inputs)
        const pick = (below: number) => (random.next().value as number) % below
        const rest = [...inputs]
        let parts = noFigures
        while (rest.length > 0) {
          const part = Array.from({ length: Math.min(rest.length, 1 + pick(9)) }, () =>
            rest.splice(pick(rest.length), 1),
          )
          parts = addToFigures(JSON.parse(JSON.stringify(parts)) as typeof parts, name, part.flat())
        }
        expect(parts).toEqual(whole)
        expect(verdict(name, parts, strict)).toEqual(verdict(name, whole, strict))
      }),
      { seed: 11 },
    )
  })

  it('of two parts add up in any order', () => {
    fc.assert(
      fc.property(flow, pairs, pairs, pairs, (name, ...parts) => {
        const [a, b, c] = parts.map((part, i) =>
          addToFigures(
            noFigures,
            name,
            inputsOf(part).map((each) => ({ ...each, ref: `${i}${each.ref}` })),
          ),
        ) as [typeof noFigures, typeof noFigures, typeof noFigures]
        expect(mergeFigures(a, b)).toEqual(mergeFigures(b, a))
        expect(mergeFigures(mergeFigures(a, b), c)).toEqual(mergeFigures(a, mergeFigures(b, c)))
        expect(mergeFigures(a, noFigures)).toEqual(a)
      }),
      { seed: 12 },
    )
  })

  it('count what a plain look at every record counts, for any limit', () => {
    const change = fc.tuple(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: 5_000 }))
    const changes = fc.array(change, { maxLength: 50 })
    const drop = fc.integer({ min: 1, max: 99 })
    const raise = fc.integer({ min: 1, max: 100 })
    fc.assert(
      fc.property(changes, drop, raise, (cents, dropped, tens) => {
        const raised = tens * 10
        const settings = guardSettingsSchema.parse({
          price_dropped: { percent: dropped, atLeast: 1 },
          price_raised: { percent: raised, atLeast: 1 },
        })
        const { findings } = judge(
          'prices',
          cents.map(([was, becomes]) => input({ basePrice: was / 100 }, { basePrice: becomes / 100 })),
          settings,
        )
        const found = (rule: string) => findings.find((finding) => finding.rule === rule)?.count ?? 0
        expect([found('price_dropped'), found('price_raised')]).toEqual([
          cents.filter(([was, becomes]) => (was - becomes) * 100 > dropped * was).length,
          cents.filter(([was, becomes]) => (becomes - was) * 100 > raised * was).length,
        ])
      }),
      { seed: 13 },
    )
  })

  it('stay small for a million records', () => {
    const inputs = Array.from({ length: 10_000 }, (_, i) =>
      input(
        { basePrice: 100, costPrice: 90, active: true },
        { basePrice: (i * 7 + 1) / 10, active: false },
        'R'.repeat(40) + i,
      ),
    )
    let figures = noFigures
    for (let part = 0; part < 100; part++) figures = addToFigures(figures, 'prices', inputs)
    expect(figures.records).toBe(1_000_000)
    expect(JSON.stringify(figures).length).toBeLessThan(6_000)
  }, 30_000)
})
