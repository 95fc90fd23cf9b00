import { isDeepStrictEqual } from 'node:util'
import { err, ok, type Result } from 'neverthrow'
import type { Failure } from '../../errors/failure'
import { given, idIn, type Answer, type Call } from './call'
import { madeAs, makeOnce } from './made'

type Identified = { Id: number }

/** Calls of VTEX for one kind of thing that it numbers itself. */
export interface Kind<Stored extends Identified, Body extends object> {
  name: string
  byId(id: string): Answer<Stored | null>
  create(body: Body): Answer<Stored>
  replace(id: string, body: Body): Answer<Stored>
}

/** What a caller calls something: its own Id, as far as it sent one, else what makes it the same for a person. */
export interface Naming {
  /** Of the parameter, for a failure. */
  pointer: string
  id: number | null
  /** Empty where only an Id can name it. */
  otherwise: string
}

/** What a caller means, null where there is nothing. */
export interface Found<Stored> {
  live: Stored | null
  key: string
  /** What was made for the caller, and VTEX does not have any more. */
  gone: string | null
}

/** Finds what was made for the caller's Id, else what VTEX has under it; without an Id what was made of that name. */
export async function findNamed<Stored extends Identified, Body extends object>(
  kind: Kind<Stored, Body>,
  naming: Naming,
  call: Call,
): Answer<Found<Stored>> {
  const key = keyOf(kind, naming, call)
  const named = naming.id === null ? ok(null) : idIn(naming.pointer, naming.id)
  if (named.isErr()) return err(named.error)
  if (!named.value && !naming.otherwise) return ok({ live: null, key, gone: null })
  const made = (await madeAs(call, key))?.id ?? null
  const own = made === null ? ok(null) : await kind.byId(made)
  if (own.isErr()) return err(own.error)
  if (own.value || !named.value) return ok({ live: own.value, key, gone: made })
  return (await kind.byId(named.value)).map((live) => ({ live, key, gone: made }))
}

/** What a parameter names, by the caller's own Id or VTEX's; null where there is none. */
export async function findById<Stored extends Identified, Body extends object>(
  kind: Kind<Stored, Body>,
  pointer: string,
  id: number | null,
  call: Call,
): Answer<Stored | null> {
  const asked = given(pointer, id)
  if (asked.isErr()) return err(asked.error)
  return (await findNamed(kind, { pointer, id, otherwise: '' }, call)).map(({ live }) => live)
}

/** Replaces what differs from the body, and makes what is not there, once. Answers what VTEX holds then. */
export async function save<Stored extends Identified, Body extends object>(
  kind: Kind<Stored, Body>,
  { live, ...place }: Found<Stored>,
  body: Body,
  call: Call,
): Answer<Stored> {
  const saved = live
    ? await change(kind, live, body)
    : await makeOnce(call, place, async () => (await kind.create(body)).map(({ Id: id }) => ({ id })))
  if (saved.isErr()) return err(saved.error)
  const id = saved.value
  const shown = { ...body, Id: Number(id) } as unknown as Stored
  return (await kind.byId(id)).map((stored) => stored ?? shown)
}

async function change<Stored extends Identified, Body extends object>(
  kind: Kind<Stored, Body>,
  live: Stored,
  body: Body,
): Answer<string> {
  const isSame = isDeepStrictEqual({ ...live, ...body }, live)
  const written: Result<unknown, Failure> = isSame ? ok(null) : await kind.replace(String(live.Id), body)
  return written.map(() => String(live.Id))
}

/** Callers number on their own, so an Id means what its caller calls so. */
function keyOf({ name }: { name: string }, { id, otherwise }: Naming, { source }: Call): string {
  return id === null ? `${name}/called/${otherwise.toLowerCase()}` : `${name}/of/${source}/${id}`
}
