export { countWaiting, noteWaiting, type WaitingJob } from './notes'
export { releaseCodes } from './release'
