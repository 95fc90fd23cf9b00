export {
  allFlowSettings,
  flowSettingsSchema,
  ownerships,
  readFlowSettings,
  readMatchRule,
  saveFlowSettings,
  type FieldOwnership,
  type FlowSettings,
} from './flow-settings'
export { ownedPart } from './ownership'
