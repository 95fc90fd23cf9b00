import type { VtexKitPart } from '../../clients/catalog/kits'
import type { VtexSkuSpecification } from '../../clients/catalog/sku-specifications'
import type { VtexFullSku, VtexSkuContext } from '../../clients/catalog/skus'
import type { MatchRule, Target } from '../flow'
import type { WantedSpecification } from './schema'

/** What a SKU record is about. */
export interface SkuTarget extends Target {
  match: MatchRule
  /** VTEX's id of its product; empty where the record does not name it. */
  productId: string
  /** SKU ids of the components, by reference code. */
  parts: ReadonlyMap<string, string>
  /** Ids of the specifications that the record names by ref. */
  fields: ReadonlyMap<string, string>
}

/** A specification of VTEX that a record means; without an id it is created with the value. */
export interface Field {
  id: number | null
  name: string
  group: string
  isRoot: boolean
}

/** A specification the record sets, and which one in VTEX that is. */
export interface MeantSpecification {
  wanted: WantedSpecification
  field: Field
}

/** A SKU in VTEX, as much of it as the record is about. */
export interface LiveSku {
  /** Null while VTEX does not have it. */
  sku: VtexFullSku | null
  eans: string[]
  specifications: VtexSkuSpecification[]
  parts: VtexKitPart[]
  /** Null where nobody asked for it. */
  context: VtexSkuContext | null
  /** Reference codes of the components, by SKU id; only to show them. */
  partRefs: ReadonlyMap<number, string>
  meant: MeantSpecification[]
}
