import type { VtexAddress } from '../../clients/masterdata/addresses'
import type { VtexCustomer } from '../../clients/masterdata/customers'
import type { MatchRule, Target } from '../flow'

/** What a customer record is about. */
export interface CustomerTarget extends Target {
  match: MatchRule
}

/** A customer in VTEX, with the addresses the record is about; all of them without a record. */
export interface LiveCustomer {
  customer: VtexCustomer
  addresses: VtexAddress[]
}
