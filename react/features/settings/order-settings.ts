import { ErpOrderSettingsQuery } from '../../graphql/operation-types'

export type OrderSettings = Omit<ErpOrderSettingsQuery['orderSettings'], '__typename'>
export type Lists = 'tradePolicies' | 'affiliates' | 'sellers'
export type Numbers = 'attempts' | 'reconcileSeconds' | 'keepDays'

/** The settings as they are typed. */
export type OrderForm = Record<Lists | Numbers, string> & { exportFrom: string; flows: string[] }

const kinds = ['complete', 'seller', 'marketplace', 'chain']

/** What the app takes. */
export const ranges: Record<Numbers, { min: number; max: number }> = {
  attempts: { min: 1, max: 100 },
  reconcileSeconds: { min: 5, max: 3_600 },
  keepDays: { min: 7, max: 180 },
}
const MOST_IDS = 200
const LONGEST_ID = 100

/** Ids as they are typed: commas, semicolons or line ends between them. Pure. */
export function idsIn(text: string): string[] {
  const ids = text
    .split(/[,;\n]/)
    .map((id) => id.trim())
    .filter((id) => id !== '')
  return [...new Set(ids)]
}

/** Pure. */
export function areIds(text: string): boolean {
  const ids = idsIn(text)
  return ids.length <= MOST_IDS && ids.every((id) => id.length <= LONGEST_ID)
}

/** Pure. */
export function isInRange(name: Numbers, text: string): boolean {
  const { min, max } = ranges[name]
  return /^\d{1,4}$/.test(text) && Number(text) >= min && Number(text) <= max
}

/** Whether the app would take it. Pure. */
export function isRight(form: OrderForm): boolean {
  const lists = [form.tradePolicies, form.affiliates, form.sellers]
  const numbers: Numbers[] = ['attempts', 'reconcileSeconds', 'keepDays']
  return form.flows.length > 0 && lists.every(areIds) && numbers.every((name) => isInRange(name, form[name]))
}

/** Pure. */
export function formOf(settings: OrderSettings): OrderForm {
  const { exportFrom, flows, tradePolicies, affiliates, sellers, ...numbers } = settings
  return {
    exportFrom,
    flows: kinds.filter((kind) => flows.includes(kind)),
    tradePolicies: tradePolicies.join(', '),
    affiliates: affiliates.join(', '),
    sellers: sellers.join(', '),
    attempts: String(numbers.attempts),
    reconcileSeconds: String(numbers.reconcileSeconds),
    keepDays: String(numbers.keepDays),
  }
}

/** What is sent for a form that is right. Pure. */
export function settingsOf({ exportFrom, flows, ...form }: OrderForm): OrderSettings {
  return {
    exportFrom,
    flows,
    tradePolicies: idsIn(form.tradePolicies),
    affiliates: idsIn(form.affiliates),
    sellers: idsIn(form.sellers),
    attempts: Number(form.attempts),
    reconcileSeconds: Number(form.reconcileSeconds),
    keepDays: Number(form.keepDays),
  }
}
