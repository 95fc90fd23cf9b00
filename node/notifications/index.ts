export { changeFeed, readFeed, readUpTo, since, type Feed } from './feed'
export { notificationKinds, type Notification, type NotificationKind, type Subject } from './kinds'
export { notify, notifyFromTime } from './notify'
export {
  notificationSettingsSchema,
  readNotificationSettings,
  saveNotificationSettings,
  type NotificationSettings,
} from './settings'
export { wordsOf } from './words'
