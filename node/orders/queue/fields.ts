import { z } from 'zod'

/** What an ERP says of an order it was given, by whichever way it says so. */

export const acknowledgedNumber = z.string().trim().min(1).max(100).meta({
  description: 'The ERP’s own number of the order.',
})

const DURATION = /^P(?=\d|T\d)(?:(\d{1,3})D)?(?:T(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?)?$/

/** An ISO 8601 duration of days to seconds, in seconds. */
const wait = z
  .string()
  .trim()
  .regex(DURATION, 'must be an ISO 8601 duration such as PT1H or P1D')
  .transform((duration) => {
    const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = DURATION.exec(duration) ?? []
    return Number(days) * 86_400 + Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds)
  })

export const rejectionFields = {
  reason: z.string().trim().min(1).max(500).meta({
    description: 'Why the ERP does not take the order, for people. No personal data.',
  }),
  code: z.string().trim().min(1).max(60).optional().meta({ description: 'The ERP’s own code.' }),
  retryAfter: wait.optional().meta({
    description: 'ISO 8601 duration after which the order is offered again; absent: when somebody says so.',
    examples: ['PT1H'],
  }),
}
