export { addToFigures, mergeFigures, noFigures, type GuardFigures } from './figures'
export { ruleNames, rulesOf, type GuardInput, type RuleName } from './rules'
export {
  defaultGuardSettings,
  guardSettingsSchema,
  readGuardSettings,
  saveGuardSettings,
  type GuardMode,
  type GuardSettings,
} from './settings'
export { verdict, type GuardFinding, type GuardVerdict } from './verdict'
