import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SettingsStore } from './infra/settings'
import { VBaseStore } from './infra/vbase'
import { Persistence } from './persistence'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sandbox-data-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

function setup(folder: string | undefined) {
  const commerce = { state: {} as unknown }
  const stores = {
    vbase: new VBaseStore(() => 0),
    settings: new SettingsStore(),
    commerce: {
      snapshot: () => commerce.state,
      restore: (snapshot: unknown) => {
        commerce.state = snapshot
      },
    },
    stats: { writes: 0 },
  }
  return { ...stores, state: commerce, persistence: new Persistence(folder, stores) }
}

it('brings back VBase, settings and commerce', async () => {
  const first = setup(dir)
  expect(first.persistence.restore()).toBe(false)
  first.persistence.start()
  first.vbase.put('bucket', 'a', { bytes: Buffer.from('x'), contentType: 'text/plain' })
  first.settings.put('demo', 'master', 'acme.app@1.0.0', { colour: 'blue' })
  first.state.state = { prices: [1] }
  await first.persistence.stop()

  const second = setup(dir)
  expect(second.persistence.restore()).toBe(true)
  expect(second.vbase.get('bucket', 'a')?.bytes.toString()).toBe('x')
  expect(second.settings.get('demo', 'master', 'acme.app@2.0.0')).toEqual({ colour: 'blue' })
  expect(second.state.state).toEqual({ prices: [1] })
})

it('keeps nothing without a folder', async () => {
  const { persistence } = setup(undefined)
  expect(persistence.restore()).toBe(false)
  persistence.start()
  await persistence.stop()
})
