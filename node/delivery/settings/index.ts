export {
  allFlowSettings,
  flowSettingsSchema,
  ownerships,
  readFlowSettings,
  saveFlowSettings,
  type FieldOwnership,
  type FlowSettings,
} from './flow-settings'
export { ownedPart } from './ownership'
