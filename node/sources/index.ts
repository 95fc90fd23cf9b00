export { listSources, type Source } from './list-sources'
export { noteUse } from './note-use'
export { sourceName } from './source-name'
