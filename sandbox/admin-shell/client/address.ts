import { navigation } from './navigation-entries'

/** Path of the page to show. /admin itself leads to the first entry of the navigation. */
export const address = openAddress()

function openAddress(): string {
  const { pathname, search } = window.location
  const first = navigation[0]?.subSectionItems?.[0]?.path
  if (first === undefined || !/^\/admin\/?$/.test(pathname)) return pathname
  window.history.replaceState(null, '', first + search)
  return first
}
