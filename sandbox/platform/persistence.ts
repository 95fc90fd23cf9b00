import type { Commerce } from '../commerce'
import { DataDir } from './data-dir'
import type { SettingsStore } from './infra/settings'
import type { VBaseStore } from './infra/vbase'
import type { Stats } from './stats'

interface Stores {
  vbase: VBaseStore
  settings: SettingsStore
  commerce: Pick<Commerce, 'snapshot' | 'restore'>
  stats: Pick<Stats, 'writes'>
}

const SAVE_EVERY_MS = 3_000

/** Saves VBase, settings and commerce to the data folder while they change. Does nothing without a folder. */
export class Persistence {
  private readonly dir: DataDir | undefined
  private timer: NodeJS.Timeout | undefined
  private touches = 0
  private saved = ''

  constructor(
    dir: string | undefined,
    private readonly stores: Stores,
  ) {
    this.dir = dir === undefined ? undefined : new DataDir(dir)
  }

  /** Loads what an earlier run saved; false when there was nothing. */
  restore(): boolean {
    const state = this.dir?.read() ?? null
    if (state === null) return false
    this.stores.vbase.restore(state.vbase)
    this.stores.settings.restore(state.settings)
    this.stores.commerce.restore(state.commerce)
    return true
  }

  start(): void {
    if (this.dir === undefined) return
    this.timer = setInterval(() => void this.saveIfChanged(), SAVE_EVERY_MS)
    this.timer.unref()
  }

  /** Notes a change that no counter sees. */
  touch(): void {
    this.touches++
  }

  async stop(): Promise<void> {
    clearInterval(this.timer)
    if (this.timer !== undefined) await this.saveIfChanged()
  }

  private async saveIfChanged(): Promise<void> {
    const { vbase, settings, commerce, stats } = this.stores
    const version = [vbase.version, settings.version, stats.writes, this.touches].join()
    if (this.dir === undefined || version === this.saved) return
    this.saved = version
    await this.dir.write({
      format: 1,
      vbase: vbase.snapshot(),
      settings: settings.snapshot(),
      commerce: commerce.snapshot(),
    })
  }
}
