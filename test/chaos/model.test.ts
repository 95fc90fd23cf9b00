import { contradiction, type Value, type Write } from './model'

type Short = [call: string, from: number, until: number, sets: Record<string, Value>, version?: number]

const writes = (...all: Short[]): Write[] =>
  all.map(([call, from, until, sets, version], index) => ({
    call,
    index,
    from,
    until,
    sets,
    ...(version !== undefined && { version }),
  }))

const apart: Short[] = [
  ['A', 0, 10, { x: 1, y: 1 }],
  ['B', 20, 30, { x: 2 }],
]
const together: Short[] = [
  ['A', 0, 10, { x: 1, y: 1 }],
  ['B', 5, 15, { x: 2, y: 2 }],
]
const versions: Short[] = [
  ['A', 0, 10, { x: 1 }, 7],
  ['B', 20, 30, { x: 2 }, 3],
]

it.each<[string, Short[], Record<string, Value>, boolean]>([
  ['the newest per piece', apart, { x: 2, y: 1 }, true],
  ['an older value', apart, { x: 1, y: 1 }, false],
  ['a value nobody sent', apart, { x: 3, y: 1 }, false],
  ['nothing where something was sent', apart, { x: 2, y: null }, false],
  ['a piece nobody set', apart, { x: 2, y: 1, z: null }, true],
  ['a piece that came from nowhere', apart, { x: 2, y: 1, z: 4 }, false],
  ['one of two that overlapped', together, { x: 1, y: 1 }, true],
  ['the other of two that overlapped', together, { x: 2, y: 2 }, true],
  ['a mixture of two that overlapped', together, { x: 1, y: 2 }, false],
  ['the highest version, though sent first', versions, { x: 1 }, true],
  ['the version sent last', versions, { x: 2 }, false],
  [
    'the last of a request',
    [
      ['A', 0, 10, { x: 1 }],
      ['A', 0, 10, { x: 2 }],
    ],
    { x: 2 },
    true,
  ],
  [
    'the first of a request',
    [
      ['A', 0, 10, { x: 1 }],
      ['A', 0, 10, { x: 2 }],
    ],
    { x: 1 },
    false,
  ],
  [
    'orders that contradict across three',
    [
      ['A', 0, 10, { x: 1 }],
      ['B', 0, 50, { x: 2, y: 2 }],
      ['C', 20, 30, { y: 3 }],
    ],
    { x: 1, y: 3 },
    true,
  ],
  [
    'a piece before and a piece after what lies between',
    [
      ['A', 0, 10, { y: 3 }],
      ['B', 0, 50, { x: 2, y: 2 }],
      ['C', 20, 30, { x: 1 }],
    ],
    { x: 2, y: 3 },
    false,
  ],
])('the model judges %s', (_name, sent, observed, isPossible) => {
  expect(contradiction(writes(...sent), observed, {}) === null).toBe(isPossible)
})
