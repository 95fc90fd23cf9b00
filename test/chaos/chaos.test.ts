import { describeFailure, runSeeds } from './suite'

jest.setTimeout(180_000)

/** Every eighth seed has its workers killed and some SKUs come late. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 24, 32]

it('VTEX equals the model, whatever goes wrong on the way', async () => {
  const verdicts = await runSeeds(SEEDS, () => undefined)
  expect(verdicts.map(({ seed }) => seed).sort((a, b) => a - b)).toEqual(SEEDS)
  expect(verdicts.filter(({ problem }) => problem !== null).map(describeFailure)).toEqual([])
})
