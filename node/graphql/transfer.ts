import { z } from 'zod'
import { exportConfiguration as exportAll, importConfiguration as importAll } from '../mapping/transfer'
import { noArguments } from './arguments'
import { answer, show } from './resolver'

/** `Query.exportConfiguration`. */
export const exportConfiguration = show(noArguments, ({ deps }) => exportAll(deps))

/** `Mutation.importConfiguration`. */
export const importConfiguration = answer(
  'ImportedConfiguration',
  z.object({ json: z.string(), dryRun: z.boolean() }),
  async ({ deps, by }, { json, dryRun }) => importAll(deps, json, { dryRun, by: await by() }),
)
