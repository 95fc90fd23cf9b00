import { addresses } from '../../shared/addresses'
import { Overview } from './types'

/** Something a person should look at. */
export type Need =
  | { kind: 'held'; id: string; flow: string; finding?: Overview['heldBatches'][number]['findings'][number] }
  | { kind: 'codes'; source: string; count: number; tables: { table: string; count: number }[] }
  | { kind: 'problem'; flow: string; records: number; title: string; code: string }
  | { kind: 'stuck'; count: number }
  | { kind: 'orders'; count: number }
  | { kind: 'waiting'; count: number }

/** The most urgent first: what stands still, what is missing, what failed, what only waits. Pure. */
export function needsOf(overview: Overview): Need[] {
  const { heldBatches, unknownCodes, problems, stuckBatches, waitingRecords, troubledOrders } = overview
  return [
    ...heldBatches.map(({ id, flow, findings }): Need => ({
      kind: 'held',
      id,
      flow,
      finding: worst(findings),
    })),
    ...(stuckBatches > 0 ? [{ kind: 'stuck' as const, count: stuckBatches }] : []),
    ...(troubledOrders > 0 ? [{ kind: 'orders' as const, count: troubledOrders }] : []),
    ...codesBySource(unknownCodes),
    ...problems.map(({ flow, records, title, code }): Need => ({
      kind: 'problem',
      flow,
      records,
      title,
      code,
    })),
    ...(waitingRecords > 0 ? [{ kind: 'waiting' as const, count: waitingRecords }] : []),
  ]
}

type Finding = Overview['heldBatches'][number]['findings'][number]

/** What holds comes before what only warns. */
function worst(findings: readonly Finding[]): Finding | undefined {
  return findings.find(({ mode }) => mode === 'hold') ?? findings[0]
}

function codesBySource(codes: Overview['unknownCodes']): Need[] {
  const sources = [...new Set(codes.map(({ source }) => source))]
  return sources.map((source) => {
    const tables = codes.filter((one) => one.source === source)
    const count = tables.reduce((sum, one) => sum + one.count, 0)
    return {
      kind: 'codes',
      source,
      count,
      tables: tables.map(({ table, count: of }) => ({ table, count: of })),
    }
  })
}

/** Where a need is looked after. Pure. */
export function addressOf(need: Need): string {
  switch (need.kind) {
    case 'held':
      return addresses.batch(need.id)
    case 'stuck':
      return addresses.activity({ tab: 'batches' })
    case 'codes':
      return addresses.codeTables({ source: need.source, table: need.tables[0]?.table, show: 'UNKNOWN' })
    case 'problem':
      return addresses.activity({ tab: 'problems', flow: need.flow })
    case 'orders':
      return addresses.orders({ trouble: 'yes' })
    case 'waiting':
      return addresses.activity({ tab: 'waiting' })
  }
}
