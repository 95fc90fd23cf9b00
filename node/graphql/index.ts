import { approveBatch, batch, batches, batchCodes, batchRecords, cancelBatch, retryBatch } from './batches'
import { choices } from './choices'
import { codes, codesCsv, codeTables, importCodesCsv, saveCodes, saveTablePolicy } from './code-tables'
import { failedRecord, retryRecord } from './failed-records'
import { health } from './health'
import {
  discardDraft,
  mapping,
  mappingDifferences,
  publishDraft,
  removeMapping,
  rollBackMapping,
  saveDraft,
} from './mappings'
import { markNotificationsRead, notifications, saveNotificationSettings } from './notifications'
import { heldOrders, orderSample, recentOrders } from './order-mapping'
import { makeOrderPushSecret, orderPush, saveOrderPush, testOrderPush } from './order-push'
import { saveOrderSettings, orderSettings } from './order-settings'
import {
  cancelOrder,
  decideCancellation,
  lookAtOrder,
  offerOrderAgain,
  order,
  orders,
  takeOrder,
} from './orders'
import { overview } from './overview'
import { preview, recentPayloads } from './preview'
import { problems, retryProblem } from './problems'
import { recordAttempt, recordHistory, replayRecord, waiting } from './records'
import type { Resolver } from './resolver'
import type * as Schema from './schema-types'
import { guardEstimate, saveFlowSettings, saveGeneralSettings, saveGuards, settings } from './settings'
import { soapOperations } from './soap'
import { sources } from './sources'
import { presets, suggestMapping } from './suggestions'
import { sourceFields, targetFields } from './targets'
import { exportConfiguration, importConfiguration } from './transfer'
import { saveStockSettings, stockSettings } from './stock-settings'
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
  batchCodes,
  failedRecord,
  problems,
  waiting,
  recordHistory,
  recordAttempt,
  settings,
  guardEstimate,
  notifications,
  orders,
  order,
  orderSettings,
  orderPush,
  stockSettings,
  sources,
  soapOperations,
  mapping,
  mappingDifferences,
  targetFields,
  sourceFields,
  recentOrders,
  orderSample,
  heldOrders,
  presets,
  suggestMapping,
  preview,
  recentPayloads,
  codeTables,
  codes,
  codesCsv,
  exportConfiguration,
}

const Mutation: Partial<ResolversOf<Schema.Mutation>> = {
  retryBatch,
  approveBatch,
  cancelBatch,
  retryRecord,
  replayRecord,
  retryProblem,
  saveGuards,
  lookAtOrder,
  offerOrderAgain,
  takeOrder,
  cancelOrder,
  decideCancellation,
  saveOrderSettings,
  saveOrderPush,
  makeOrderPushSecret,
  testOrderPush,
  saveStockSettings,
  saveFlowSettings,
  saveGeneralSettings,
  saveNotificationSettings,
  markNotificationsRead,
  saveDraft,
  discardDraft,
  publishDraft,
  rollBackMapping,
  removeMapping,
  saveCodes,
  saveTablePolicy,
  importCodesCsv,
  importConfiguration,
}

/** Resolvers of the admin panel's API. */
export const resolvers = { Query, Mutation, ...unions }
