import React from 'react'

import { ErpStockSettingsQuery } from '../../graphql/operation-types'
import query from '../../graphql/stock-settings.graphql'
import { ErrorPanel } from '../../shared/ErrorPanel'
import { SkeletonLines } from '../../shared/Skeleton'
import { useAnswer } from '../../shared/useAnswer'
import { StockForm } from './StockForm'

/** What the ERP's quantities count. */
export function StockTab() {
  const { data, error, ask } = useAnswer<ErpStockSettingsQuery>(query)
  if (data) return <StockForm quantity={data.stockSettings.quantity} onSaved={ask} />
  return error ? <ErrorPanel error={error} onRetry={ask} /> : <SkeletonLines lines={6} />
}
