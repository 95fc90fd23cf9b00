import { ErpOverviewQuery } from '../../graphql/operation-types'

/** What the query ErpOverview answers; the fields are described in graphql/types/overview.graphql. */
export type Overview = ErpOverviewQuery['overview']
export type HeldBatch = Overview['heldBatches'][number]
export type FlowDay = Overview['flows'][number]
export type LaneSpeed = Overview['lanes'][number]
export type GettingStarted = Overview['gettingStarted']
