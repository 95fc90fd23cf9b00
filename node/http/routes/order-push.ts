import { z } from 'zod'
import { pushDepsOf } from '../../orders/push/deps'
import { makeSecret } from '../../orders/push/secrets'
import { pushSettingsSchema, savePushSettings } from '../../orders/push/settings'
import { tryOut } from '../../orders/push/try-out'
import { pushView } from '../../orders/push/view'
import { problem, type Answer } from '../answer'
import { readJson } from '../json-body'
import { pushAnswer, secretAnswer, secretBody, testAnswer } from '../order-push-schemas'
import type { AuthenticatedRequest, Route } from '../route'
import { appSettings } from './settings'

const access = { anyOf: [appSettings] }
const answers = { 200: { description: 'The settings, and how the address does.', schema: pushAnswer } }

/** `/settings/orders/push`: orders that are posted to an address instead of being asked for. */
export const orderPushRoutes: Route[] = [
  {
    method: 'GET',
    path: '/settings/orders/push',
    access,
    handle: async ({ deps }: AuthenticatedRequest) => ({ status: 200, body: await pushView(deps) }),
    docs: { operationId: 'get_order_push', summary: 'Whether and where orders are pushed', answers },
  },
  {
    method: 'PUT',
    path: '/settings/orders/push',
    access,
    handle: putPush,
    docs: {
      operationId: 'put_order_push',
      summary: 'Say whether and where orders are pushed',
      description:
        'What is left out has its default. Switched off, no delivery begins any more. Switched on it needs an address, a source and a secret.',
      body: { 'application/json': pushSettingsSchema },
      answers,
    },
  },
  {
    method: 'POST',
    path: '/settings/orders/push/secret',
    access,
    handle: postSecret,
    docs: {
      operationId: 'make_order_push_secret',
      summary: 'Make a new secret with which deliveries are signed',
      description:
        'It is told in this answer and never again. The one before goes on signing beside it for 24 hours. Each call makes another one, also under one Idempotency-Key.',
      body: { 'application/json': secretBody },
      answers: { 200: { description: 'The secret.', schema: secretAnswer } },
    },
  },
  {
    method: 'POST',
    path: '/settings/orders/push/test',
    access,
    handle: postTest,
    docs: {
      operationId: 'test_order_push',
      summary: 'Post a delivery of event test to the address',
      description: 'Also while orders are not pushed. It holds no order.',
      body: { 'application/json': z.strictObject({}) },
      answers: { 200: { description: 'What the receiver answered.', schema: testAnswer } },
    },
  },
]

async function putPush(request: AuthenticatedRequest): Promise<Answer> {
  const { deps, path } = request
  const body = await readJson(request, pushSettingsSchema, 'invalid_settings')
  if (body.isErr()) return problem(body.error, path)
  const saved = await savePushSettings(deps, body.value)
  if (saved.isErr()) return problem(saved.error, path)
  return { status: 200, body: await pushView(deps) }
}

async function postSecret(request: AuthenticatedRequest): Promise<Answer> {
  const body = await readJson(request, secretBody, 'invalid_settings')
  if (body.isErr()) return problem(body.error, request.path)
  const { deps } = request
  const secret = await makeSecret(deps, body.value.keepsOld)
  return { status: 200, body: { secret, push: await pushView(deps) } }
}

async function postTest(request: AuthenticatedRequest): Promise<Answer> {
  const body = await readJson(request, z.strictObject({}), 'invalid_settings')
  if (body.isErr()) return problem(body.error, request.path)
  const tried = await tryOut(pushDepsOf(request.deps, request.clients, 'interactive'))
  return tried.match(
    (value) => ({ status: 200, body: value }),
    (failed) => problem(failed, request.path),
  )
}
