import { z } from 'zod'
import { jsonString, ok } from '../answers'
import type { Answered, Call, Handler } from '../routes'
import type { ShapeKit } from '../shape'
import { activateWaiting } from './activation'
import { withBody } from './body'
import { maxId, withRecord } from './ids'
import { linkOf } from './names'
import { positive } from './paging'
import type { Brand } from './records'
import { takeId } from './store'

/** The bodies of POST and PUT brand. The reference requires Id, the guides leave it out. */
export function brandBody(kit: ShapeKit) {
  const text = z.string().nullish()
  return kit.object({
    Id: kit.optional(z.int().min(1).max(maxId)),
    Name: z.string().min(1),
    Text: text,
    Keywords: text,
    SiteTitle: text,
    AdWordsRemarketingCode: text,
    LomadeeCampaignCode: text,
    Score: z.int32().nullish(),
    MenuHome: kit.optional(z.boolean()),
    Active: kit.optional(z.boolean()),
    LinkId: text,
  })
}

type Body = ReturnType<typeof brandBody>

function withBrand(handle: (call: Call, brand: Brand) => Answered): Handler {
  return withRecord({ parameter: 'brandId', name: 'brand', records: ({ brands }) => brands }, handle)
}

export const getBrand: Handler = withBrand((_call, brand) => ok(brand))

export const getListedBrand: Handler = withBrand((_call, brand) => ok(listed(brand)))

/** GET all brands, at most 20,000. */
export const listBrands: Handler = ({ state }) =>
  ok([...state.kept.catalog.brands.values()].slice(0, 20_000).map(listed))

/** GET brands by page, from 1. */
export const listBrandPages: Handler = ({ state, request }) => {
  const [page, perPage] = [positive(request.query.get('page')), positive(request.query.get('pageSize'))]
  if (page === null || perPage === null) return jsonString(400, 'page and pageSize are required')
  const all = [...state.kept.catalog.brands.values()]
  const items = all.slice((page - 1) * perPage, page * perPage).map(listed)
  return ok({ items, paging: { page, perPage, total: all.length, pages: Math.ceil(all.length / perPage) } })
}

/** POST creates a brand; 409 when the id is taken. Assumption: two brands may have the same name. */
export function postBrand(body: Body): Handler {
  return (call) =>
    withBody(body, call, (sent) => {
      const { catalog } = call.state.kept
      if (sent.Id && catalog.brands.has(sent.Id)) return jsonString(409, 'Brand already created with this Id')
      const id = sent.Id ?? takeId(catalog, 'brand', catalog.brands)
      const brand = toBrand(id, sent, sent.LinkId || linkOf(sent.Name))
      catalog.brands.set(id, brand)
      return ok(brand)
    })
}

/** PUT replaces a brand: what the body lacks is deleted. The LinkId is echoed and not saved (known issue). */
export function putBrand(body: Body): Handler {
  return withBrand((call, { Id, LinkId, Active }) =>
    withBody(body, call, (sent) => {
      const { catalog } = call.state.kept
      const brand = toBrand(Id, sent, LinkId)
      catalog.brands.set(Id, brand)
      if (brand.Active && !Active) activateWaiting(catalog, catalog.waitingSkus)
      return ok({ ...brand, LinkId: sent.LinkId ?? LinkId })
    }),
  )
}

/** DELETE a brand. Assumption: 400 while products have it. */
export const deleteBrand: Handler = withBrand(({ state }, { Id }) => {
  const { brands, products } = state.kept.catalog
  const isUsed = [...products.values()].some(({ BrandId }) => BrandId === Id)
  if (isUsed) return jsonString(400, 'The brand has products')
  brands.delete(Id)
  return ok()
})

/** A brand from what was sent. Null for a flag, where it is not refused, is kept as null. */
export function toBrand(id: number, sent: z.infer<Body>, LinkId: string): Brand {
  return {
    Id: id,
    Name: sent.Name,
    Text: sent.Text ?? '',
    Keywords: sent.Keywords ?? '',
    SiteTitle: sent.SiteTitle ?? '',
    AdWordsRemarketingCode: sent.AdWordsRemarketingCode ?? '',
    LomadeeCampaignCode: sent.LomadeeCampaignCode ?? '',
    Score: sent.Score ?? null,
    MenuHome: sent.MenuHome === undefined ? false : sent.MenuHome,
    Active: sent.Active === undefined ? false : sent.Active,
    LinkId,
  }
}

function listed({ Id, Name, Active, SiteTitle, Text }: Brand) {
  return {
    id: Id,
    name: Name,
    isActive: Active ?? false,
    title: SiteTitle,
    metaTagDescription: Text,
    imageUrl: null,
  }
}
