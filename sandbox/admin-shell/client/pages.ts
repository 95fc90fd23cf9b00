/** Finds the page of admin/routes.json that belongs to an address. */
import { lazy } from 'react'
import type { ComponentType } from 'react'
import routes from '../../../admin/routes.json'

type Load = () => Promise<{ default: ComponentType<{ params: Record<string, string> }> }>

const components: Record<string, Load> = import.meta.glob('../../../react/*.tsx')

const pages = Object.values(routes).map(({ component, path }) => {
  const load = components[`../../../react/${component}.tsx`]
  if (!load) throw new Error(`admin/routes.json names react/${component}.tsx, which does not exist`)
  return { Component: lazy(load), parts: path.split('/') }
})

export interface FoundPage {
  Component: (typeof pages)[number]['Component']
  params: Record<string, string>
}

/** Pages live under /admin/app/x; the admin shows them at /admin/x as well. */
function pagePath(address: string): string {
  return address.startsWith('/admin/app/') ? address : address.replace(/^\/admin\//, '/admin/app/')
}

export function findPage(address: string): FoundPage | undefined {
  const given = pagePath(address).replace(/\/$/, '').split('/')
  for (const { Component, parts } of pages) {
    const params = matchParts(parts, given)
    if (params) return { Component, params }
  }
  return undefined
}

function matchParts(parts: string[], given: string[]): Record<string, string> | undefined {
  if (parts.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, part] of parts.entries()) {
    const value = given[index] ?? ''
    if (part.startsWith(':')) params[part.slice(1)] = decodeURIComponent(value)
    else if (part !== value) return undefined
  }
  return params
}
