import { z } from 'zod'
import {
  choiceKinds,
  codesCsv as csvOf,
  importCodesCsv as importCsv,
  listTables,
  pageOfCodes,
  saveCodes as save,
  savePolicy,
  tableName,
  unknownCodePolicies,
  type CodeRow,
  type CodeTable as Table,
} from '../mapping/tables'
import { sourceName } from '../sources'
import { cursor, limit, optional } from './arguments'
import { answer, show } from './resolver'
import type { Code, CodeTable, UnknownCodePolicy } from './schema-types'

const nameArguments = z.object({ source: sourceName, table: tableName })

/** `Query.codeTables`. */
export const codeTables = show(z.object({ source: sourceName }), async ({ deps }, { source }) =>
  (await listTables(deps, source)).map(tableView),
)

/** `Query.codes`. */
export const codes = show(
  nameArguments.extend({
    search: optional(z.string().max(200)),
    show: optional(z.enum(['ALL', 'UNKNOWN', 'MAPPED'])),
    limit: limit(50, 500),
    cursor: optional(cursor.regex(/^\d{1,9}$/)),
  }),
  async ({ deps }, { search, show: shown, cursor: start, ...args }) => {
    const wanted = { ...args, search: search ?? null, show: shown ?? ('ALL' as const), cursor: start ?? null }
    const page = await pageOfCodes(deps, wanted)
    return { ...page, codes: page.codes.map(codeView) }
  },
)

/** `Query.codesCsv`. */
export const codesCsv = show(nameArguments, ({ deps }, name) => csvOf(deps, name))

/** `Mutation.saveCodes`. */
export const saveCodes = answer(
  'CodeTable',
  nameArguments.extend({
    set: optional(z.array(z.record(z.string(), z.unknown()))),
    remove: optional(z.array(z.string())),
  }),
  async ({ deps }, { set = [], remove = [], ...name }) =>
    (await save(deps, name, { set: set.map((code) => ({ ...code })), remove: [...remove] })).map(tableView),
)

/** `Mutation.saveTablePolicy`. */
export const saveTablePolicy = answer(
  'CodeTable',
  nameArguments.extend({
    policy: z.string().toLowerCase().pipe(z.enum(unknownCodePolicies)),
    defaultValue: optional(z.string().max(200)),
    kind: optional(z.enum(choiceKinds)),
  }),
  async ({ deps }, { policy, defaultValue, kind, ...name }) => {
    const wanted = { policy, defaultValue: defaultValue ?? null, kind: kind ?? null }
    return (await savePolicy(deps, name, wanted)).map(tableView)
  },
)

/** `Mutation.importCodesCsv`. */
export const importCodesCsv = answer(
  'ImportedCodes',
  nameArguments.extend({ csv: z.string(), dryRun: z.boolean() }),
  ({ deps }, { csv, dryRun, ...name }) => importCsv(deps, name, { csv, dryRun }),
)

function tableView({ policy, ...table }: Table): CodeTable {
  return { ...table, policy: policy.toUpperCase() as UnknownCodePolicy }
}

function codeView({ seen, ...row }: CodeRow): Code {
  return {
    ...row,
    count: seen?.count ?? 0,
    lastSeenAt: seen?.lastAt ?? null,
    exampleRef: seen?.ref ?? null,
    exampleFlow: seen?.flow ?? null,
  }
}
