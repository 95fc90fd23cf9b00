export { acceptBatch, parseRecords, refuseCount, type BatchInput } from './accept-batch'
export { approveJob, cancelJob } from './control'
export { commitImport, missingParts, openImport, putPart, readImport, recordsOf, type Import } from './import'
export {
  acceptedViewOf,
  countsOf,
  isFinished,
  totalOf,
  viewOf,
  type Job,
  type JobStatus,
  type JobView,
} from './job'
export { countCodes, type CodeCounts } from './count-codes'
export { findAttempt, type Attempt } from './attempt'
export { estimateGuards } from './estimate-guards'
export { findFailedRecord } from './failed-record'
export { jobStoreIn } from './job-store'
export { listJobs } from './list-jobs'
export { allResults, pageOfResults } from './result-pages'
export type { RawRecord, Refusal } from './refusal'
export { replayRecord } from './replay-record'
export { retryJob } from './retry-job'
export { retryRecord } from './retry-record'
export { heldJobs, isWorkedOn, laneNames, openJobs, sweep, wakeIfIdle } from './sweep'
export { workLane } from './work-lane'
