import { z } from 'zod'
import { guardSettingsSchema, ownGuardsSchema } from '../delivery/guards'
import { ownerships } from '../delivery/settings'
import { flowNames } from '../flows'
import { matchRules, type Flow } from '../flows/flow'
import { notificationSettingsSchema } from '../notifications'

const ownership = z.record(z.string(), z.enum(ownerships)).meta({
  description:
    'Who decides on a field. always: the source; create: the source, until VTEX has the record; never: people in VTEX. A field that is not named belongs to the source.',
})

const matchDescription =
  'How a record finds what VTEX has already, while the app knows no id of it. refId: its ref is the reference code in VTEX; ean: any of its EANs finds the SKU; vtexId: its ref is the id in VTEX, and none is created.'

const match = z.enum(matchRules).optional().meta({ description: matchDescription })
const flowSettings = z.strictObject({ ownership, match }).meta({ id: 'FlowSettings' })
const ownFlowSettings = z
  .strictObject({ ownership: ownership.optional(), match })
  .meta({ id: 'OwnFlowSettings', description: 'What a source decides itself; the rest is the store’s.' })

/** What `PUT /settings/flows/{flow}` takes. */
export const flowSettingsBody = ({ matches }: Flow) =>
  z.strictObject({
    ownership: ownership.optional(),
    ...(matches && {
      match: z
        .enum(matches)
        .optional()
        .meta({ description: `${matchDescription} ${matches[0] ?? ''} where it is not said.` }),
    }),
  })

/** What every call of `/settings` answers. */
export const settingsAnswer = z
  .strictObject({
    guards: guardSettingsSchema.meta({ id: 'GuardSettings' }),
    flows: z.partialRecord(z.enum(flowNames), flowSettings),
    notifications: notificationSettingsSchema.meta({ id: 'NotificationSettings' }),
    sources: z
      .array(
        z.strictObject({
          source: z.string(),
          guards: ownGuardsSchema.meta({ id: 'OwnGuards' }),
          flows: z.partialRecord(z.enum(flowNames), ownFlowSettings),
        }),
      )
      .meta({ description: 'Sources that decide something themselves, and what.' }),
    warning: z.string().nullable().meta({ description: 'Why stored settings are not used.' }),
  })
  .meta({ id: 'Settings' })
