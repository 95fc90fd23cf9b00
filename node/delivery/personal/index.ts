export { HIDDEN, keptValue, shownChanges } from './hide'
export { dropPayloads, expirePayloads, personalJobs, rememberPersonal } from './payloads'
export { expireRecent, forgetRecent, keepRecent, recentOf } from './recent'
