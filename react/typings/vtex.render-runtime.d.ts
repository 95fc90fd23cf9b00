/** What this app uses of the app `vtex.render-runtime` 8.x. */
declare module 'vtex.render-runtime' {
  export interface NavigateOptions {
    /** Path of a page with its query string. */
    to: string
    /** Takes the place of the page in the browser's history. */
    replace?: boolean
  }

  export interface SetQueryOptions {
    /** Whether what is not named stays (it does unless false is given). */
    merge?: boolean
    replace?: boolean
  }

  export interface Runtime {
    account: string
    workspace: string
    culture: { locale: string }
    /** The query string, decoded. */
    query: Record<string, string | undefined>
    /** `path` is the page's own, under /admin/app. */
    route: { path: string; params: Record<string, string | undefined> }
    navigate(options: NavigateOptions): boolean
    /** A value of undefined takes the name out of the query string. */
    setQuery(query: Record<string, string | undefined>, options?: SetQueryOptions): boolean
  }

  export function useRuntime(): Runtime
}
