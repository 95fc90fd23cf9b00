import { parseWhere } from './where'

const ada = { firstName: 'Ada', lastName: 'King', age: 36, birthDate: '1815-12-10T00:00:00', phone: null }

it.each<[string, boolean]>([
  ['firstName=Ada', true],
  ['firstName=ada', true],
  ['firstName=A*', true],
  ['firstName=*d*', true],
  ['firstName=d', false],
  ['firstName<>Ada', false],
  ['firstName="Ada" AND lastName=King', true],
  ['firstName=Ada AND lastName=Byron', false],
  ['firstName=Bob OR lastName=King', true],
  ['(firstName=Bob OR firstName=Ada) AND (age>30)', true],
  ['age>36', false],
  ['age >= 36', true],
  ['age between 18 AND 40', true],
  ['age between 37 AND 40', false],
  ['birthDate between 1815-01-01 AND 1815-12-31', true],
  ['birthDate<1815-01-01', false],
  ['phone is null', true],
  ['phone is not null', false],
  ['nothing<5', false],
])('reads %s', (where, holds) => {
  expect(parseWhere(where)?.(ada)).toBe(holds)
})

it.each(['', 'firstName', 'firstName=', '(firstName=Ada', 'firstName=Ada AND', 'age between 1', '=Ada'])(
  'can not read %j',
  (where) => expect(parseWhere(where)).toBeNull(),
)
