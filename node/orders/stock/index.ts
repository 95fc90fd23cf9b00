export { commitmentsIn, isDue, isMovedSince, rowName, type StockRow } from './row'
export { marked, type Mark } from './marks'
export { quantityFor } from './quantity'
export { changeRows, prepareStock, readRows, readShelf, shardOfRow } from './shelf'
export { settleStock } from './settle'
export {
  quantityKinds,
  readStockSettings,
  saveStockSettings,
  stockSettingsSchema,
  type QuantityKind,
  type StockSettings,
} from './settings'
export type { Commitment } from './commitments'
