import type { Documents } from '../../storage/documents'
import { defaultGuardSettings, guardSettingsSchema, readGuardSettings, saveGuardSettings } from '.'

function documentsHolding(...held: unknown[]) {
  const files = new Map(held.map((value) => ['settings/guards', JSON.stringify(value)]))
  const documents: Pick<Documents, 'read' | 'write'> = {
    async read<T>(bucket: string, key: string) {
      const file = files.get(`${bucket}/${key}`)
      return file === undefined ? null : { value: JSON.parse(file) as T, etag: '"1"' }
    },
    async write(bucket, key, value) {
      files.set(`${bucket}/${key}`, JSON.stringify(value))
    },
  }
  return documents
}

it('has defaults', () => {
  expect(defaultGuardSettings).toEqual({
    stock_zeroed: { mode: 'hold', atLeast: 20, share: 0.2 },
    price_dropped: { mode: 'hold', percent: 50, atLeast: 3 },
    price_raised: { mode: 'hold', percent: 200, atLeast: 3 },
    price_below_cost: { mode: 'warn', atLeast: 1 },
    deactivated: { mode: 'hold', atLeast: 50, share: 0.2 },
  })
})

it.each<[string, object, boolean]>([
  ['nothing', {}, true],
  ['one limit of one guard', { price_dropped: { percent: 99 } }, true],
  ['a mode that does not exist', { stock_zeroed: { mode: 'block' } }, false],
  ['no records', { stock_zeroed: { atLeast: 0 } }, false],
  ['a share above 1', { stock_zeroed: { share: 20 } }, false],
  ['a drop of 100 %', { price_dropped: { percent: 100 } }, false],
  ['a drop of half a per cent', { price_dropped: { percent: 0.5 } }, false],
  ['a raise of 205 %', { price_raised: { percent: 205 } }, false],
  ['a raise of 1,010 %', { price_raised: { percent: 1_010 } }, false],
  ['a limit the guard does not have', { price_dropped: { share: 0.1 } }, false],
  ['a guard that does not exist', { stock_doubled: { mode: 'off' } }, false],
])('takes or refuses %s', (_, settings, isValid) => {
  expect(guardSettingsSchema.safeParse(settings).success).toBe(isValid)
})

it('reads what was saved', async () => {
  const documents = documentsHolding()
  const settings = guardSettingsSchema.parse({ price_raised: { mode: 'off' } })
  await saveGuardSettings(documents, settings)
  expect(await readGuardSettings(documents)).toEqual({ settings, warning: null })
})

it.each<[string, unknown[], string | null]>([
  ['absent', [], null],
  ['empty', [{}], null],
  [
    'not valid',
    [{ stock_zeroed: { share: 7 } }],
    'The stored guard settings are not valid (stock_zeroed.share); the defaults apply.',
  ],
  ['not an object', ['hold'], 'The stored guard settings are not valid; the defaults apply.'],
])('falls back to the defaults when the document is %s', async (_, held, warning) => {
  expect(await readGuardSettings(documentsHolding(...held))).toEqual({
    settings: defaultGuardSettings,
    warning,
  })
})
