import { defaultGuardSettings, guardSettingsSchema } from '../../node/delivery/guards'
import {
  fromForm,
  guardLimits,
  guardNames,
  isValid,
  rangeOf,
  toForm,
} from '../../react/features/settings/guards'

const json = JSON.stringify(defaultGuardSettings)

it('the panel has the guards and limits of the app', () => {
  const limits = Object.entries(defaultGuardSettings).map(([name, { mode: _, ...rest }]) => [
    name,
    Object.keys(rest).sort(),
  ])
  expect(guardNames.map((name) => [name, [...guardLimits[name]].sort()])).toEqual(limits)
})

/** The same limits hold in the app, or a form that looks right would be refused. */
it.each(guardNames.flatMap((guard) => guardLimits[guard].map((limit) => [guard, limit] as const)))(
  'the panel takes what the app takes: %s %s',
  (guard, limit) => {
    const { min, max, step } = rangeOf(guard, limit)
    for (const value of [min - step, min, max, max + step]) {
      const form = toForm(json)
      form[guard].limits[limit] = String(value)
      const taken = guardSettingsSchema.safeParse(JSON.parse(fromForm(form))).success
      expect({ value, taken: isValid(form) }).toEqual({ value, taken })
    }
  },
)
