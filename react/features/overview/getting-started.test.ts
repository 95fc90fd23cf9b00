/// <reference types="jest" />
import { nextStep, stepsOf } from './getting-started'
import { GettingStarted } from './types'

const nothing: GettingStarted = {
  __typename: 'GettingStarted',
  hasSource: false,
  hasCall: false,
  hasMapping: false,
  hasPreview: false,
  hasPublished: false,
  hasApplied: false,
}
const everything = Object.fromEntries(
  Object.keys(nothing).map((name) => [name, name === '__typename' ? 'GettingStarted' : true]),
) as GettingStarted

it.each<[string, GettingStarted, string | undefined]>([
  ['nothing', nothing, 'key'],
  ['a key', { ...nothing, hasSource: true }, 'call'],
  ['a call without a mapping', { ...nothing, hasSource: true, hasCall: true, hasApplied: true }, 'map'],
  ['all but the last', { ...everything, hasApplied: false }, 'applied'],
  ['everything', everything, undefined],
])('after %s', (_, done, next) => {
  expect(nextStep(stepsOf(done))).toBe(next)
})
