import { useRuntime } from 'vtex.render-runtime'

import { fromUrlText, toUrlText } from './urlText'

type State<Name extends string> = Record<Name, string>

/**
 * Keeps a page's state in the address, so that it can be shared and the browser's back button works.
 * `defaults` names every part of the state and what it is when the address does not say;
 * `set` changes some parts, `{ replace: true }` without a new step in the history (as somebody types).
 */
export function useQueryState<Name extends string>(
  defaults: State<Name>,
): [State<Name>, (changes: Partial<State<Name>>, options?: { replace?: boolean }) => void] {
  const { query, setQuery } = useRuntime()
  const names = Object.keys(defaults) as Name[]
  const state = { ...defaults }
  for (const name of names) {
    const given = query[name]
    if (given !== undefined) state[name] = fromUrlText(given)
  }
  const set = (changes: Partial<State<Name>>, { replace = false } = {}) => {
    const next: Record<string, string | undefined> = { ...query }
    for (const name of names) next[name] = written({ ...state, ...changes }[name], defaults[name])
    setQuery(next, { merge: false, replace })
  }
  return [state, set]
}

/** The default is not written: addresses stay short. */
function written(value: string, usual: string): string | undefined {
  return value === usual ? undefined : toUrlText(value)
}

/** The variable parts of the page's path, such as `id`. */
export function useRouteParams<Name extends string>(...names: Name[]): State<Name> {
  const { params } = useRuntime().route
  const pairs = names.map((name) => [name, fromUrlText(params[name] ?? '')] as const)
  return Object.fromEntries(pairs) as State<Name>
}
