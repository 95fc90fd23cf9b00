/** What this app uses of the app `vtex.render-runtime` 8.x. */
declare module 'vtex.render-runtime' {
  export interface Runtime {
    account: string
    workspace: string
    culture: { locale: string }
  }

  export function useRuntime(): Runtime
}
