import type { InstalledApp } from '../manifest'
import type { Delivery } from './courier'

export interface SentEvent extends Omit<Delivery, 'handlerId' | 'subject'> {
  /** `''` for any app, or `vrn:apps:{region}:{account}:{workspace}:/apps/{app}`. */
  resource: string
}

/** The app's handlers that an event goes to, by service.json: sender and topic match, and it is meant for the app. */
export function deliveriesOf(app: InstalledApp, { resource, ...event }: SentEvent): Delivery[] {
  if (!meansApp(app, resource)) return []
  return Object.entries(app.service.events)
    .filter(([, { sender, topics, keys }]) => {
      const wanted = topics ?? keys ?? []
      return (sender === '' || sender === event.sender) && (wanted.length === 0 || wanted.includes(event.key))
    })
    .map(([handlerId]) => ({ ...event, handlerId, subject: resource }))
}

function meansApp(app: InstalledApp, resource: string): boolean {
  if (resource === '') return true
  const named = /\/apps\/(.*)$/.exec(resource)?.[1]
  return named === '' || named?.split('@')[0] === app.name
}
