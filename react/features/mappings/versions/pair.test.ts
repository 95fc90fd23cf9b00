/// <reference types="jest" />
import { usualPair } from './pair'

const three = [{ version: 3 }, { version: 2 }, { version: 1 }]

it.each([
  [
    'the draft with what is in force',
    { published: { version: 2 }, draft: {}, versions: three },
    ['2', 'draft'],
  ],
  ['the draft with the last version', { published: null, draft: {}, versions: three }, ['3', 'draft']],
  ['the last two', { published: { version: 3 }, draft: null, versions: three }, ['2', '3']],
  ['nothing with one version', { published: { version: 1 }, draft: null, versions: [{ version: 1 }] }, null],
  ['nothing with none', { published: null, draft: {}, versions: [] }, null],
])('compares %s', (_, mapping, expected) => {
  expect(usualPair(mapping)).toEqual(expected && { from: expected[0], to: expected[1] })
})
