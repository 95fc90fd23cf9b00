import { z } from 'zod'
import { jsonString, ok } from '../answers'
import type { Context, Handler } from '../routes'
import type { ShapeKit } from '../shape'
import { withBody } from './body'
import { withProduct } from './ids'
import { freeId, storeProduct, type CatalogState, type Product } from './store'

/** The bodies of POST and PUT product. Brands and categories are not emulated: any id or name will do. */
export function productBodies(kit: ShapeKit) {
  const text = z.string().nullish()
  const fields = {
    Name: z.string().min(1).max(150),
    DepartmentId: kit.optional(z.int32()),
    CategoryId: kit.optional(z.int32()),
    BrandId: kit.optional(z.int32()),
    LinkId: text,
    RefId: z.string().max(100).nullish(),
    IsVisible: kit.optional(z.boolean()),
    Description: text,
    DescriptionShort: text,
    ReleaseDate: text,
    KeyWords: text,
    Title: z.string().max(150).nullish(),
    IsActive: kit.optional(z.boolean()),
    TaxCode: text,
    MetaTagDescription: text,
    SupplierId: z.int32().nullish(),
    ShowWithoutStock: kit.optional(z.boolean()),
    AdWordsRemarketingCode: text,
    LomadeeCampaignCode: text,
    Score: kit.optional(z.int32()),
  }
  return {
    // Id 0 is accepted, as in VTEX's known issue.
    post: kit.object({ ...fields, Id: kit.optional(z.int32().min(0)), CategoryPath: text, BrandName: text }),
    put: kit.object({ ...fields, CategoryId: z.int32(), BrandId: z.int32() }),
  }
}

type Bodies = ReturnType<typeof productBodies>

export const getProduct: Handler = withProduct((_call, product) => ok(product))

/** POST creates a product; 409 with the documented texts when id, RefId or LinkId is taken. */
export function postProduct({ now }: Context, bodies: Bodies): Handler {
  return (call) =>
    withBody(bodies.post, call, (sent) => {
      const { catalog } = call.state.kept
      if (!sent.CategoryId && !sent.CategoryPath)
        return jsonString(400, 'CategoryId or CategoryPath is required')
      if (!sent.BrandId && !sent.BrandName) return jsonString(400, 'BrandId or BrandName is required')
      const id = sent.Id ?? freeId(catalog.products, catalog.nextProductId)
      if (catalog.products.has(id)) return jsonString(409, 'Product already created with this Id')
      const product = toProduct(id, sent, now())
      const taken = conflict(catalog, product)
      if (taken) return jsonString(409, taken)
      storeProduct(catalog, product)
      if (sent.Id === undefined) catalog.nextProductId = id + 1
      return ok(product)
    })
}

/** PUT replaces a product: what the body lacks is deleted, booleans become false. */
export function putProduct({ now }: Context, bodies: Bodies): Handler {
  return withProduct((call, { Id }) =>
    withBody(bodies.put, call, (sent) => {
      const { catalog } = call.state.kept
      const product = toProduct(Id, sent, now())
      const taken = conflict(catalog, product)
      if (taken) return jsonString(409, taken)
      storeProduct(catalog, product)
      return ok(product)
    }),
  )
}

function conflict(state: CatalogState, { Id, RefId, LinkId }: Product): string | null {
  const byRef = state.productIdByRef.get(RefId)
  if (byRef !== undefined && byRef !== Id) {
    return `There is already a product created with the same RefId with Product Id ${byRef}`
  }
  const byLink = state.productIdByLink.get(LinkId)
  if (byLink === undefined || byLink === Id) return null
  return `There is already a product with the same LinkId with Product Id ${byLink}`
}

/** A product from what was sent; a missing ReleaseDate becomes now, as in VTEX's known issue. */
export function toProduct(
  id: number,
  sent: Partial<z.infer<Bodies['post']>> & { Name: string },
  now: number,
): Product {
  return {
    Id: id,
    Name: sent.Name,
    DepartmentId: sent.DepartmentId ?? sent.CategoryId ?? 1,
    CategoryId: sent.CategoryId ?? 1,
    BrandId: sent.BrandId ?? 1,
    LinkId: sent.LinkId || slug(sent.Name),
    RefId: sent.RefId ?? '',
    IsVisible: sent.IsVisible ?? false,
    Description: sent.Description ?? '',
    DescriptionShort: sent.DescriptionShort ?? '',
    ReleaseDate: sent.ReleaseDate || new Date(now).toISOString().slice(0, 19),
    KeyWords: sent.KeyWords ?? '',
    Title: sent.Title ?? '',
    IsActive: sent.IsActive ?? false,
    TaxCode: sent.TaxCode ?? '',
    MetaTagDescription: sent.MetaTagDescription ?? '',
    SupplierId: sent.SupplierId ?? null,
    ShowWithoutStock: sent.ShowWithoutStock ?? false,
    AdWordsRemarketingCode: sent.AdWordsRemarketingCode ?? null,
    LomadeeCampaignCode: sent.LomadeeCampaignCode ?? null,
    Score: sent.Score ?? 0,
  }
}

function slug(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')
}
