import { z } from 'zod'
import type { ShapeKit } from '../shape'
import { dropDiacritics, linkOf } from './names'
import type { Product } from './records'

/** The bodies of POST and PUT product. */
export function productBodies(kit: ShapeKit) {
  const text = z.string().nullish()
  const limited = (length: number) => z.string().max(length).nullish()
  const fields = {
    Name: z.string().min(1).max(150),
    DepartmentId: kit.optional(z.int32()),
    CategoryId: kit.optional(z.int32()),
    BrandId: kit.optional(z.int32()),
    LinkId: text,
    RefId: limited(100),
    IsVisible: kit.optional(z.boolean()),
    Description: text,
    DescriptionShort: text,
    ReleaseDate: text,
    KeyWords: text,
    Title: limited(150),
    IsActive: kit.optional(z.boolean()),
    TaxCode: limited(150),
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

export type ProductBodies = ReturnType<typeof productBodies>

/** What a product hangs on, found in the store. */
export interface Placement {
  CategoryId: number
  BrandId: number
  DepartmentId: number
}

/**
 * A product from what was sent; a missing ReleaseDate becomes now and some diacritics are lost, as in VTEX's
 * known issues. A LinkId is taken as it is; VTEX makes one when there is none.
 */
export function toProduct(
  id: number,
  sent: Partial<z.infer<ProductBodies['post']>> & { Name: string },
  { CategoryId, BrandId, DepartmentId }: Placement,
  now: number,
): Product {
  return {
    Id: id,
    Name: dropDiacritics(sent.Name),
    DepartmentId,
    CategoryId,
    BrandId,
    LinkId: sent.LinkId || linkOf(sent.Name).toLowerCase(),
    RefId: sent.RefId ?? '',
    IsVisible: sent.IsVisible ?? false,
    Description: dropDiacritics(sent.Description ?? ''),
    DescriptionShort: dropDiacritics(sent.DescriptionShort ?? ''),
    ReleaseDate: sent.ReleaseDate || new Date(now).toISOString().slice(0, 19),
    KeyWords: dropDiacritics(sent.KeyWords ?? ''),
    Title: dropDiacritics(sent.Title ?? ''),
    IsActive: sent.IsActive ?? false,
    TaxCode: sent.TaxCode ?? '',
    MetaTagDescription: dropDiacritics(sent.MetaTagDescription ?? ''),
    SupplierId: sent.SupplierId ?? null,
    ShowWithoutStock: sent.ShowWithoutStock ?? false,
    AdWordsRemarketingCode: sent.AdWordsRemarketingCode ?? null,
    LomadeeCampaignCode: sent.LomadeeCampaignCode ?? null,
    Score: sent.Score ?? 0,
  }
}
