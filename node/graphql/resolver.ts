import type { ServiceContext } from '@vtex/api'
import type { GraphQLResolveInfo } from 'graphql'
import { err, ok, type Result } from 'neverthrow'
import type { z } from 'zod'
import type { Clients } from '../clients'
import { depsOf, type Deps } from '../delivery/deps'
import { fail, failure, type Failure } from '../errors/failure'
import { invalidRecord } from '../delivery/record'
import { orderDepsOf, type OrderDeps } from '../orders/deps'
import { pushDepsOf, type PushDeps } from '../orders/push/deps'
import { failureView, PanelError, unexpected, type FailureView } from './answer'
import { callerOf } from './caller'
import { isTooWide } from './width'

export type Context = ServiceContext<Clients>

/** A call of the panel, after @auth let it through. */
export interface PanelCall {
  deps: Deps
  orders: OrderDeps
  push(): PushDeps
  /** Who calls, as a name that is no e-mail; throws a PanelError when VTEX ID does not know any more. */
  by(): Promise<string>
}

export type Resolver<T> = (
  root: unknown,
  args: unknown,
  context: Context,
  info: Pick<GraphQLResolveInfo, 'operation' | 'fragments'>,
) => Promise<T>

/** A field that always has an answer; arguments that are not valid are an error of the request. */
export function show<A, T>(schema: z.ZodType<A>, act: (call: PanelCall, args: A) => Promise<T>): Resolver<T> {
  return async (_root, args, context, info) => {
    const parsed = parse(schema, args, info)
    if (parsed.isErr()) throw new PanelError(parsed.error)
    try {
      return await act(callOf(context), parsed.value)
    } catch (error) {
      throw error instanceof PanelError ? error : new PanelError(unexpected(context, error))
    }
  }
}

/** A field whose answer may be a Failure: what was expected to go wrong, VTEX being away included, is data. */
export function answer<A, T extends object, N extends string>(
  typename: N,
  schema: z.ZodType<A>,
  act: (call: PanelCall, args: A) => Promise<Result<T, Failure>>,
): Resolver<(T & { __typename: N }) | FailureView> {
  return async (_root, args, context, info) => {
    const parsed = parse(schema, args, info)
    if (parsed.isErr()) return failureView(parsed.error)
    try {
      const done = await act(callOf(context), parsed.value)
      return done.match((value) => ({ ...value, __typename: typename }), failureView)
    } catch (error) {
      if (error instanceof PanelError) throw error
      const failed = unexpected(context, error)
      if (failed.code === 'internal') throw new PanelError(failed)
      return failureView(failed)
    }
  }
}

function callOf(context: Context): PanelCall {
  const deps = depsOf(context.vtex, context.clients)
  const orders = orderDepsOf(deps, context.clients, 'interactive')
  const push = () => pushDepsOf(deps, context.clients, 'interactive')
  return { deps, orders, push, by: async () => (await callerOf(context)).source }
}

function parse<A>(
  schema: z.ZodType<A>,
  args: unknown,
  info: Pick<GraphQLResolveInfo, 'operation' | 'fragments'>,
): Result<A, Failure> {
  if (isTooWide(info)) return fail('invalid_parameter', 'A request may ask for at most 20 fields of the API.')
  const parsed = schema.safeParse(args)
  if (parsed.success) return ok(parsed.data)
  const { errors = [] } = invalidRecord(parsed.error.issues)
  const detail = errors.map(({ pointer, message }) => `${pointer.slice(1)} ${message}`).join('; ')
  return err(failure('invalid_parameter', `${detail}.`, { errors }))
}
