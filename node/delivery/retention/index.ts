export { rememberDay } from './days'
export { expireJobs, KEEP_DAYS, type Expired } from './expire'
