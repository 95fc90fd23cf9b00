export { addToFigures, mergeFigures, noFigures, type GuardFigures } from './figures'
export type { GuardInput } from './rules'
export {
  defaultGuardSettings,
  guardSettingsSchema,
  readGuardSettings,
  saveGuardSettings,
  type GuardMode,
  type GuardSettings,
} from './settings'
export { verdict, type GuardFinding, type GuardVerdict } from './verdict'
