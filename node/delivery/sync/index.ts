export { meter } from './metered'
export { rounds } from './rounds'
export { syncRecords } from './sync-records'
export { acceptedAgain, forgetHash, type SyncOptions } from './run'
