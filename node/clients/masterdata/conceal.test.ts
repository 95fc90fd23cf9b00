import { failure } from '../../errors/failure'
import { conceal } from './conceal'

const refused = (words: string) => failure('vtex_refused', `VTEX answered 400: ${words}`, { kind: 'refused' })

it.each<[string, string, string]>([
  [
    'what VTEX says of a value',
    'The value ada@example.com is invalid',
    'VTEX answered 400; its words are left out, as they can hold personal data.',
  ],
  [
    'but names the fields that were sent',
    "Field 'approved' does not exist, email is ada@example.com",
    'VTEX answered 400 and names email, approved; its words are left out, as they can hold personal data.',
  ],
  [
    'an e-mail address that is taken',
    'duplicated entry',
    'VTEX has another customer with the e-mail address of this one.',
  ],
])('leaves out %s', (_name, words, detail) => {
  expect(conceal(refused(words), ['email', 'firstName', 'approved'])).toEqual({ ...refused(words), detail })
})

it('leaves what VTEX did not say as it is', () => {
  const failed = failure('vtex_timeout', undefined, { kind: 'timeout' })
  expect(conceal(failed, [])).toBe(failed)
})
