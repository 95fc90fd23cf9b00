import { ErpOrderPushQuery } from '../../../graphql/operation-types'
import { OrderPushInput } from '../../../graphql/schema-types'

export type OrderPush = Omit<ErpOrderPushQuery['orderPush'], '__typename'>

/** The settings as they are typed. */
export interface PushForm {
  isActive: boolean
  address: string
  /** '' where none is chosen. */
  source: string
  shape: string
  events: string[]
  visibility: string
  perMinute: string
}

export type PushNumber = 'visibility' | 'perMinute'

const pushEvents = ['new', 'cancellation-requested', 'canceled']
export const pushShapes = ['erp', 'canonical']

/** What the app takes. */
export const pushRanges: Record<PushNumber, { min: number; max: number }> = {
  visibility: { min: 10, max: 43_200 },
  perMinute: { min: 1, max: 600 },
}

/** Pure. */
export function isPushNumber(name: PushNumber, text: string): boolean {
  const { min, max } = pushRanges[name]
  return /^\d{1,5}$/.test(text) && Number(text) >= min && Number(text) <= max
}

/**
 * Whether an address looks like one of those that are allowed, such as `https://host/path/*`; the app looks closer. Pure.
 */
export function isAllowed(address: string, allowed: readonly string[]): boolean {
  return allowed.some((pattern) =>
    pattern.endsWith('*')
      ? address.startsWith(pattern.slice(0, -1)) && address.length >= pattern.length
      : address.split('?')[0] === pattern,
  )
}

/** What keeps the form from being saved; null: nothing. Pure. */
export function problemOf(
  { isActive, address, source, events, ...numbers }: PushForm,
  { allowed, secretMadeAt }: Pick<OrderPush, 'allowed' | 'secretMadeAt'>,
): 'field' | 'incomplete' | 'secret' | null {
  const isWrong =
    (address !== '' && !isAllowed(address, allowed)) ||
    events.length === 0 ||
    !isPushNumber('visibility', numbers.visibility) ||
    !isPushNumber('perMinute', numbers.perMinute)
  if (isWrong) return 'field'
  if (isActive && (address === '' || source === '')) return 'incomplete'
  return isActive && secretMadeAt === null ? 'secret' : null
}

/** Pure. */
export function formOf(push: OrderPush): PushForm {
  const { isActive, address, source, shape, events, visibility, perMinute } = push
  return {
    isActive,
    address: address ?? '',
    source: source ?? '',
    shape,
    events: pushEvents.filter((event) => events.includes(event)),
    visibility: String(visibility),
    perMinute: String(perMinute),
  }
}

/** What is sent for a form without a problem. Pure. */
export function inputOf({ address, source, visibility, perMinute, ...form }: PushForm): OrderPushInput {
  return {
    ...form,
    address: address === '' ? null : address,
    source: source === '' ? null : source,
    visibility: Number(visibility),
    perMinute: Number(perMinute),
  }
}
