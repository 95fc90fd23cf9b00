import type { FlowName } from '../../flows/flow'

type Fields = Record<string, unknown>

/** A record about to be applied, beside what was last sent of it. */
export interface GuardInput {
  ref: string
  /** What the ledger says was last sent; null: never sent. */
  before: Fields | null
  /** Only the fields the record carries. */
  after: Fields
}

/** What a rule finds in one record. */
export interface Hit {
  /** Sorts examples, worst first; per cent for rules with a percentage. */
  severity: number
  before: unknown
  after: unknown
}

export const ruleNames = [
  'stock_zeroed',
  'price_dropped',
  'price_raised',
  'price_below_cost',
  'deactivated',
] as const
export type RuleName = (typeof ruleNames)[number]

export interface Rule {
  /** null: any flow whose records have the fields it looks at. */
  flow: FlowName | null
  /** The percentages a limit can have are multiples of this; null for rules without a percentage. */
  step: number | null
  /** What the records found would do, as the end of a sentence. */
  does(percent: number): string
  look(input: GuardInput): Hit | null
}

/** Largest step counted apart; all beyond it counts with it. */
export const LAST_STEP = 100

/** The damage that is looked for. Amounts are in the store's currency, quantities in units. */
export const rules: Readonly<Record<RuleName, Rule>> = {
  stock_zeroed: {
    flow: 'inventory',
    step: null,
    does: () => 'would set stock above 0 to 0',
    look: ({ before, after }) => {
      const had = stockIn(before ?? {})
      return after.quantity === 0 && had > 0
        ? { severity: Math.min(had, Number.MAX_SAFE_INTEGER), before: nameOfStock(had), after: 0 }
        : null
    },
  },
  price_dropped: {
    flow: 'prices',
    step: 1,
    does: (percent) => `would lower the base price by more than ${percent} %`,
    look: (input) => {
      const { was, becomes } = basePrices(input)
      return was !== null && becomes !== null && becomes < was
        ? { severity: percentOf(cents(was) - cents(becomes), was), before: was, after: becomes }
        : null
    },
  },
  price_raised: {
    flow: 'prices',
    step: 10,
    does: (percent) => `would raise the base price by more than ${percent} %`,
    look: (input) => {
      const { was, becomes } = basePrices(input)
      return was !== null && was > 0 && becomes !== null && becomes > was
        ? { severity: percentOf(cents(becomes) - cents(was), was), before: was, after: becomes }
        : null
    },
  },
  price_below_cost: { flow: 'prices', step: null, does: () => 'would sell below cost', look: belowCost },
  deactivated: {
    flow: null,
    step: null,
    does: () => 'would go from active to inactive',
    look: ({ before, after }) =>
      before?.active === true && after.active === false ? { severity: 0, before: true, after: false } : null,
  },
}

export function rulesOf(flow: FlowName): RuleName[] {
  return ruleNames.filter((name) => rules[name].flow === null || rules[name].flow === flow)
}

function belowCost(input: GuardInput): Hit | null {
  const { was, becomes } = basePrices(input)
  const costWas = numberIn(input.before, 'costPrice')
  const cost = numberIn(input.after, 'costPrice') ?? costWas
  const basePrice = becomes ?? was
  if (basePrice === null || cost === null || basePrice >= cost) return null
  // Goods sold below cost on purpose do not trip it again with every resend.
  if (basePrice === was && cost === costWas) return null
  return {
    severity: percentOf(cents(cost) - cents(basePrice), cost),
    before: input.before && { basePrice: was, costPrice: costWas },
    after: { basePrice, costPrice: cost },
  }
}

/** Units the ledger knows of. A quantity ends `unlimited`, so one of 0 beside it is taken as the newer of the two. */
function stockIn(fields: Fields): number {
  const quantity = numberIn(fields, 'quantity')
  return fields.unlimited === true && quantity !== 0 ? Infinity : (quantity ?? 0)
}

const nameOfStock = (quantity: number): number | string => (quantity === Infinity ? 'unlimited' : quantity)

/** Base price before and after; `becomes` is null when the record does not set it. */
function basePrices({ before, after }: GuardInput): { was: number | null; becomes: number | null } {
  return {
    was: numberIn(before, 'basePrice') ?? fromMarkup(before, numberIn(before, 'costPrice')),
    becomes:
      numberIn(after, 'basePrice') ??
      fromMarkup(after, numberIn(after, 'costPrice') ?? numberIn(before, 'costPrice')),
  }
}

function fromMarkup(fields: Fields | null, cost: number | null): number | null {
  const markup = numberIn(fields, 'markup')
  return markup === null || cost === null ? null : Math.round(cost * (100 + markup)) / 100
}

function numberIn(fields: Fields | null, name: string): number | null {
  const value = fields?.[name]
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

const cents = (amount: number): number => Math.round(amount * 100)

/** Whole cents on both sides keep an exact half at exactly 50. */
const percentOf = (difference: number, amount: number): number => (difference * 100) / cents(amount)
