import { ok } from 'neverthrow'
import { testDeps } from '../testing/deps'
import { keepSamples, recentSamples } from './samples'

it.each([
  ['of things', false, 1],
  ['about people', true, 0],
])('keeps of records %s the right ones', async (_, isPersonal, count) => {
  const deps = testDeps()
  const name = { source: 'erp', flow: 'prices' } as const
  await keepSamples(deps, name, [ok({ email: 'ana@store.example' })], { isPersonal })
  expect(await recentSamples(deps, name)).toHaveLength(count)
  expect([...deps.documents.stored.keys()].filter((key) => key.startsWith('samples'))).toHaveLength(count)
})
