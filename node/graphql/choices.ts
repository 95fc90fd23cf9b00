import { z } from 'zod'
import { choiceKinds, listChoices } from '../choices/list-choices'
import { limit, optional } from './arguments'
import { answer } from './resolver'

const choiceArguments = z.object({
  kind: z.enum(choiceKinds),
  search: optional(z.string().max(200)),
  limit: limit(100, 500),
})

/** `Query.choices`. */
export const choices = answer('Choices', choiceArguments, ({ deps }, args) => listChoices(deps, args))
