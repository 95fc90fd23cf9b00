import { types, type Answered, type TypeName } from '../contract'

type Nillable<T extends TypeName> = {
  [Field in keyof Answered<T> as null extends Answered<T>[Field] ? Field : never]: null
}

/** An object of a type of which nothing is known: nil in every field that may be. Pure. */
export function nothingOf<T extends TypeName>(type: T): Nillable<T> {
  const nillable = types[type].filter((field) => field.nillable)
  // The fields come from the same text as the type.
  return Object.fromEntries(nillable.map(({ name }) => [name, null])) as Nillable<T>
}
