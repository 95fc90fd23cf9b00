import { toUrlText } from './urlText'

/** Of the app's pages; the admin shows /admin/app/x in a frame of its page /admin/x. */
export const HOME = '/admin/app/erp-integrator'

export type Query = Record<string, string | number | undefined>

/** A page's address: fixed words are given in the template, refs and ids as values. */
function page(path: string, query: Query = {}): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== '')
  const search = pairs.map(([name, value]) => `${name}=${toUrlText(String(value))}`).join('&')
  return `${HOME}${path}${search && `?${search}`}`
}

/** Addresses of all pages, to be given to PageLink and useGoTo. */
export const addresses = {
  overview: () => page(''),
  mappings: (query?: Query) => page('/mappings', query),
  mapping: (source: string, flow: string, query?: Query) =>
    page(`/mappings/${toUrlText(source)}/${toUrlText(flow)}`, query),
  codeTables: (query?: { source?: string; table?: string; show?: string; search?: string }) =>
    page('/code-tables', query),
  activity: (query?: Query & { tab?: 'batches' | 'problems' | 'waiting' | 'records' }) =>
    page('/activity', query),
  batch: (id: string, query?: Query) => page(`/activity/batches/${toUrlText(id)}`, query),
  record: (flow: string, ref: string) => page(`/activity/records/${toUrlText(flow)}/${toUrlText(ref)}`),
  orders: (query?: Query) => page('/orders', query),
  order: (id: string) => page(`/orders/${toUrlText(id)}`),
  connections: () => page('/connections'),
  soap: (query?: { source?: string; faults?: 'yes' }) => page('/connections/soap', query),
  settings: (query?: Query) => page('/settings', query),
}

/** What a person may copy: outside the frame. */
export function outsideFrame(address: string): string {
  return address.replace('/admin/app/', '/admin/')
}
