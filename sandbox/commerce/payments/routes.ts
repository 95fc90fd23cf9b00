import type { ApiRoute } from '../../http'
import { ok } from '../answers'
import { toRoutes, type Context, type Handler } from '../routes'

/** Every store has these, with ids and names as VTEX gives them. */
const systems = [
  { id: 2, name: 'Visa', groupName: 'creditCard' },
  { id: 4, name: 'Mastercard', groupName: 'creditCard' },
  { id: 6, name: 'Boleto Bancário', groupName: 'bankInvoice' },
  { id: 125, name: 'Pix', groupName: 'instantPayment' },
]

const listSystems: Handler = () => ok(systems.map((system) => ({ ...system, isAvailable: true })))

/** Payments Gateway: the payment methods of a store, and nothing else. */
export function paymentsRoutes(context: Context): ApiRoute[] {
  return toRoutes(context, [
    {
      method: 'GET',
      template: '/api/pvt/merchants/payment-systems',
      resources: ['ViewPaymentData'],
      handle: listSystems,
    },
  ])
}
