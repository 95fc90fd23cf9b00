export { flush, lastDay, noHour, record, type CallTally, type FlowHour, type Hour } from './recorder'
