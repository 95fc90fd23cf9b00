const GUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i
/** What .NET holds where nobody has set an id. */
const NONE = '00000000-0000-0000-0000-000000000000'

/** A text as an id of the WebService's type guid; null where it is none, or .NET's empty one. Pure. */
export function guidOf(text: string | null | undefined): string | null {
  const id = text?.trim() ?? ''
  return GUID.test(id) && id !== NONE ? id : null
}
