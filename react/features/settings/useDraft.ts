import { useState } from 'react'

import { useUnsaved } from '../../shared/unsaved'

export interface Draft<Form> {
  form: Form
  change(next: Form): void
  discard(): void
  isUnsaved: boolean
}

/** A form that starts as `saved`; leaving the page with changes asks first. */
export function useDraft<Form>(saved: Form): Draft<Form> {
  const [changed, setChanged] = useState<Form | null>(null)
  const isUnsaved = changed !== null && JSON.stringify(changed) !== JSON.stringify(saved)
  useUnsaved(isUnsaved)
  return { form: changed ?? saved, change: setChanged, discard: () => setChanged(null), isUnsaved }
}
