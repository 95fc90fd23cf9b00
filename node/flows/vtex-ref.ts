import { changed, isVtexId, type Plan } from './flow'

const PREFIX = 'vtex:'

/** What identifies a record of a flow whose records have reference codes in VTEX. */
interface Coded {
  ref: string
  refId?: string | undefined
}

/** What follows `vtex:` in a ref, where it is an id of VTEX; null for refs of the source's own. */
export function idNamedIn(ref: string, isId: (id: string) => boolean): string | null {
  const id = ref.startsWith(PREFIX) ? ref.slice(PREFIX.length) : ''
  return isId(id) ? id : null
}

/** The id in a ref that names a record by VTEX's number, such as `vtex:123`; null for refs of the source's own. */
export const vtexIdIn = (ref: string): string | null => idNamedIn(ref, isVtexId)

/** The ref that names a record by VTEX's id. */
export const refOfVtexId = (id: number | string): string => `${PREFIX}${id}`

/** The id a new record is to have in VTEX; nothing where VTEX chooses one. */
export function chosenId(ref: string): { Id?: number } {
  const id = vtexIdIn(ref)
  return id === null ? {} : { Id: Number(id) }
}

/** The reference code a record gives in VTEX: its ref, or the one it has beside VTEX's id; undefined: none. */
export function referenceCodeOf({ ref, refId }: Coded): string | undefined {
  return vtexIdIn(ref) === null ? ref : refId
}

/** For schemas: a record has one reference code, its ref or the one beside VTEX's id. */
export const hasOneCode = ({ ref, refId }: Coded): boolean => refId === undefined || vtexIdIn(ref) !== null

/** What a record that breaks the rule is told. */
export const oneCode = {
  path: ['refId'],
  message: 'is only for a ref that is VTEX’s id: any other ref is the reference code',
}

/**
 * How the reference code of what VTEX has changes: where the ref is the code it only fills an empty one, as people may
 * keep another; beside VTEX's id it is what the source says. Pure.
 */
export function planCode({ ref, refId }: Coded, live: { RefId: string | null } | null): Plan {
  if (!live) return []
  if (vtexIdIn(ref) !== null) return changed('ref', live.RefId || null, refId)
  return live.RefId ? [] : changed('ref', null, ref)
}
