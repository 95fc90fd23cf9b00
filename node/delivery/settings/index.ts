export {
  allFlowSettings,
  readFlowSettings,
  readLoosestOwnership,
  readMatchRule,
  saveFlowSettings,
  saveOwnFlowSettings,
} from './flow-settings'
export { fieldsOf, flowSettingsSchema, ownFlowSettingsSchema } from './flow-schema'
export {
  generalSettingsSchema,
  readGeneralSettings,
  saveGeneralSettings,
  type GeneralSettings,
} from './general-settings'
export { putFlowSettings } from './put-flow-settings'
export { parseSettings } from './parse-settings'
export type { StoredSettings } from './stored-settings'
export { hashedByOwner, ownedPart, ownerships, type FieldOwnership } from './ownership'
export { flowSettingsOf, loosestOwnership, type FlowSettings } from './resolve'
export {
  changeSourceSettings,
  MOST_SOURCES,
  readSourceSettings,
  settingsIn,
  type AllSourceSettings,
  type OwnFlowSettings,
  type SourceSettings,
} from './source-settings'
