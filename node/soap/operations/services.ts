import { ok, safeTry, type Result } from 'neverthrow'
import type { VtexServiceType, VtexServiceTypeInput } from '../../clients/catalog/services'
import type { Failure } from '../../errors/failure'
import { catalogResources } from '../../flows/permissions'
import type { ResultsOf } from '../contract'
import { serviceDto, serviceTypeOf } from '../dto/service'
import { given, refused, type Answer, type Call, type Operations } from './call'
import { findById, findNamed, save, type Kind } from './save'

const anyOf = [catalogResources.skuServiceTypes]

const typesOf = ({ clients: { services } }: Call): Kind<VtexServiceType, VtexServiceTypeInput> => ({
  name: 'service',
  byId: (id) => services.typeById(id),
  create: (body) => services.createType(body),
  replace: (id, body) => services.replaceType(id, body),
})

/** VTEX calls a service of the WebService a type of SKU services. */
export const serviceOperations = {
  ServiceGet: {
    anyOf,
    handle: ({ idService }, call) =>
      safeTry(async function* () {
        const type = yield* await serviceOf('idService', idService, call)
        return ok({ result: type && serviceDto(type) })
      }),
  },
  ServiceInsertUpdate: {
    anyOf,
    handle: ({ service }, call) =>
      safeTry(async function* () {
        const sent = yield* given('service', service)
        const naming = { pointer: 'service/Id', id: sent.Id, otherwise: sent.Name ?? '' }
        const found = yield* await findNamed(typesOf(call), naming, call)
        const Name = yield* named('service/Name', sent.Name || found.live?.Name)
        const body = { Name, ...serviceTypeOf(sent, found.live) }
        const type = yield* await save(typesOf(call), found, body, call)
        return ok<ResultsOf<'ServiceInsertUpdate'>>({ result: serviceDto(type), serviceId: type.Id })
      }),
  },
} as const satisfies Operations

/** VTEX's longest name of a service and of a price of one. */
const LONGEST_NAME = 100

/** A name that has to be there and that VTEX takes. */
export function named(pointer: string, name: string | undefined, longest = LONGEST_NAME) {
  return given(pointer, name ?? null).andThen((text): Result<string, Failure> => {
    const message = `must have at most ${longest} characters`
    return text.length <= longest ? ok(text) : refused(pointer, 'too_long', message)
  })
}

/** The service that a parameter names. */
export const serviceOf = (pointer: string, id: number | null, call: Call): Answer<VtexServiceType | null> =>
  findById(typesOf(call), pointer, id, call)
