export const owners = ['always', 'create', 'never'] as const
export type Owner = (typeof owners)[number]

/** Stands for what the store says, in the settings of one source. */
export const AS_THE_STORE = ''

/** Who decides on each field, by its name, and how records find what VTEX has; '' where there is nothing to choose. */
export interface FlowForm {
  owners: Record<string, Owner | typeof AS_THE_STORE>
  match: string
}

interface Stored {
  ownership?: Record<string, Owner>
  match?: string
}

/** Of the store's settings of a flow as JSON text; a field that is not named belongs to the source. */
export function toForm(json: string, fields: readonly string[]): FlowForm {
  return formOf(json, fields, 'always')
}

/** Of a source's own settings of a flow as JSON text; what is not named is the store's. */
export function toOwnForm(json: string, fields: readonly string[]): FlowForm {
  return formOf(json, fields, AS_THE_STORE)
}

/** The store's settings of a flow as JSON text; what is usual is not written. */
export function fromForm(form: FlowForm): string {
  return written(form, 'always')
}

/** A source's own settings of a flow as JSON text; what is the store's is not written. */
export function fromOwnForm(form: FlowForm): string {
  return written(form, AS_THE_STORE)
}

function formOf(json: string, fields: readonly string[], usual: FlowForm['owners'][string]): FlowForm {
  const { ownership = {}, match = '' } = JSON.parse(json) as Stored
  return { owners: Object.fromEntries(fields.map((field) => [field, ownership[field] ?? usual])), match }
}

function written({ owners: all, match }: FlowForm, usual: FlowForm['owners'][string]): string {
  const ownership = Object.fromEntries(Object.entries(all).filter(([, owner]) => owner !== usual))
  return JSON.stringify({ ownership, ...(match && { match }) })
}
