export { rounds } from './rounds'
export { syncRecords, rememberedSkus } from './sync-records'
export { acceptedAgain, type SyncOptions } from './run'
