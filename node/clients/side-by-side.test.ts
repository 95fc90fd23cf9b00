import { err, ok } from 'neverthrow'
import { setTimeout as pause } from 'node:timers/promises'
import { failure } from '../errors/failure'
import { sideBySide } from './side-by-side'

it('answers in the order of the things, and calls no more at once than it may', async () => {
  let under = 0
  let most = 0
  const answers = await sideBySide([3, 1, 2], 2, async (milliseconds) => {
    most = Math.max(most, ++under)
    await pause(milliseconds)
    under--
    return ok(milliseconds * 10)
  })
  expect([answers._unsafeUnwrap(), most]).toEqual([[30, 10, 20], 2])
})

it('answers the first failure', async () => {
  const call = async (code: 'vtex_timeout' | 'vtex_refused') => err(failure(code))
  expect((await sideBySide(['vtex_refused', 'vtex_timeout'], 2, call))._unsafeUnwrapErr().code).toBe(
    'vtex_refused',
  )
})
