export { codeChanges } from './code-changes'
export { codesCsv, importCodesCsv, type ImportedCodes } from './csv'
export { listTables, type CodeTable } from './list-tables'
export { loadTables } from './load'
export { pageOfCodes, type CodePage, type CodeRow } from './page-of-codes'
export {
  applyCodes,
  checkPolicy,
  codeSchema,
  labelSchema,
  saveCodes,
  savePolicy,
  tooMany,
  valueSchema,
} from './save-codes'
export {
  allTables,
  choiceKinds,
  readCodes,
  readPolicy,
  tableName,
  tableNames,
  unknownCodePolicies,
  type ChoiceKind,
  type Codes,
  type TableName,
  type TablePolicy,
} from './table'
export { noteUnknown, readUnknown, type SeenCode } from './unknown'
