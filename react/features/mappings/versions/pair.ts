interface Versions {
  published: { version: number } | null
  draft: object | null
  versions: { version: number }[]
}

/** What is compared first: the draft with what is published, or the last two versions; null where there is one alone. */
export function usualPair({ published, draft, versions }: Versions): { from: string; to: string } | null {
  const [last, before] = versions
  if (draft && published) return { from: String(published.version), to: 'draft' }
  if (draft && last) return { from: String(last.version), to: 'draft' }
  return last && before ? { from: String(before.version), to: String(last.version) } : null
}
