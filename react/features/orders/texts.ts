import { OrderAwaits, OrderStage, OrderTrouble } from '../../graphql/schema-types'

/** Message ids of where an order stands. */
export const stageTexts: Record<OrderStage, string> = {
  SEEN: 'admin/erp-integrator.orders.stage.seen',
  QUEUED: 'admin/erp-integrator.orders.stage.queued',
  ACKNOWLEDGED: 'admin/erp-integrator.orders.stage.acknowledged',
  HANDLING: 'admin/erp-integrator.orders.stage.handling',
  REJECTED: 'admin/erp-integrator.orders.stage.rejected',
  SKIPPED: 'admin/erp-integrator.orders.stage.skipped',
  ELSEWHERE: 'admin/erp-integrator.orders.stage.elsewhere',
  INVOICED: 'admin/erp-integrator.orders.stage.invoiced',
  CANCELED: 'admin/erp-integrator.orders.stage.canceled',
}

/** Message ids of what is wrong with an order, and of what to do about it. */
export const troubleTexts: Record<OrderTrouble, { title: string; help: string }> = {
  REJECTED: {
    title: 'admin/erp-integrator.orders.trouble.rejected',
    help: 'admin/erp-integrator.orders.trouble.rejected.help',
  },
  UNMAPPED: {
    title: 'admin/erp-integrator.orders.trouble.unmapped',
    help: 'admin/erp-integrator.orders.trouble.unmapped.help',
  },
  RETURNED: {
    title: 'admin/erp-integrator.orders.trouble.returned',
    help: 'admin/erp-integrator.orders.trouble.returned.help',
  },
  STUCK: {
    title: 'admin/erp-integrator.orders.trouble.stuck',
    help: 'admin/erp-integrator.orders.trouble.stuck.help',
  },
  INCOMPLETE: {
    title: 'admin/erp-integrator.orders.trouble.incomplete',
    help: 'admin/erp-integrator.orders.trouble.incomplete.help',
  },
  ELSEWHERE: {
    title: 'admin/erp-integrator.orders.trouble.elsewhere',
    help: 'admin/erp-integrator.orders.trouble.elsewhere.help',
  },
  ALERT: {
    title: 'admin/erp-integrator.orders.trouble.alert',
    help: 'admin/erp-integrator.orders.trouble.alert.help',
  },
}

/** Message ids of what to do about an order that is stuck, by whom it waits for. */
export const stuckTexts: Record<OrderAwaits, string> = {
  PLACING: 'admin/erp-integrator.orders.trouble.stuck.placing',
  VTEX: 'admin/erp-integrator.orders.trouble.stuck.vtex',
  SELLER: 'admin/erp-integrator.orders.trouble.stuck.seller',
  AUTHORIZATION: 'admin/erp-integrator.orders.trouble.stuck.authorization',
  RELEASE: 'admin/erp-integrator.orders.trouble.stuck.release',
  ERP: 'admin/erp-integrator.orders.trouble.stuck.erp',
  INVOICE: 'admin/erp-integrator.orders.trouble.stuck.invoice',
  DECISION: 'admin/erp-integrator.orders.trouble.stuck.decision',
}

/** Message id of what to do about an order in trouble. Pure. */
export function helpOf(trouble: OrderTrouble, awaits: OrderAwaits | null): string {
  return trouble === 'STUCK' && awaits ? stuckTexts[awaits] : troubleTexts[trouble].help
}

/** Message ids of the steps of a timeline; others show as they came. */
export const happeningTexts: Record<string, string> = {
  status: 'admin/erp-integrator.orders.happening.status',
  queued: 'admin/erp-integrator.orders.happening.queued',
  dequeued: 'admin/erp-integrator.orders.happening.dequeued',
  leased: 'admin/erp-integrator.orders.happening.leased',
  pushed: 'admin/erp-integrator.orders.happening.pushed',
  acknowledged: 'admin/erp-integrator.orders.happening.acknowledged',
  rejected: 'admin/erp-integrator.orders.happening.rejected',
  held: 'admin/erp-integrator.orders.happening.held',
  left: 'admin/erp-integrator.orders.happening.left',
  retried: 'admin/erp-integrator.orders.happening.retried',
  'start-handling': 'admin/erp-integrator.orders.happening.startHandling',
  invoice: 'admin/erp-integrator.orders.happening.invoice',
  tracking: 'admin/erp-integrator.orders.happening.tracking',
  cancel: 'admin/erp-integrator.orders.happening.cancel',
  decision: 'admin/erp-integrator.orders.happening.decision',
  change: 'admin/erp-integrator.orders.happening.change',
  alert: 'admin/erp-integrator.orders.happening.alert',
}

/** Message ids of who or what made something happen; sources show as they are. */
export const actorTexts: Record<string, string> = {
  event: 'admin/erp-integrator.orders.by.event',
  search: 'admin/erp-integrator.orders.by.search',
  watch: 'admin/erp-integrator.orders.by.watch',
  queue: 'admin/erp-integrator.orders.by.queue',
  app: 'admin/erp-integrator.orders.by.app',
}

/** Message ids of who wants an order cancelled. */
export const partyTexts: Record<string, string> = {
  store: 'admin/erp-integrator.order.party.store',
  customer: 'admin/erp-integrator.order.party.customer',
}

/** Message ids of kinds of invoices. */
export const invoiceTexts: Record<string, string> = {
  output: 'admin/erp-integrator.order.invoices.output',
  input: 'admin/erp-integrator.order.invoices.input',
}

/** Message ids of a cancellation, and of decisions on a request. */
export const cancellationTexts: Record<string, string> = {
  cancel: 'admin/erp-integrator.order.cancellation.cancel',
  accept: 'admin/erp-integrator.order.cancellation.accept',
  deny: 'admin/erp-integrator.order.cancellation.deny',
}

/** Message ids of how far invoices, cancellations and changes are. */
export const stateTexts: Record<string, string> = {
  sending: 'admin/erp-integrator.order.state.sending',
  sent: 'admin/erp-integrator.order.state.sent',
  confirmed: 'admin/erp-integrator.order.state.confirmed',
  processing: 'admin/erp-integrator.order.state.processing',
  done: 'admin/erp-integrator.order.state.done',
  failed: 'admin/erp-integrator.order.state.failed',
}
