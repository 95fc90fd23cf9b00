import { hashOf } from '../dto/hash'
import type { Call } from './call'

/*
 * VTEX finds no SKU by the code of its manufacturer, nor by the name of an image. What was sent over SOAP is kept as a
 * hint of where to look; what VTEX holds decides.
 */

/** What callers ask by, and VTEX does not know. */
export type HintKind = 'manufacturer-code' | 'image-name'

/** SKUs remembered under one text, the newest. */
export const MOST_HINTS = 100

const BUCKET = 'soap-sku-hints'

interface Hints {
  ids: number[]
}

/** SKUs that were sent with a text, oldest first; they may have another by now. */
export async function skusWith(
  { deps }: Pick<Call, 'deps'>,
  kind: HintKind,
  text: string,
): Promise<readonly number[]> {
  return (await deps.documents.read<Hints>(BUCKET, keyOf(kind, text)))?.value.ids ?? []
}

/** Remembers that a SKU was sent with a text; writes nothing where that is known. */
export async function noteSkuWith(
  { deps }: Pick<Call, 'deps'>,
  kind: HintKind,
  text: string | null | undefined,
  skuId: number,
): Promise<void> {
  if (!text) return
  await deps.documents.update<Hints>(BUCKET, keyOf(kind, text), (stored) => {
    const ids = stored?.ids ?? []
    return ids.includes(skuId) ? null : { ids: [...ids, skuId].slice(-MOST_HINTS) }
  })
}

const keyOf = (kind: HintKind, text: string): string => `${kind}.${hashOf(text)}`
