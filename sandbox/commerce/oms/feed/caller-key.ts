import type { Caller } from '../../../http'

/** Whose feed or hook a call means: each appKey has its own. Assumption: so has a person, and an app. */
export function keyOf(caller: Caller): string {
  switch (caller.kind) {
    case 'key':
    case 'user':
      return caller.id
    case 'app':
      return caller.appId
    case 'nobody':
      return ''
  }
}
