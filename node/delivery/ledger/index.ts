export {
  followedBy,
  mergeEntries,
  recordIn,
  type FieldValue,
  type LedgerEntry,
  type LedgerEvent,
} from './entry'
export { hashOf } from './hash-space'
export { ledgerIn, type Ledger } from './ledger'
