import { z } from 'zod'
import { parseSettings } from '../delivery/settings'
import { readStockSettings, saveStockSettings as save, stockSettingsSchema } from '../orders/stock'
import { noArguments } from './arguments'
import { answer, show } from './resolver'

/** `Query.stockSettings`. */
export const stockSettings = show(noArguments, ({ deps }) => readStockSettings(deps))

/** `Mutation.saveStockSettings`. */
export const saveStockSettings = answer(
  'StockSettings',
  z.object({ quantity: z.string() }),
  async ({ deps }, settings) => {
    const parsed = parseSettings(stockSettingsSchema, settings)
    if (parsed.isOk()) await save(deps, parsed.value)
    return parsed
  },
)
