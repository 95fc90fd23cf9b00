export {
  allFlowSettings,
  fieldsOf,
  flowSettingsSchema,
  ownerships,
  readFlowSettings,
  readMatchRule,
  saveFlowSettings,
  type FieldOwnership,
  type FlowSettings,
} from './flow-settings'
export {
  generalSettingsSchema,
  readGeneralSettings,
  saveGeneralSettings,
  type GeneralSettings,
} from './general-settings'
export { parseSettings } from './parse-settings'
export { ownedPart } from './ownership'
