import { approveBatch, batch, batches, batchRecords, cancelBatch, retryBatch } from './batches'
import { choices } from './choices'
import { failedRecord, retryRecord } from './failed-records'
import { health } from './health'
import { overview } from './overview'
import { problems, retryProblem } from './problems'
import { recordHistory, waiting } from './records'
import type { Resolver } from './resolver'
import type * as Schema from './schema-types'
import { saveFlowSettings, saveGeneralSettings, saveGuards, settings } from './settings'
import { unions } from './unions'

/** Every field answers what the schema says. */
type ResolversOf<Fields> = { [Name in keyof Fields]: Resolver<Fields[Name]> }

const Query: Partial<ResolversOf<Schema.Query>> = {
  health,
  overview,
  choices,
  batches,
  batch,
  batchRecords,
  failedRecord,
  problems,
  waiting,
  recordHistory,
  settings,
}

const Mutation: Partial<ResolversOf<Schema.Mutation>> = {
  retryBatch,
  approveBatch,
  cancelBatch,
  retryRecord,
  retryProblem,
  saveGuards,
  saveFlowSettings,
  saveGeneralSettings,
}

/** Resolvers of the admin panel's API. */
export const resolvers = { Query, Mutation, ...unions }
