export { addToFigures, mergeFigures, noFigures, type GuardFigures } from './figures'
export { putGuards } from './put-guards'
export { ruleNames, rulesOf, type GuardInput, type RuleName } from './rules'
export {
  defaultGuardSettings,
  guardSettingsSchema,
  guardsOf,
  ownGuardsSchema,
  readGuardSettings,
  readGuardsOf,
  saveGuardSettings,
  saveOwnGuards,
  type GuardMode,
  type GuardSettings,
  type GuardsInForce,
  type OwnGuards,
} from './settings'
export { verdict, type GuardFinding, type GuardVerdict } from './verdict'
