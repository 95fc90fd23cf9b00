export { codesWaitedFor, type WaitedCode } from './list'
export { countWaiting, noteWaiting, waitingJobs, waitingTables, type WaitingJob } from './notes'
export { releaseCodes } from './release'
export { releaseAllCodes } from './tick'
