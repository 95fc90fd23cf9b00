export { toCsv, toNdjson } from './download'
export { viewOfPart, viewOfResult, type RecordResultView } from './view'
