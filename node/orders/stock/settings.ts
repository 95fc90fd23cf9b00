import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { scopeOf, type Deps } from '../../delivery/deps'

/** What the quantity of an inventory record counts. */
export const quantityKinds = ['vtex', 'on-hand', 'available'] as const
export type QuantityKind = (typeof quantityKinds)[number]

/** What the store's ERP means by stock. */
export const stockSettingsSchema = z
  .strictObject({
    quantity: z.enum(quantityKinds).default('vtex').meta({
      description:
        'What the quantities of inventory records count. vtex: what VTEX is to hold, sent as it is. on-hand: what is on the shelf; the ERP books out when it ships or invoices. available: what the ERP can still sell; it took off every order it has.',
    }),
  })
  .meta({ id: 'StockSettings' })

export type StockSettings = z.output<typeof stockSettingsSchema>

const BUCKET = 'settings'
const KEY = 'stock'
/** How long a change may take to be known everywhere. */
const KNOWN_MILLISECONDS = 10_000

const known = new LRUCache<string, StockSettings>({ max: 1_000, ttl: KNOWN_MILLISECONDS })

type SettingsDeps = Pick<Deps, 'account' | 'workspace' | 'documents'>

/** The store's settings; a change takes up to 10 seconds to be known. The defaults where what is stored is not valid. */
export async function readStockSettings(deps: SettingsDeps): Promise<StockSettings> {
  const scope = scopeOf(deps)
  const before = known.get(scope)
  if (before) return before
  const parsed = stockSettingsSchema.safeParse((await deps.documents.read(BUCKET, KEY))?.value ?? {})
  const settings = parsed.success ? parsed.data : stockSettingsSchema.parse({})
  known.set(scope, settings)
  return settings
}

export async function saveStockSettings(deps: SettingsDeps, settings: StockSettings): Promise<void> {
  await deps.documents.write(BUCKET, KEY, settings)
  known.delete(scopeOf(deps))
}
