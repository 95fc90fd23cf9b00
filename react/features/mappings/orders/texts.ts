export const ORDERS = 'orders'

/** Texts that say something else where orders go out than where records come in. */
const ofOrders: Record<string, string> = {
  'admin/erp-integrator.sample.title': 'admin/erp-integrator.orderMapping.sampleTitle',
  'admin/erp-integrator.sample.about': 'admin/erp-integrator.orderMapping.sampleAbout',
  'admin/erp-integrator.target.title': 'admin/erp-integrator.orderMapping.targetTitle',
  'admin/erp-integrator.source.path': 'admin/erp-integrator.orderMapping.sourcePath',
  'admin/erp-integrator.source.each': 'admin/erp-integrator.orderMapping.sourceEach',
  'admin/erp-integrator.rule.listField': 'admin/erp-integrator.orderMapping.listField',
  'admin/erp-integrator.rule.defaultLabel': 'admin/erp-integrator.orderMapping.defaultLabel',
  'admin/erp-integrator.rule.defaultHelp': 'admin/erp-integrator.orderMapping.defaultHelp',
  'admin/erp-integrator.rule.clearLabel': 'admin/erp-integrator.orderMapping.nullLabel',
  'admin/erp-integrator.rule.clearHelp': 'admin/erp-integrator.orderMapping.nullHelp',
  'admin/erp-integrator.preview.title': 'admin/erp-integrator.orderMapping.previewTitle',
  'admin/erp-integrator.preview.about': 'admin/erp-integrator.orderMapping.previewAbout',
  'admin/erp-integrator.preview.waiting': 'admin/erp-integrator.orderMapping.previewWaiting',
  'admin/erp-integrator.preview.running': 'admin/erp-integrator.orderMapping.previewRunning',
  'admin/erp-integrator.preview.unknownCode': 'admin/erp-integrator.orderMapping.unknownCode',
  'admin/erp-integrator.mapping.removeText': 'admin/erp-integrator.orderMapping.removeText',
  'admin/erp-integrator.publish.text': 'admin/erp-integrator.orderMapping.publishText',
  'admin/erp-integrator.filter.title': 'admin/erp-integrator.orderMapping.filterTitle',
  'admin/erp-integrator.filter.about': 'admin/erp-integrator.orderMapping.filterAbout',
  'admin/erp-integrator.filter.emptyTitle': 'admin/erp-integrator.orderMapping.filterEmptyTitle',
  'admin/erp-integrator.filter.emptyText': 'admin/erp-integrator.orderMapping.filterEmptyText',
  'admin/erp-integrator.test.needsSample': 'admin/erp-integrator.orderMapping.needsSample',
}

/** The message for a flow. */
export function textOf(flow: string, id: string): string {
  return flow === ORDERS ? (ofOrders[id] ?? id) : id
}
