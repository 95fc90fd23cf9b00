export { countNotes } from './notes'
export { parkRecord, parkRecords } from './park'
export { releaseParked } from './release'
export { waitingFor, type Waiting } from './waiting'
