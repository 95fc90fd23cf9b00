import { testDeps } from '../../testing/deps'
import { generalSettingsSchema, readGeneralSettings, saveGeneralSettings } from '.'

const defaults = { keepDays: 30, keepSamples: true }

it('has defaults, and reads what was saved at once', async () => {
  const deps = testDeps()
  expect(await readGeneralSettings(deps)).toEqual(defaults)
  await saveGeneralSettings(deps, { keepDays: 7, keepSamples: false })
  expect(await readGeneralSettings(deps)).toEqual({ keepDays: 7, keepSamples: false })
})

it('is read once for a while', async () => {
  const deps = testDeps()
  await readGeneralSettings(deps)
  await readGeneralSettings(deps)
  // Where nothing is stored VBase is asked twice.
  expect(deps.documents.calls).toEqual(['read settings/general', 'read settings/general'])
})

it('falls back to the defaults when what is stored is not valid', async () => {
  const deps = testDeps()
  await deps.documents.write('settings', 'general', { keepDays: 1 })
  expect(await readGeneralSettings(deps)).toEqual(defaults)
})

it.each([
  [{ keepDays: 6 }, false],
  [{ keepDays: 7 }, true],
  [{ keepDays: 90 }, true],
  [{ keepDays: 91 }, false],
  [{ keepDays: 7.5 }, false],
  [{ keepSamples: 'yes' }, false],
  [{ keep: 1 }, false],
])('takes or refuses %j', (settings, isValid) => {
  expect(generalSettingsSchema.safeParse(settings).success).toBe(isValid)
})
