import { z } from 'zod'
import { parseSettings } from '../delivery/settings'
import { orderSettingsSchema, readOrderSettings, saveOrderSettings as save } from '../orders/settings'
import { noArguments } from './arguments'
import { answer, show } from './resolver'

/** `Query.orderSettings`. */
export const orderSettings = show(noArguments, ({ deps }) => readOrderSettings(deps))

/** `Mutation.saveOrderSettings`. */
export const saveOrderSettings = answer(
  'OrderSettings',
  z.object({ settings: z.unknown() }),
  async ({ deps }, { settings }) => {
    const parsed = parseSettings(orderSettingsSchema, settings)
    if (parsed.isOk()) await save(deps, parsed.value)
    return parsed
  },
)
