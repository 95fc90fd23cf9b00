import { describeApp } from '../manifest'
import { deliveriesOf } from './subscriptions'

const app = describeApp(
  { vendor: 'acme', name: 'app', version: '1.0.0', policies: [] },
  {
    memory: 128,
    timeout: 10,
    routes: {},
    events: {
      own: { sender: 'acme.app', topics: ['tick'] },
      orders: { sender: 'vtex.orders-broadcast', keys: ['order-status-updated'] },
      everything: { sender: '' },
    },
  },
)

const event = {
  account: 'demo',
  workspace: 'master',
  contentType: 'application/json',
  body: Buffer.from('{}'),
}
const vrn = (name: string) => `vrn:apps:aws-us-east-1:demo:master:/apps/${name}`

it.each([
  ['own sender and topic', 'acme.app', 'tick', '', ['own', 'everything']],
  ['another topic', 'acme.app', 'tock', '', ['everything']],
  ['another sender', 'other.app', 'tick', '', ['everything']],
  [
    'topics under their old name',
    'vtex.orders-broadcast',
    'order-status-updated',
    '',
    ['orders', 'everything'],
  ],
  ['meant for the app', 'acme.app', 'tick', vrn('acme.app@1.0.0'), ['own', 'everything']],
  ['meant for any app', 'acme.app', 'tick', vrn(''), ['own', 'everything']],
  ['meant for another app', 'acme.app', 'tick', vrn('other.app'), []],
])('%s', (_, sender, key, resource, handlers) => {
  const found = deliveriesOf(app, { ...event, sender, key, resource })
  expect(found.map(({ handlerId }) => handlerId)).toEqual(handlers)
})
