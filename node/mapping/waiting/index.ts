export { codesWaitedFor, type WaitedCode } from './list'
export { countWaiting, noteWaiting, waitingJobs, type WaitingCodes } from './notes'
export { releaseCodes } from './release'
export { releaseAllCodes, releaseSource } from './tick'
