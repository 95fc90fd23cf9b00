/** App settings per account, workspace and app, as the `apps` service keeps them. */
export class SettingsStore {
  private settings = new Map<string, Record<string, unknown>>()
  version = 0

  get(account: string, workspace: string, app: string): Record<string, unknown> {
    return this.settings.get(keyOf(account, workspace, app)) ?? {}
  }

  put(account: string, workspace: string, app: string, value: Record<string, unknown>): void {
    this.settings.set(keyOf(account, workspace, app), value)
    this.version++
  }

  clear(): void {
    this.settings.clear()
    this.version++
  }

  snapshot(): [string, Record<string, unknown>][] {
    return [...this.settings]
  }

  restore(snapshot: [string, Record<string, unknown>][]): void {
    this.settings = new Map(snapshot)
  }
}

/** Settings belong to the app, whatever its version. */
function keyOf(account: string, workspace: string, app: string): string {
  return JSON.stringify([account, workspace, app.split('@')[0]])
}
