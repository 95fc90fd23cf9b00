export { toCsv, toNdjson } from './download'
export { viewOfResult, type RecordResultView } from './view'
