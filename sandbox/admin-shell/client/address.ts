import { useEffect, useState } from 'react'
import { navigation } from './navigation-entries'

/** Where the browser is; `search` as in the address bar. */
export interface Place {
  path: string
  search: string
}

openFirstPage()

/** /admin itself leads to the first entry of the navigation. */
function openFirstPage(): void {
  const { pathname, search } = window.location
  const first = navigation[0]?.subSectionItems?.[0]?.path
  if (first !== undefined && /^\/admin\/?$/.test(pathname))
    window.history.replaceState(null, '', first + search)
}

function currentPlace(): Place {
  return { path: window.location.pathname, search: window.location.search }
}

/** The place, as it changes, and how to go to another one without loading the admin anew. */
export function usePlace(): { place: Place; go(address: string, replace: boolean): void } {
  const [place, setPlace] = useState(currentPlace)
  useEffect(() => {
    const follow = () => setPlace(currentPlace())
    window.addEventListener('popstate', follow)
    return () => window.removeEventListener('popstate', follow)
  }, [])
  const go = (address: string, replace: boolean) => {
    const shown = address.replace('/admin/app/', '/admin/')
    if (replace) window.history.replaceState(null, '', shown)
    else window.history.pushState(null, '', shown)
    setPlace(currentPlace())
  }
  return { place, go }
}
