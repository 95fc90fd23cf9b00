import type { ApiRoute } from '../../http'
import { ok } from '../answers'
import { param, toRoutes, type Context, type Handler } from '../routes'

/** Postal codes that every store knows, by country and code; the one of VTEX's guide. */
const places: Readonly<Record<string, object>> = {
  'BRA/22250040': {
    city: 'Rio de Janeiro',
    state: 'RJ',
    street: 'Praia Botafogo',
    number: '',
    neighborhood: 'Botafogo',
    complement: '',
    reference: '',
    geoCoordinates: [-43.182182312011719, -22.94549560546875],
  },
}

const nowhere = {
  ...{ city: null, state: null, street: null, number: null, neighborhood: null, complement: null },
  ...{ reference: null, geoCoordinates: [] },
}

/** GET postal-code: 200 for any code; without a place where none is registered (assumption: null). */
const getPostalCode: Handler = (call) => {
  const [country, postalCode] = [param(call, 'countryCode'), param(call, 'postalCode')]
  const code = postalCode.replace(/\D/g, '')
  return ok({ postalCode, country, ...(places[`${country}/${code}`] ?? nowhere) })
}

/** Checkout: postal codes, which anybody may look up, and nothing else. */
export function checkoutRoutes(context: Context): ApiRoute[] {
  return toRoutes(context, [
    {
      method: 'GET',
      template: '/api/checkout/pub/postal-code/{countryCode}/{postalCode}',
      resources: [],
      handle: getPostalCode,
    },
  ])
}
