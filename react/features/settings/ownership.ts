export const owners = ['always', 'create', 'never'] as const
export type Owner = (typeof owners)[number]

/** Who decides on each field, by its name. */
export type Ownership = Record<string, Owner>

/** Of a flow's settings as JSON text; a field that is not named belongs to the source. */
export function toOwnership(json: string, fields: readonly string[]): Ownership {
  const { ownership = {} } = JSON.parse(json) as { ownership?: Record<string, Owner> }
  return Object.fromEntries(fields.map((field) => [field, ownership[field] ?? 'always']))
}

/** A flow's settings as JSON text; what is usual is not written. */
export function fromOwnership(ownership: Ownership): string {
  const changed = Object.entries(ownership).filter(([, owner]) => owner !== 'always')
  return JSON.stringify({ ownership: Object.fromEntries(changed) })
}
