import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { VBaseFile } from './infra/vbase'

export interface SavedState {
  format: 1
  vbase: [string, [string, VBaseFile][]][]
  settings: [string, Record<string, unknown>][]
  commerce: unknown
}

/** Keeps the sandbox's state in one file of a folder, replaced as a whole so that it is never half written. */
export class DataDir {
  private readonly file: string
  private writing: Promise<void> = Promise.resolve()

  constructor(dir: string) {
    mkdirSync(dir, { recursive: true })
    this.file = join(dir, 'state.bin')
  }

  /** The saved state, or null in a new folder. Throws when the file is not one of ours. */
  read(): SavedState | null {
    if (!existsSync(this.file)) return null
    const state = deserialize(readFileSync(this.file)) as SavedState
    if (state.format !== 1) throw new Error(`${this.file} was written by another version of the sandbox`)
    return state
  }

  /** Saves after earlier saves have ended. */
  write(state: SavedState): Promise<void> {
    const bytes = serialize(state)
    this.writing = this.writing.then(() => this.replace(bytes))
    return this.writing
  }

  private async replace(bytes: Buffer): Promise<void> {
    const draft = `${this.file}.new`
    const handle = await open(draft, 'w')
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(draft, this.file)
  }
}
