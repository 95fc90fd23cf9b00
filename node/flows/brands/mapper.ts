import type { VtexBrand, VtexBrandInput } from '../../clients/catalog/brands'
import { keywordsOf } from '../fields'
import type { BrandRecord } from './schema'

/** A brand in our terms; null and the empty list stand for nothing. */
export interface LiveBrand {
  name: string
  title: string | null
  description: string | null
  keywords: string[]
  active: boolean
  score: number | null
  adWordsCode: string | null
}

export function fromVtex(brand: VtexBrand): LiveBrand {
  return {
    name: brand.Name,
    title: brand.SiteTitle || null,
    description: brand.Text || null,
    keywords: keywordsOf(brand.Keywords),
    active: brand.Active,
    score: brand.Score,
    adWordsCode: brand.AdWordsRemarketingCode || null,
  }
}

/** What the record sets, in our terms. */
export function wantedBrand({
  ref: _ref,
  version: _version,
  updatedAt: _at,
  keywords,
  ...fields
}: BrandRecord) {
  return {
    ...fields,
    ...(keywords !== undefined && { keywords: keywords ?? [] }),
  } satisfies Partial<LiveBrand>
}

/** The body for VTEX; what VTEX holds besides stays. */
export function toVtex(wanted: LiveBrand, live: VtexBrand | null): VtexBrandInput {
  return {
    Name: wanted.name,
    Text: wanted.description ?? '',
    Keywords: wanted.keywords.join(', '),
    SiteTitle: wanted.title ?? '',
    AdWordsRemarketingCode: wanted.adWordsCode,
    LomadeeCampaignCode: live?.LomadeeCampaignCode ?? null,
    Score: wanted.score,
    MenuHome: live?.MenuHome ?? false,
    Active: wanted.active,
    LinkId: live?.LinkId ?? null,
  }
}
