export { meter } from './metered'
export { rounds, syncRecords } from './sync-records'
export { acceptedAgain, forgetHash, type SyncOptions } from './run'
