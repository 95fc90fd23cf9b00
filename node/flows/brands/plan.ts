import { ok, type Result } from 'neverthrow'
import type { VtexBrand } from '../../clients/catalog/brands'
import type { Failure } from '../../errors/failure'
import { isSameText, planFields } from '../changes'
import type { Plan } from '../flow'
import { fromVtex, wantedBrand, type LiveBrand } from './mapper'
import type { BrandRecord } from './schema'

/** A brand nobody has said anything about yet. */
const newBrand: Omit<LiveBrand, 'name'> = {
  title: null,
  description: null,
  keywords: [],
  active: true,
  score: null,
  adWordsCode: null,
}

/** What must change in VTEX so that the brand is what the source says. Pure. */
export function planBrand(record: BrandRecord, live: VtexBrand | null): Result<Plan, Failure> {
  const wanted = live ? wantedBrand(record) : { active: newBrand.active, ...wantedBrand(record) }
  const equals = { name: isSameText, title: isSameText, description: isSameText }
  return ok(planFields<LiveBrand>(wanted, live && fromVtex(live), equals))
}

/** The brand once the record is applied to the live one. Pure. */
export function brandAfter(record: BrandRecord, live: VtexBrand | null): LiveBrand {
  return { ...(live ? fromVtex(live) : newBrand), ...wantedBrand(record) }
}
