/** Values typed but not saved yet, by code; an empty one takes the code's value away. */
export type Edits = Readonly<Record<string, string>>

interface Code {
  code: string
  value: string | null
}

/** The edits with one more; a value that is as it was is no edit. */
export function withEdit(edits: Edits, { code, value: before }: Code, value: string): Edits {
  const { [code]: _, ...rest } = edits
  return value === (before ?? '') ? rest : { ...rest, [code]: value }
}

/** What is to be saved: values to set, codes whose value goes away. */
export function changesOf(edits: Edits): { set: { code: string; value: string }[]; remove: string[] } {
  const pairs = Object.entries(edits).map(([code, value]) => ({ code, value: value.trim() }))
  return {
    set: pairs.filter(({ value }) => value !== ''),
    remove: pairs.filter(({ value }) => value === '').map(({ code }) => code),
  }
}
