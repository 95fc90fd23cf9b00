import type { ServiceContext } from '@vtex/api'
import type { Clients } from '../clients'

export const SOAP_PATH = '/_v/private/erp-integrator/soap'

/** The part of a path below the WebService's own; on private routes account and workspace stand before it. */
export function belowSoap(url: string): string {
  const start = url.indexOf(SOAP_PATH)
  return start === -1 ? url : url.slice(start + SOAP_PATH.length)
}

/**
 * The address of the WebService as the caller knows it: behind VTEX's edge the host that was asked is in a header. A
 * host that is none, and one of no caller, gives the store's own. Http is for machines that name themselves so alone.
 */
export function addressOf(ctx: Pick<ServiceContext<Clients>, 'get' | 'vtex'>): string {
  const asked = ctx.get('x-forwarded-host') || ctx.get('host')
  const { account, workspace } = ctx.vtex
  const own = workspace === 'master' ? `${account}.myvtex.com` : `${workspace}--${account}.myvtex.com`
  const host = /^[a-z0-9.-]{1,253}(:\d{1,5})?$/i.test(asked) ? asked : own
  const isLocal = /^(localhost|127\.0\.0\.1)(:|$)/.test(host)
  return `${isLocal ? 'http' : 'https'}://${host}${SOAP_PATH}/Service.svc`
}
