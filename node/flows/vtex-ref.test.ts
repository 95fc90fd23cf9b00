import { chosenId, hasOneCode, planCode, referenceCodeOf, refOfVtexId, vtexIdIn } from './vtex-ref'

it.each([
  ['vtex:12', '12'],
  ['vtex:2147483647', '2147483647'],
  ['vtex:2147483648', null],
  ['vtex:0', null],
  ['vtex:012', null],
  ['vtex:', null],
  ['VTEX:12', null],
  ['12', null],
  ['a vtex:12', null],
])('reads the id in %s: %s', (ref, id) => {
  expect(vtexIdIn(ref)).toBe(id)
  expect(chosenId(ref)).toEqual(id === null ? {} : { Id: Number(id) })
})

it('names a record by an id and back', () => {
  expect(vtexIdIn(refOfVtexId(7))).toBe('7')
})

it.each([
  [{ ref: 'A' }, 'A', true],
  [{ ref: 'A', refId: 'B' }, 'A', false],
  [{ ref: 'vtex:1' }, undefined, true],
  [{ ref: 'vtex:1', refId: 'B' }, 'B', true],
])('of %p the reference code is %s', (record, code, isValid) => {
  expect(referenceCodeOf(record)).toBe(code)
  expect(hasOneCode(record)).toBe(isValid)
})

it.each([
  ['fills an empty code', { ref: 'A' }, '', 'A'],
  ['leaves a code that people keep', { ref: 'A' }, 'X', null],
  ['changes the code beside an id', { ref: 'vtex:1', refId: 'B' }, 'X', 'B'],
  ['leaves it where none is sent', { ref: 'vtex:1' }, 'X', null],
  ['leaves it where it is the same', { ref: 'vtex:1', refId: 'X' }, 'X', null],
])('%s', (_name, record, before, after) => {
  const plan = planCode(record, { RefId: before })
  expect(plan).toEqual(after === null ? [] : [{ field: 'ref', before: before || null, after }])
  expect(planCode(record, null)).toEqual([])
})
