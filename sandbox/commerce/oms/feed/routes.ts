import { shapeKit } from '../../shape'
import type { Context, RouteDefinition } from '../../routes'
import {
  commitBody,
  deleteFeedConfig,
  feedBody,
  getFeed,
  getFeedConfig,
  postFeed,
  postFeedConfig,
  withFeed,
} from './feed-routes'
import {
  deleteHookConfig,
  expressionBody,
  getHookConfig,
  hookBody,
  postExpression,
  postHookConfig,
} from './hook-routes'

const resources = ['FeedHookV3Admin', 'FeedHookV3Viewer']
const feed = '/api/orders/feed'
const feedConfig = `${feed}/config`
const hookConfig = '/api/orders/hook/config'

/** Feed v3 and hook. VTEX names resources for their configuration alone; assumption: the queue takes the same. */
export function feedRoutes(context: Context): RouteDefinition[] {
  const kit = shapeKit(context.strict)
  const on = (handle: Parameters<typeof withFeed>[1]) => withFeed(context, handle)
  return [
    { method: 'GET', template: feedConfig, resources, handle: on(getFeedConfig(context)) },
    { method: 'POST', template: feedConfig, resources, handle: postFeedConfig(context, feedBody(kit)) },
    { method: 'DELETE', template: feedConfig, resources, handle: on(deleteFeedConfig) },
    { method: 'GET', template: feed, resources, handle: on(getFeed(context)) },
    { method: 'POST', template: feed, resources, handle: on(postFeed(commitBody(kit))) },
    { method: 'GET', template: hookConfig, resources, handle: getHookConfig(context) },
    { method: 'POST', template: hookConfig, resources, handle: postHookConfig(context, hookBody(kit)) },
    { method: 'DELETE', template: hookConfig, resources, handle: deleteHookConfig },
    {
      method: 'POST',
      template: '/api/orders/expressions/jsonata',
      resources,
      handle: postExpression(expressionBody(kit)),
    },
  ]
}
