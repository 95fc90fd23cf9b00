export { rounds, syncRecords, rememberedSkus } from './sync-records'
export { acceptedAgain, type SyncOptions } from './run'
